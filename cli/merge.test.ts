import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { fixturePath, readFixture, withoutFixtures } from '../test/fixtures.ts'
import { folderOf, merge, type Row, root, run } from '../test/merge-run.ts'
import {
  capturedLater,
  syntheticDevice,
  syntheticDevices,
  withFault,
  withReplacedBoard,
} from '../test/synthetic/devices.ts'
import { makeFile, zipOf } from '../test/synthetic/files.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

type Expected = Partial<Omit<Row, 'of'>> & {
  line: number
  of?: { line: number }
  hashSha256?: string | null
  verdict?: string
}

describe('muster merge', () => {
  test('says of every shared fixture exactly what is expected', { skip: withoutFixtures }, async () => {
    const expected = readFixture<Record<string, { rows: Expected[] }>>('expected.json')
    for (const [name, { rows }] of Object.entries(expected)) {
      const { report } = await merge(folderOf({}), [fixturePath(name)])
      const found = report.rows.map((row, number) => pick(row, rows[number]))
      assert.deepEqual(
        found,
        rows.map(({ verdict, ...row }) => row),
        name,
      )
      assert.equal(report.files[0]?.error === null, rows.length > 0, name)
      for (const row of report.rows) assert.ok(row.repairs.length === 0 || rows.some(({ repairs }) => repairs), name)
    }
  })

  test('reads each family, encoding, separator and line end of a device list', async () => {
    const devices = syntheticDevices(9)
    const shapes = [
      { family: 'script', encoding: 'utf16le-bom' },
      { family: 'script', encoding: 'utf16le', newline: '\n' },
      { family: 'partner-center', encoding: 'utf16be-bom', quotes: 'always' },
      { family: 'managed-desktop', encoding: 'windows-1252', separator: ';', newline: '\r' },
      { family: 'configmgr-custom', encoding: 'utf8-bom', separator: '\t', finalNewline: false },
      { family: 'script', separator: ';', sepLine: true, quotes: 'always', newline: '\r' },
      { family: 'script', header: false },
      { family: 'configmgr-report', encoding: 'utf8-bom' },
      { family: 'oa3', encoding: 'utf16le-bom' },
    ] as const
    for (const shape of shapes) {
      const folder = folderOf({ 'in.xml': makeFile(devices, shape) })
      const { status, report } = await merge(folder, [join(folder, 'in.xml')])
      const what = JSON.stringify(shape)
      assert.equal(status, 0, what)
      assert.deepEqual(
        report.rows.map(({ hash }) => hash),
        devices.map(({ hash }) => hash),
        what,
      )
      assert.deepEqual(
        report.rows.map(({ outcome }) => outcome),
        devices.map(() => 'accepted'),
        what,
      )
    }
  })

  test('keeps the newest capture over all files, and its duplicates give it the tag and the user that it lacks', async () => {
    const old = syntheticDevice(1)
    const newer = capturedLater(old)
    const other = syntheticDevice(2)
    const folder = folderOf({
      'a.csv': makeFile([{ device: old, groupTag: 'Old', assignedUser: 'a@contoso.example' }, other]),
      'b.csv': makeFile([{ device: newer }, { device: capturedLater(old, 60), groupTag: 'Newer' }]),
      'c.csv': makeFile([old], { family: 'managed-desktop-partner' }),
    })
    const { status, report, output } = await merge(folder, [folder])
    const [first, , kept] = report.rows
    const place = { file: join(folder, 'b.csv'), line: 2 }
    assert.equal(status, 0)
    assert.deepEqual(
      report.rows.map(({ of }) => of),
      [place, null, null, place, place],
    )
    assert.deepEqual([first?.outcome, first?.groupTag], ['duplicate', 'Old'])
    assert.deepEqual([kept?.outcome, kept?.groupTag, kept?.assignedUser], ['accepted', 'Newer', 'a@contoso.example'])
    assert.equal(
      output(),
      'Device Serial Number,Windows Product ID,Hardware Hash,Group Tag,Assigned User\r\n' +
        `${other.serialNumber},${other.productKeyId ?? ''},${other.hash},,\r\n` +
        `${newer.serialNumber},${newer.productKeyId ?? ''},${newer.hash},Newer,a@contoso.example\r\n`,
    )
  })

  test('says of a replaced board that the hardware changed', async () => {
    const device = syntheticDevice(3)
    const folder = folderOf({ 'a.csv': makeFile([device, withReplacedBoard(device)]) })
    const { report } = await merge(folder, [folder])
    assert.deepEqual(
      report.rows.map(({ outcome, reason }) => [outcome, reason]),
      [
        ['duplicate', 'hardware-changed'],
        ['accepted', null],
      ],
    )
  })

  test('gives the same result when it runs again in the same folder, and leaves its own files out', async () => {
    const folder = folderOf({ 'a.csv': makeFile(syntheticDevices(5)), 'b.csv': makeFile(syntheticDevices(5, 3)) })
    const first = await merge(folder, [folder])
    const output = first.output()
    const second = await merge(folder, [folder, join(folder, 'a.csv')])
    assert.equal(second.output(), output)
    assert.deepEqual(second.report.rows, first.report.rows)
    assert.deepEqual(second.report.leftOut, [
      { name: join(folder, 'out.csv'), reason: 'own-output' },
      { name: join(folder, 'a.csv'), reason: 'given-twice' },
    ])
    const again = await merge(folderOf({}), [join(folder, 'out.csv')])
    assert.equal(again.output(), output)
  })

  test('splits into parts, and takes away the parts that an earlier run left', async () => {
    const folder = folderOf({
      'a.csv': makeFile(syntheticDevices(5)),
      'out-2024.csv': makeFile(syntheticDevices(2, 9)),
    })
    const outputs = () => readdirSync(folder).filter((name) => name.startsWith('out'))
    const { report } = await merge(folder, [folder, '--split', '3'])
    assert.deepEqual(
      report.written.map(({ rows }) => rows),
      [3, 3, 1],
    )
    assert.deepEqual(outputs(), ['out-2024.csv', 'out-part-001.csv', 'out-part-002.csv', 'out-part-003.csv'])
    const again = await merge(folder, [folder, '--split', '4'])
    assert.deepEqual(outputs(), ['out-2024.csv', 'out-part-001.csv', 'out-part-002.csv'])
    assert.equal(again.report.totals.leftOut, 3)
    assert.match(readFileSync(join(folder, 'out-part-002.csv'), 'latin1'), /^Device Serial Number,[^\r]*Hash\r\n/)
    await merge(folder, [folder])
    assert.deepEqual(outputs(), ['out-2024.csv', 'out.csv'])
  })

  test('reports an accepted row that the file for Intune cannot carry', async () => {
    const [one, two, three, four] = syntheticDevices(4) as [never, never, never, never]
    const folder = folderOf({
      'a.csv': makeFile([
        { device: one, groupTag: 'Sales, North' },
        { device: two, groupTag: 'Łódź' },
        { device: three, groupTag: 'Café €' },
      ]),
      'b.csv': makeFile([four], { family: 'managed-desktop-partner' }),
    })
    const { status, report, output } = await merge(folder, [folder])
    assert.equal(status, 0)
    assert.deepEqual(
      report.rows.map(({ outcome, notWritten }) => [outcome, notWritten]),
      [
        ['accepted', 'not-representable'],
        ['accepted', 'not-representable'],
        ['accepted', null],
        ['accepted', 'no-hash'],
      ],
    )
    assert.match(output(), /,Caf\xe9 \x80\r\n$/)
  })

  test('one file that is no device list is one clear error and does not stop the others', async () => {
    const folder = folderOf({
      '1.csv': '',
      '2.csv': makeFile([]),
      '3.csv': 'name;colour\r\nanna;blue\r\n',
      '4.csv': Buffer.alloc(5000, 7),
      '5.xlsx': zipOf(['[Content_Types].xml']),
      '6.csv': makeFile(syntheticDevices(1)),
    })
    const { status, report } = await merge(folder, [folder, join(folder, 'nowhere.csv')])
    const errors = ['empty', 'header-only', 'no-known-column', 'not-text', 'spreadsheet', undefined, 'unreadable']
    assert.equal(status, 1)
    assert.deepEqual(
      report.files.map(({ error }) => error?.code),
      errors,
    )
    assert.match(report.files[2]?.error?.message ?? '', /name, colour/)
  })

  test('a link that leads round or nowhere is one unreadable file; links to folders and pipes are passed over', async () => {
    const folder = folderOf({ 'a.csv': makeFile(syntheticDevices(2)) })
    const links = { 'loop.csv': 'loop.csv', 'nowhere.csv': 'gone', up: '.', 'up.csv': '.' }
    for (const [name, target] of Object.entries(links)) symlinkSync(target, join(folder, name))
    execFileSync('mkfifo', [join(folder, 'pipe.csv')])
    const { status, report } = await merge(folder, [folder, join(folder, 'loop.csv')])
    assert.deepEqual(
      report.files.map(({ name, error }) => [name.slice(folder.length + 1), error?.code, error?.message.slice(-7)]),
      [
        ['a.csv', undefined, undefined],
        ['loop.csv', 'unreadable', ' ELOOP.'],
        ['nowhere.csv', 'unreadable', 'ENOENT.'],
      ],
    )
    assert.deepEqual([status, report.totals.accepted], [1, 2])
  })

  test('a pipe or a device is no output: it stays what it is, and people are told what to do', async () => {
    const folder = folderOf({ 'a.csv': makeFile(syntheticDevices(1)) })
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    for (const args of [
      ['-o', pipe],
      ['-o', join(folder, 'out.csv'), '--report', pipe],
    ]) {
      const { status, out } = await run([join(folder, 'a.csv'), ...args])
      assert.deepEqual([status, out], [2, `muster: ${pipe} is no ordinary file; give another name.\n`])
    }
    assert.ok(statSync(pipe).isFIFO())
    assert.deepEqual(readdirSync(folder).sort(), ['a.csv', 'pipe'])
  })

  test('a folder in which one may not write is named, with what to do', {
    skip: process.platform === 'win32',
  }, async () => {
    const folder = folderOf({ 'a.csv': makeFile(syntheticDevices(1)) })
    chmodSync(root, 0o755)
    chmodSync(folder, 0o555)
    const user = process.geteuid?.() ?? 0
    // Root may write anywhere.
    if (user === 0) process.seteuid?.(65_534)
    try {
      for (const [language, words] of [
        ['en', `The folder ${folder} may not be written in; name a file in another folder with -o.`],
        ['nl', `In de map ${folder} mag niet worden geschreven; noem met -o een bestand in een andere map.`],
      ] as const) {
        await assert.rejects(run([join(folder, 'a.csv'), '-o', join(folder, 'out.csv')], language), { message: words })
      }
    } finally {
      process.seteuid?.(user)
      chmodSync(folder, 0o755)
    }
  })

  test('a report that cannot be opened leaves nothing behind', async () => {
    const folder = folderOf({ 'a.csv': makeFile(syntheticDevices(1)) })
    const report = join(folder, `${'r'.repeat(245)}.json`)
    const asked = run([join(folder, 'a.csv'), '-o', join(folder, 'out.csv'), '--report', report])
    await assert.rejects(asked, { code: 'ENAMETOOLONG' })
    assert.deepEqual(readdirSync(folder), ['a.csv'])
  })

  test('writes output and report also when nothing was usable, and ends with 2', async () => {
    const folder = folderOf({ 'a.csv': '' })
    const { status, report, output } = await merge(folder, [folder])
    assert.equal(status, 2)
    assert.equal(report.totals.rows, 0)
    assert.equal(output(), 'Device Serial Number,Windows Product ID,Hardware Hash\r\n')
  })

  test('does not empty its own output when nothing else is there to read', async () => {
    const folder = folderOf({ 'out.csv': makeFile(syntheticDevices(2)) })
    const before = readFileSync(join(folder, 'out.csv'))
    const { status } = await merge(folder, [folder])
    assert.equal(status, 2)
    assert.deepEqual(readFileSync(join(folder, 'out.csv')), before)
    await merge(folder, [join(folder, 'not-there.csv')])
    assert.deepEqual(readFileSync(join(folder, 'out.csv')), before)
  })

  test('ends with 1 when rows were refused, and tells people why and what to do, in their language', async () => {
    const folder = folderOf({ 'a.csv': makeFile([syntheticDevice(1), withFault(syntheticDevice(2), 'checksum')]) })
    const english = await run([folder, '-o', join(folder, 'out.csv')])
    const dutch = await run([folder, '-o', join(folder, 'out.csv')], 'nl')
    assert.equal(english.status, 1)
    assert.match(english.out, /Hash damaged[\s\S]*a\.csv line 3/)
    assert.match(dutch.out, /Geweigerde rijen[\s\S]*a\.csv regel 3/)
    assert.deepEqual(readdirSync(folder).sort(), ['a.csv', 'out.csv'])
  })

  test('reads on several threads what it reads on one', async () => {
    const files = Object.fromEntries(
      [1, 2, 3].map((number) => [
        `${number}.csv`,
        makeFile(syntheticDevices(30, number * 20), { encoding: 'utf16le-bom' }),
      ]),
    )
    const folder = folderOf(files)
    const few = await merge(folder, [folder])
    // Enough bytes for threads: the same files many times under other names.
    const many = folderOf({})
    for (let copy = 0; copy < 40; copy++) {
      for (const name of Object.keys(files)) copyFileSync(join(folder, name), join(many, `${name}-${copy}.csv`))
    }
    const { report } = await merge(many, [many])
    assert.equal(report.rows.length, 40 * few.report.rows.length)
    const serials = (rows: Row[]) =>
      new Set(rows.filter(({ outcome }) => outcome === 'accepted').map((row) => row.serialNumber))
    assert.deepEqual(serials(report.rows), serials(few.report.rows))
    const places = report.rows.map(({ file, line }) => `${file}:${String(line).padStart(5, '0')}`)
    assert.deepEqual(places, places.toSorted())
  })
})

/** The keys of a row that are expected of it, in their order. */
function pick(row: Row, expected: Expected | undefined): unknown {
  if (expected === undefined) return row
  const { verdict, ...keys } = expected
  return Object.fromEntries(
    Object.keys(keys).map((key) => {
      if (key === 'hashSha256') return [key, row.hash === null ? null : sha256(row.hash)]
      if (key === 'of') return [key, row.of && { line: row.of.line }]
      return [key, row[key as keyof Row]]
    }),
  )
}
