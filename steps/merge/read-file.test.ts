import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { ReadRow } from '../../domain/row.ts'
import { syntheticDevice, syntheticDevices, withFault } from '../../test/synthetic/devices.ts'
import { type FileRow, makeFile, zipOf } from '../../test/synthetic/files.ts'
import type { FileReading } from './device-file-reader.ts'
import { readDeviceFile } from './read-file.ts'
import { longestRecord } from './split-records.ts'

/** Of this process alone: other work on the machine must not fail a test. */
const cpuMs = () => process.cpuUsage().user / 1000

type Read = { rows: ReadRow[]; file: FileReading }

/** Reads bytes in pieces of these lengths, the last one again and again. */
async function read(content: string | Uint8Array, lengths: number[] = [65_536]): Promise<Read> {
  const bytes = Buffer.from(content)
  async function* pieces() {
    for (let at = 0, piece = 0; at < bytes.length; piece++) {
      const length = lengths[Math.min(piece, lengths.length - 1)] as number
      yield bytes.subarray(at, at + length)
      at += length
    }
  }
  const { rows, file } = readDeviceFile('a.csv', pieces())
  const all: ReadRow[] = []
  for await (const batch of rows) all.push(...batch)
  return { rows: all, file: await file }
}

const brief = ({ rows }: Read) => rows.map(({ line, outcome, serialNumber }) => [line, outcome, serialNumber])
const reasons = ({ rows }: Read) => rows.map(({ line, reason }) => [line, reason])
const header = 'Device Serial Number,Windows Product ID,Hardware Hash'
const [one, two, three] = syntheticDevices(3) as [FileRow['device'], FileRow['device'], FileRow['device']]
const line = (device: FileRow['device']) => `${device.serialNumber},,${device.hash}`
const accepted = (device: FileRow['device'], at: number) => [at, 'accepted', device.serialNumber]

describe('the header', () => {
  test('is known in any case and order, with spaces, underscores and a numeral behind, and in Dutch', async () => {
    for (const names of [
      'HARDWARE HASH , serial number',
      'Hardware_Hash,Serial_Number0',
      'DeviceHardwareData0,SerialNumber0',
      'Hardware-hash,Serienummer',
      'hardware hash,Serienummer van het apparaat',
      'Hardwarehash,Seriennummer',
      'Gerätehardwaredaten,Geräteseriennummer',
    ]) {
      const { rows } = await read(`${names}\n${one.hash},${one.serialNumber}\n`)
      assert.deepEqual(brief({ rows } as Read), [accepted(one, 2)], names)
    }
  })

  test('of a Dutch list names the product key id', async () => {
    const names = 'Serienummer;Productsleutel;Hardware-hash;Groepstag;Toegewezen gebruiker'
    const { file, rows } = await read(
      `${names}\n${one.serialNumber};1234567890123;${one.hash};Kantoor;jan@contoso.example`,
    )
    assert.deepEqual([file.columnsIgnored, file.format, rows[0]?.groupTag], [[], 'intune', 'Kantoor'])
    assert.equal(rows[0]?.assignedUser, 'jan@contoso.example')
  })

  test('names what means nothing to us, and leaves it alone', async () => {
    const { rows, file } = await read(
      `Notes,Serial Number,Hardware Hash,Desk\n\u0007,${line(one).replace(',,', ',')},=4\n`,
    )
    assert.deepEqual(file.columnsIgnored, ['Notes', 'Desk'])
    assert.equal(rows[0]?.outcome, 'accepted')
  })

  test('stands again in the middle with other columns, another separator, a byte order mark', async () => {
    const found = await read(
      `${header}\r\n${line(one)}\r\n\ufeffModel;Manufacturer;Serial Number;Hardware Hash\r\n` +
        `${two.model};${two.manufacturer};${two.serialNumber};${two.hash}\r\n${header}\r\n${line(three)}\r\n`,
    )
    assert.deepEqual(brief(found), [accepted(one, 2), accepted(two, 4), accepted(three, 6)])
  })

  test('may have text above it', async () => {
    const found = await read(`Report of "new" devices\r\n\r\nMade on, 1 May\r\n${header}\r\n${line(one)}\r\n`)
    assert.deepEqual(brief(found), [accepted(one, 5)])
  })

  test('that has only labels of rows below it gives way to the labels', async () => {
    const row = (device: FileRow['device']) => `Serial Number,Product ID,Hardware Hash,${line(device)}`
    const found = await read(
      `Textbox1\r\nAutopilot\r\n\r\nTextbox3,Textbox4,Textbox9\r\n${row(one)}\r\n\r\nTextbox12\r\nmore\r\n${row(two)}\r\n`,
    )
    assert.deepEqual(brief(found), [accepted(one, 5), accepted(two, 9)])
    assert.equal(found.file.format, 'configmgr-report')
  })
})

describe('text without a header', () => {
  test('is rows where a cell holds a hash', async () => {
    const found = await read(`${line(one)},Sales\r\n${line(two)}\r\n`)
    assert.deepEqual(brief(found), [accepted(one, 1), accepted(two, 2)])
    assert.equal(found.rows[0]?.groupTag, 'Sales')
  })

  test('may be hashes alone, each on a line or wrapped over many', async () => {
    const wrapped = (hash: string) => hash.replace(/.{76}/g, '$&\r\n')
    const alone = await read(`${one.hash}`)
    assert.deepEqual(brief(alone), [accepted(one, 1)])
    assert.deepEqual(alone.rows[0]?.repairs, ['serial-from-hash'])
    assert.deepEqual(brief(await read(`${one.hash}\n${two.hash}\n`)), [accepted(one, 1), accepted(two, 2)])
    const found = await read(`${wrapped(one.hash)}\r\n${wrapped(two.hash)}\r\n\r\nnothing\r\n`)
    assert.deepEqual(brief(found).slice(0, 2), [accepted(one, 1), accepted(two, 54)])
    assert.equal(found.rows[2]?.outcome, 'refused')
  })
})

describe('records', () => {
  test('hold separators, quotes and line breaks in quotes; a record begins at its first line', async () => {
    const wrapped = one.hash.replace(/.{1000}/g, '$&\r\n')
    const found = await read(
      `${header},Group Tag\r\n${one.serialNumber},,"${wrapped}","a ""b"", c"\r\n${line(two)},x\r\n`,
    )
    assert.deepEqual(brief(found), [accepted(one, 2), accepted(two, 7)])
    assert.equal(found.rows[0]?.groupTag, 'a "b", c')
  })

  test('whose quote never closes spoil their own line, not the file', async () => {
    const lost = await read(
      `${header},Group Tag\r\n${line(one)},"Sales\r\n${line(two)},Sales\r\n${line(three)},"x"\r\n`,
    )
    assert.deepEqual(brief(lost), [accepted(one, 2), accepted(two, 3), accepted(three, 4)])
    const many = syntheticDevices(50)
    const long = await read(`${header}\r\n"${line(one)}\r\n${many.map(line).join('\r\n')}\r\n`, [1000])
    assert.equal(long.rows.length, 51)
    assert.equal(long.rows.filter(({ outcome }) => outcome === 'accepted').length, 50)
  })

  test('over the limit are cut, refused, and the next line is read', async () => {
    const endless = 'A'.repeat(3 * longestRecord)
    const found = await read(`${header}\r\n${one.serialNumber},,${endless}\r\n${line(two)}\r\n`, [50_000])
    assert.deepEqual(reasons(found), [
      [2, 'too-long'],
      [3, null],
    ])
    const quoted = await read(`${header}\r\n${one.serialNumber},,"${endless}"\r\n${line(two)}\r\n`)
    assert.deepEqual(reasons(quoted), [
      [2, 'too-long'],
      [3, null],
    ])
  })

  test('whose hash is wrapped without quotes are one row each: whole where the checksum proves it, else one refusal', async () => {
    const wrapped = (hash: string, width: number, end = '\r\n') =>
      hash.replace(new RegExp(`.{${width}}(?=.)`, 'g'), `$&${end}`)
    const tagged = await read(
      `${header},Group Tag\r\n${one.serialNumber},,${wrapped(one.hash, 76)},Sales\r\n${line(two)},x\r\n`,
      [333],
    )
    assert.deepEqual(brief(tagged), [accepted(one, 2), accepted(two, 55)])
    assert.deepEqual([tagged.rows[0]?.repairs, tagged.rows[0]?.groupTag], [['hash-repaired'], 'Sales'])
    const lines = await read(`${header}\n${wrapped(line(one), 80, '\n')}\n\n${wrapped(line(two), 1000, '=\n')}`)
    assert.deepEqual(brief(lines), [accepted(one, 2), accepted(two, 54)])
    const first = await read(`Hardware Hash;Serial Number\n${wrapped(one.hash, 64, '\n')};${one.serialNumber}\n`)
    assert.deepEqual(brief(first), [accepted(one, 2)])
    assert.deepEqual(first.rows[0]?.repairs, ['hash-repaired'])
    const damaged = wrapped(withFault(one, 'checksum').hash, 76)
    const refused = await read(`${header}\r\n${one.serialNumber},,${damaged}\r\n${line(two)}\r\n`)
    assert.deepEqual(reasons(refused), [
      [2, 'checksum'],
      [55, null],
    ])
  })

  test('below a hash that was cut short stay rows of their own', async () => {
    for (const begin of ['', 'Hardware Hash\n']) {
      const alone = await read(`${begin}${one.hash.slice(0, 255)}\n${two.hash}\n${three.hash.slice(0, 1000)}\n`)
      assert.deepEqual(
        alone.rows.map(({ reason, serialNumber }) => [reason, serialNumber]),
        [
          ['truncated', null],
          [null, two.serialNumber],
          ['truncated', null],
        ],
      )
    }
    const cut = one.hash.slice(0, 255)
    const found = await read(
      `${header}\n${one.serialNumber},,${cut}\nABC1234\n${line(two)}\nDEF5678,,\n${header}\n${line(three)}`,
    )
    assert.deepEqual(reasons(found), [
      [2, 'truncated'],
      [3, 'nothing-to-identify'],
      [4, null],
      [5, 'nothing-to-identify'],
      [7, null],
    ])
  })

  test('that are rulers, fences or the end mark of DOS are no rows', async () => {
    const cells = (texts: string[]) => `| ${texts.join(' | ')} |\n`
    const table =
      '```\n' +
      cells(header.split(',')) +
      '|:---|:--:|---|\n' +
      cells(line(one).split(',')) +
      cells(line(two).split(',')) +
      '```\n\u001a'
    assert.deepEqual(brief(await read(table)), [accepted(one, 4), accepted(two, 5)])
    assert.deepEqual(brief(await read(`Hardware Hash\n=============\n${one.hash}\n`)), [accepted(one, 3)])
    const began = cpuMs()
    assert.deepEqual(reasons(await read(`${header}\n${'-'.repeat(100_000)}x,,\n`)), [[2, 'unsafe-value']])
    assert.ok(cpuMs() - began < 2000)
  })

  test('that repeat the header cost little', async () => {
    const many = `${header}\r\n`.repeat(100_000)
    const began = cpuMs()
    const found = await read(`${many}${line(one)}\r\nsep=;\r\n${header}\r\n${line(two)}\r\n`)
    assert.ok(cpuMs() - began < 600, `${cpuMs() - began} ms`)
    assert.deepEqual(brief(found), [accepted(one, 100_001), accepted(two, 100_004)])
  })

  test('of separators and spaces alone are no rows', async () => {
    assert.deepEqual(brief(await read(`${header}\r\n\r\n,,\r\n  \t\r\n"",,\r\n${line(one)}`)), [accepted(one, 6)])
    assert.deepEqual(brief(await read(`${header}\r\n;;;\r\n${line(one)}`)), [accepted(one, 3)])
  })
})

describe('a file', () => {
  test('in UTF-8 that is not valid from some field on is Windows-1252', async () => {
    const tagged = [{ device: one, groupTag: 'Café' }]
    const latin = await read(makeFile(tagged, { encoding: 'windows-1252' }))
    assert.deepEqual([latin.file.encoding, latin.rows[0]?.groupTag], ['windows-1252', 'Café'])
    const utf8 = await read(makeFile(tagged))
    assert.deepEqual([utf8.file.encoding, utf8.rows[0]?.groupTag], ['utf-8', 'Café'])
  })

  test('of noise, of a workbook, of nothing has one error and no rows', async () => {
    const code = async (content: string | Uint8Array) => (await read(content)).file.error?.code
    assert.equal(await code(''), 'empty')
    assert.equal(await code('\ufeff\r\n\r\n'), 'empty')
    assert.equal(await code(',,,,\r\n;;\r\n'), 'empty')
    assert.equal(await code('sep=;\r\n'), 'empty')
    assert.equal(await code(`${header}\r\n\r\n`), 'header-only')
    assert.equal(await code('Manufacturer,Model\r\nHP,x\r\n'), 'no-known-column')
    assert.equal(await code(Buffer.alloc(3000, 1)), 'not-text')
    assert.equal(await code(Buffer.alloc(3000, 0xfc)), 'not-text')
    assert.equal(await code(zipOf(['xl/workbook.xml'])), 'spreadsheet')
    assert.equal(await code('\u001f\u008b'), 'no-known-column')
    assert.equal(await code(Buffer.from([0x1f, 0x8b, 8, 0])), 'archive')
  })

  test('that is no table says what it is', async () => {
    const said = async (content: string | Uint8Array) => {
      const { file } = await read(content)
      return [file.error?.code, file.error?.found, file.format]
    }
    const page = '<!-- saved --><!DOCTYPE html>\n<html><body><table><th>Serial Number</th></table></body></html>'
    assert.deepEqual(await said(page), ['no-known-column', 'HTML', 'unknown'])
    assert.deepEqual(await said('<?xml version="1.0"?><Key/>'), ['no-known-column', 'XML', 'unknown'])
    const json = JSON.stringify([{ serialNumber: one.serialNumber, hardwareIdentifier: one.hash }], null, 2)
    assert.deepEqual(await said(json), [undefined, undefined, 'json'])
    assert.deepEqual(await said('{"name": [1, 2]}'), ['no-known-column', 'JSON', 'unknown'])
    assert.deepEqual(await said('%PDF-1.7\n%and so on'), ['not-text', 'PDF', 'unknown'])
    assert.deepEqual(await said(Buffer.from('BZh91AY&SY')), ['archive', 'bzip2', 'unknown'])
    const wide = Buffer.concat([...header].map((letter) => Buffer.from([letter.charCodeAt(0), 0, 0, 0])))
    assert.deepEqual(await said(wide), ['not-text', 'UTF-32', 'unknown'])
    assert.deepEqual(await said(wide.toReversed()), ['not-text', 'UTF-32', 'unknown'])
  })

  test('that is a damaged ZIP is a workbook only where it holds what a workbook holds', async () => {
    const said = async (content: string | Uint8Array) => (await read(content)).file.error?.code
    const workbook = 'spreadsheet'
    assert.equal(await said(zipOf(['[Content_Types].xml'])), workbook)
    assert.equal(await said(zipOf(['_rels/.rels', Buffer.alloc(900, 1)], ['xl/workbook.xml'])), workbook)
    for (const name of ['häshes.csv', 'a\u0001', '', 'x'.repeat(300), 'docs/xl/a.csv']) {
      assert.equal(await said(zipOf([name, Buffer.from('PK')])), 'archive', name)
    }
    assert.equal(await said(zipOf(['list.xlsx', zipOf(['xl/workbook.xml'])])), 'archive')
    assert.equal(await said('PK\u0003\u0004 and so on'), 'archive')
  })

  test('with one control character is a text with one unsafe value', async () => {
    const found = await read(`Manufacturer,Model,Serial Number\nHP,x\u0000,1234\nHP,y,4321\n`)
    assert.deepEqual(reasons(found), [
      [2, 'unsafe-value'],
      [3, null],
    ])
    assert.deepEqual([found.rows[0]?.column, found.rows[0]?.found], ['Model', 'x\\u0000'])
  })

  test('one of whose columns was sorted alone says for each row where its hash belongs', async () => {
    const swapped = [{ device: one, hash: two.hash }, { device: two, hash: one.hash }, { device: three }]
    const { rows, file } = await read(makeFile(swapped))
    assert.deepEqual(
      rows.map(({ reason, hintLine }) => [reason, hintLine]),
      [
        ['serial-mismatch', 3],
        ['serial-mismatch', 2],
        [null, null],
      ],
    )
    assert.deepEqual(file.hints, [
      { line: 2, hintLine: 3 },
      { line: 3, hintLine: 2 },
    ])
  })
})

describe('whatever comes in', () => {
  const samples: Buffer[] = [
    makeFile([one, { device: two, groupTag: 'Café "x", ü' }, three], { quotes: 'always', newline: '\r' }),
    makeFile([one, two], { encoding: 'utf16le-bom', newline: '\n' }),
    makeFile([{ device: one, groupTag: 'Łódź 😀' }, withFault(two, 'checksum')], { encoding: 'utf16be-bom' }),
    makeFile([{ device: one, groupTag: 'é' }, two], { encoding: 'windows-1252', separator: ';', sepLine: true }),
    makeFile([one, two, three], { family: 'configmgr-report', encoding: 'utf8-bom' }),
    makeFile([one, two], { family: 'oa3', encoding: 'utf16le-bom' }),
    Buffer.from(`${header}\r\n"${line(one)}\r\n${line(two)}\r\n"",,"x\r\n${line(three)}\r\r\n\n`),
    Buffer.from(one.hash.replace(/.{64}/g, '$&\n')),
  ]

  test('any cut of the bytes into pieces gives the same rows', async () => {
    const wholes = await Promise.all(samples.map((sample) => read(sample)))
    const lengths = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 5000 })), {
      minLength: 1,
    })
    await fc.assert(
      fc.asyncProperty(fc.nat(samples.length - 1), lengths, async (sample, pieces) => {
        assert.deepEqual(await read(samples[sample] as Buffer, pieces), wholes[sample])
      }),
      { numRuns: 60 },
    )
  })

  test('random and spoiled bytes never throw, and each row has its place', async () => {
    const spoiled = fc
      .tuple(fc.nat(samples.length - 1), fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 10, 13, 34, 44, 59, 61, 255))))
      .map(([sample, changes]) => {
        const bytes = Buffer.from(samples[sample] as Buffer)
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte
        return bytes
      })
    const content = fc.oneof(
      spoiled,
      fc.uint8Array({ maxLength: 3000 }),
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
    )
    await fc.assert(
      fc.asyncProperty(content, fc.integer({ min: 1, max: 3000 }), async (bytes, piece) => {
        const { rows, file } = await read(bytes, [piece])
        assert.equal(file.rows, rows.length)
        assert.ok(file.error === null || rows.length === 0)
        for (const [number, row] of rows.entries()) {
          assert.ok(row.line > (rows[number - 1]?.line ?? 0))
          assert.equal(row.outcome === 'refused', row.reason !== null)
          assert.equal(row.outcome === 'refused', row.identity === null)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('memory stays small whatever never ends: a line, a quote, a file without a header', async () => {
    const endings: [string, string, number][] = [
      [`${header}\r\n`, 'x'.repeat(1_000_000), 300],
      [`${header}\r\n"`, 'x'.repeat(1_000_000), 300],
      [`${header}\r\n"`, 'x\n'.repeat(100_000), 6],
      ['', `${'a,b;c '.repeat(10)}\n`.repeat(10_000), 100],
      ['<a><HardwareHash>', 'T0E'.repeat(300_000), 100],
      ['<a>', 'xxx'.repeat(300_000), 100],
    ]
    for (const [begin, more, pieceCount] of endings) {
      const again = Buffer.from(more)
      async function* pieces() {
        yield Buffer.from(begin)
        for (let piece = 0; piece < pieceCount; piece++) yield again
      }
      const before = process.memoryUsage().rss
      const { rows } = readDeviceFile('a.csv', pieces())
      let most = 0
      for await (const batch of rows) most = Math.max(most, batch.length)
      assert.ok(most <= longestRecord, `${most} rows in a batch`)
      assert.ok(process.memoryUsage().rss - before < 150e6, begin)
    }
  })

  test('a source that breaks off says so to who takes the rows', async () => {
    async function* pieces() {
      yield Buffer.from(`${header}\r\n${line(one)}\r\n`)
      throw new Error('connection lost')
    }
    const { rows, file } = readDeviceFile('a.csv', pieces())
    await assert.rejects(async () => {
      for await (const _ of rows);
    }, /connection lost/)
    await assert.rejects(file, /connection lost/)
  })

  test('a device list of a serial alone names nothing to identify a device by', async () => {
    assert.deepEqual(reasons(await read(`Serial Number\n${syntheticDevice(1).serialNumber}\n`)), [
      [2, 'nothing-to-identify'],
    ])
  })
})
