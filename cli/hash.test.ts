import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, describe, test } from 'node:test'
import { readUnproven } from '../domain/hardware-hash/read-unproven.ts'
import type { HashedDevice } from '../domain/hardware-hash/types.ts'
import { message, nextStep } from '../domain/messages/messages.ts'
import type { Language } from '../domain/words.ts'
import { readFixture, withoutFixtures } from '../test/fixtures.ts'
import { syntheticDevice, syntheticDevices, withFault } from '../test/synthetic/devices.ts'
import { makeFile, zipOf } from '../test/synthetic/files.ts'
import type { HashContext } from './hash/hash-context.ts'
import { hashCommand } from './hash.ts'

const folder = mkdtempSync(join(tmpdir(), 'muster-hash-'))
after(() => rmSync(folder, { recursive: true }))

const device = syntheticDevice(1)

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** Runs the command as it is, with a terminal that keeps what is said. */
async function run(args: string[], options: { stdin?: string; language?: Language } = {}) {
  const printed: string[] = []
  const noted: string[] = []
  let status = -1
  const context: HashContext = {
    language: options.language ?? 'en',
    terminal: {
      stdin: Readable.from([Buffer.from(options.stdin ?? '')]) as NodeJS.ReadStream,
      print: (line) => printed.push(line),
      note: (line) => noted.push(line),
    },
    finish: (value) => {
      status = value
    },
  }
  await hashCommand(context).parseAsync(args, { from: 'user' })
  return { status, out: printed.join('\n'), err: noted.join('\n') }
}

type Answer = { valid: boolean; canonical: string; device: HashedDevice; repaired: boolean; warnings: string[] }
const whole = async (args: string[], stdin?: string) => {
  const { status, out } = await run([...args, '--json'], { stdin })
  assert.equal(status, 0, out)
  return JSON.parse(out) as Answer
}

describe('muster hash', () => {
  test('takes the hash as text, as a file, as OA3.xml and from standard input', async () => {
    const given: [string[], string?][] = [
      [[device.hash]],
      [[fileOf('hash.txt', `${device.hash}\r\n`)]],
      [[fileOf('wide.txt', Buffer.from(`\ufeff${device.hash}\r\n`, 'utf16le'))]],
      [[fileOf('bare.txt', Buffer.from(`${device.hash}\r\n`, 'utf16le').swap16())]],
      [[fileOf('OA3.xml', makeFile([device], { family: 'oa3' }))]],
      [[fileOf('cdata.xml', `<Key><HardwareHash>\n <![CDATA[${device.hash}]]>\n</HardwareHash></Key>`)]],
      [['-'], device.hash],
    ]
    for (const [args, stdin] of given) {
      const answer = await whole(args, stdin)
      assert.deepEqual([answer.valid, answer.canonical], [true, device.hash])
      assert.equal(answer.device.serialNumber, device.serialNumber)
    }
  })

  test('says what was repaired', async () => {
    const answer = await whole([device.hash.replaceAll('+', '-').replaceAll('/', '_').slice(0, 2048)])
    assert.deepEqual([answer.repaired, answer.warnings, answer.canonical], [true, [], device.hash])
    assert.match((await run([device.hash.slice(0, 2048)])).out, /repaired/)
  })

  test('tells people in groups of plain words, in both languages', async () => {
    const english = await run([device.hash])
    assert.equal(english.status, 0)
    for (const word of ['Identity', 'Serial number', String(device.serialNumber), 'Disks', 'Network', 'TPM', 'whole']) {
      assert.ok(english.out.includes(word), word)
    }
    const dutch = await run([device.hash, '--language', 'nl'])
    for (const word of ['Identiteit', 'Serienummer', 'Schijven', 'Netwerk', 'heel'])
      assert.ok(dutch.out.includes(word), word)
    assert.match((await run([syntheticDevice(7).hash])).out, /TPM +none/)
  })

  test('refuses with the reason, a sentence and what to do, exit status 1', async () => {
    const { hash } = withFault(device, 'checksum')
    const { status, out } = await run([hash, '--json'], { language: 'nl' })
    assert.equal(status, 1)
    assert.deepEqual(JSON.parse(out), {
      valid: false,
      canonical: null,
      repaired: false,
      warnings: [],
      device: null,
      reason: 'checksum',
      detail: null,
      message: message('nl', 'reason.checksum'),
      nextStep: nextStep('nl', 'reason.checksum'),
      unproven: readUnproven(hash),
    })
    const people = await run([hash])
    assert.deepEqual([people.status, people.out], [1, ''])
    assert.ok(people.err.includes(nextStep('en', 'reason.checksum')))
    assert.ok(people.err.includes(`unproven: ${device.manufacturer}, ${device.model}`), people.err)
  })

  test('shows each device of a list as merge would judge it', async () => {
    const [one, two] = syntheticDevices(2, 3) as [typeof device, typeof device]
    const bad = withFault(two, 'checksum')
    const list = fileOf('devices.csv', makeFile([one, { device: bad }, one]))
    const { status, out } = await run([list, '--json'])
    assert.equal(status, 1)
    type Row = { line: number; outcome: string; of: { line: number } | null; hash: { valid: boolean }; message: string }
    const { rows } = JSON.parse(out) as { rows: Row[] }
    assert.deepEqual(
      rows.map(({ line, outcome, of, hash }) => [line, outcome, of?.line ?? null, hash.valid]),
      [
        [2, 'accepted', null, true],
        [3, 'refused', null, false],
        [4, 'duplicate', 2, true],
      ],
    )
    const people = (await run([list])).out
    for (const text of [
      `line 2: ${one.serialNumber}`,
      'Refused',
      'line 2.',
      '3 rows: 1 accepted, 1 duplicates, 1 refused.',
    ])
      assert.ok(people.includes(text), text)
    assert.ok(people.includes(`unproven: ${bad.manufacturer}`))
  })

  test('reads a list that is long, has one column, is packed or comes from standard input', async () => {
    const rows = async (args: string[], stdin?: string) =>
      (JSON.parse((await run([...args, '--json'], { stdin })).out) as { rows: unknown[] }).rows.length
    assert.equal(await rows([fileOf('long.csv', makeFile(syntheticDevices(100)))]), 100)
    assert.equal(await rows([fileOf('column.csv', `Hardware Hash\r\n${device.hash}\r\n`)]), 1)
    assert.equal(await rows(['-'], makeFile(syntheticDevices(2)).toString()), 2)
  })

  test('says what is wrong with a file that holds no hash at all, exit status 2', async () => {
    const files = [
      [fileOf('empty.txt', ''), 'fileError.empty'],
      [fileOf('book.csv', zipOf(['xl/workbook.xml'])), 'fileError.spreadsheet'],
      [fileOf('files.csv', zipOf(['hash.txt'])), 'fileError.archive'],
      [fileOf('image.txt', Buffer.from([0x89, 1, 0, 5, 9, 0, 1, 2, 0, 3])), 'fileError.not-text'],
      [join(folder, 'nowhere.txt'), 'fileError.unreadable'],
      [folder, 'fileError.unreadable'],
    ] as const
    for (const [path, key] of files) {
      const { status, out } = await run([path, '--json'])
      const answer = JSON.parse(out) as { valid: boolean; message: string }
      assert.deepEqual([status, answer.valid], [2, false], path)
      assert.ok(answer.message.startsWith(message('en', key)), answer.message)
    }
  })

  test('gives every device of the fixtures as it is', { skip: withoutFixtures }, async () => {
    for (const { hash, ...expected } of readFixture<(Record<string, unknown> & { hash: string })[]>('devices.json')) {
      const answer = await whole([hash])
      assert.equal(answer.canonical, hash)
      const read = answer.device as unknown as Record<string, unknown>
      for (const [key, value] of Object.entries(expected)) assert.deepEqual(read[key], value, key)
    }
  })

  test('has examples in its help', () => {
    let help = ''
    hashCommand({ ...({} as HashContext), language: 'en' })
      .configureOutput({ writeOut: (text) => (help += text) })
      .outputHelp()
    assert.match(help, /Examples:[\s\S]*OA3\.xml/)
  })
})
