import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { fixturePath, readFixture, withoutFixtures } from './fixtures.ts'
import { folderOf, merge, type Row } from './merge-run.ts'
import { capturedLater, syntheticDevice, syntheticDevices, type TestDevice, withFault } from './synthetic/devices.ts'
import { makeFile } from './synthetic/files.ts'
import { workbook, zip } from './synthetic/many-files.ts'

/** Files as people were seen to have them (csv-files.md), each kind made of synthetic devices. */

const [one, two, three] = syntheticDevices(3, 3) as [TestDevice, TestDevice, TestDevice]
const header = 'Device Serial Number,Windows Product ID,Hardware Hash'
const lines = (...all: string[]) => `${all.join('\r\n')}\r\n`
const utf16 = (text: string) => Buffer.from(text, 'utf16le')

async function rowsOf(files: Record<string, string | Uint8Array>) {
  const folder = folderOf(files)
  return merge(
    folder,
    Object.keys(files).map((name) => join(folder, name)),
  )
}

const judged = (rows: readonly Row[]) =>
  rows.map(({ line, outcome, groupTag, assignedUser, repairs, warnings }) => ({
    line,
    outcome,
    groupTag,
    assignedUser,
    repairs,
    warnings: warnings.filter((word) => word !== 'no-tpm'),
  }))

type Expected = {
  rows: Record<string, unknown>[] | 'all-accepted' | 'some-accepted' | 'two-accepted'
  exit?: number
  accepted?: number
}

describe('the files that people were seen to have', { skip: withoutFixtures }, () => {
  const expected = withoutFixtures ? {} : readFixture<Record<string, Expected>>('field/expected.json')
  for (const [name, { rows, exit, accepted }] of Object.entries(expected))
    test(name, async () => {
      const { report, status } = await merge(folderOf({}), [fixturePath(`field/${name}`)])
      if (exit !== undefined) assert.equal(status, exit)
      const taken = report.rows.filter(({ outcome }) => outcome === 'accepted').length
      if (rows === 'some-accepted') assert.ok(taken > 0)
      else if (typeof rows === 'string') {
        assert.equal(taken, accepted ?? 2)
        if (rows === 'all-accepted') assert.equal(report.rows.length, taken)
      } else assertRows(report.rows, rows)
    })
})

function assertRows(found: readonly Row[], expected: readonly Record<string, unknown>[]): void {
  assert.equal(found.length, expected.length)
  for (const [number, wanted] of expected.entries()) {
    const row = found[number] as unknown as Record<string, unknown>
    for (const [key, value] of Object.entries(wanted)) {
      const there = key === 'hash' ? row.hash !== null : row[key]
      const sorted = (list: unknown) => (Array.isArray(list) ? [...list].sort() : list)
      assert.deepEqual(sorted(there), sorted(value), `row ${number}, ${key}`)
    }
  }
}

describe('columns told by what stands in them', () => {
  test('a header in a language that is not known, in any order', async () => {
    const rows = [one, two].map(
      (d, n) => `anna${n}@contoso.example;Vendas;${d.hash};${d.manufacturer};${d.serialNumber}`,
    )
    const { report, status } = await rowsOf({
      'a.csv': lines('Usuário;Etiqueta;Código;Fabricante do PC;Número', ...rows),
    })
    assert.equal(status, 0)
    assert.deepEqual(
      report.rows.map(({ serialNumber, assignedUser, groupTag }) => [serialNumber, assignedUser, groupTag]),
      [one, two].map(({ serialNumber }, n) => [serialNumber, `anna${n}@contoso.example`, 'Vendas']),
    )
    assert.equal(report.files[0]?.columnsByContent.length, 5)
    assert.deepEqual(report.files[0]?.columnsIgnored, [])
  })

  test('a hash under a name that means nothing, and its serial under another', async () => {
    const rows = [one, two].map((d) => `${d.serialNumber}|ok|${d.hash}`)
    const { report } = await rowsOf({
      'a.csv': lines('Asset|Hardware Hash check|Blob', ...rows),
      'b.csv': lines('Serial|X|Blob', ...rows),
    })
    assert.deepEqual(report.rows.map(({ serialNumber, outcome }) => [serialNumber, outcome]).slice(2), [
      [one.serialNumber, 'duplicate'],
      [two.serialNumber, 'duplicate'],
    ])
    assert.deepEqual(report.files[1]?.columnsByContent, ['Blob = Hardware Hash'])
    assert.deepEqual(report.files[1]?.columnsIgnored, ['X'])
  })

  test('a hash and a serial that changed places are told by the checksum', async () => {
    const { report } = await rowsOf({
      'a.csv': lines(header, `${one.hash},,${one.serialNumber}`, `${two.serialNumber},,${two.hash}`),
    })
    assert.deepEqual(
      report.rows.map(({ serialNumber, repairs }) => [serialNumber, repairs]),
      [
        [one.serialNumber, ['hash-elsewhere']],
        [two.serialNumber, []],
      ],
    )
  })

  test('values shifted by one column: the hash counts, and what cannot be placed is said', async () => {
    const { report } = await rowsOf({
      'a.csv': lines(`${header},Group Tag`, `${one.serialNumber},${one.hash},Finance,`),
    })
    const [row] = report.rows
    assert.deepEqual([row?.serialNumber, row?.repairs, row?.groupTag], [one.serialNumber, ['hash-elsewhere'], null])
    assert.deepEqual(row?.warnings.includes('value-without-column'), true)
    assert.equal(row?.notes?.['value-without-column'], 'Finance')
  })

  test('a damaged hash under a name that means nothing is refused as a hash, with the machine it seems to be of', async () => {
    const bad = withFault(one, 'checksum').hash
    const { report } = await rowsOf({ 'a.csv': lines('Serial;Blob', `${one.serialNumber};${bad}`) })
    assert.equal(report.rows[0]?.reason, 'checksum')
    assert.equal(report.rows[0]?.unproven?.manufacturer, one.manufacturer)
    assert.equal(report.rows[0]?.manufacturer, one.manufacturer)
  })
})

describe('tag and user', () => {
  test('beyond the header they are taken where the collection script has them, and any other value is said', async () => {
    const row = (d: TestDevice, ...more: string[]) => [d.serialNumber, '', d.hash, ...more].join(',')
    const { report } = await rowsOf({
      'a.csv': lines(
        header,
        row(one, 'Finance', 'anna@contoso.example', 'lost'),
        row(two, '', '', ''),
        row(three, '', 'bo@contoso.example'),
      ),
    })
    assert.deepEqual(judged(report.rows), [
      {
        line: 2,
        outcome: 'accepted',
        groupTag: 'Finance',
        assignedUser: 'anna@contoso.example',
        repairs: ['value-beyond-header'],
        warnings: ['value-without-column'],
      },
      { line: 3, outcome: 'accepted', groupTag: null, assignedUser: null, repairs: [], warnings: [] },
      {
        line: 4,
        outcome: 'accepted',
        groupTag: null,
        assignedUser: 'bo@contoso.example',
        repairs: ['value-beyond-header'],
        warnings: [],
      },
    ])
    assert.equal(report.rows[0]?.notes?.['value-without-column'], 'lost')
  })

  test('that changed places change back; a user that is no address is not taken', async () => {
    const rows = [
      { device: one, groupTag: 'anna@contoso.example', assignedUser: 'Sales' },
      { device: two, groupTag: 'Sales', assignedUser: 'CONTOSO\\anna' },
      { device: three, groupTag: 'anna@contoso.example', assignedUser: 'bo@contoso.example' },
    ]
    const { report } = await rowsOf({ 'a.csv': makeFile(rows) })
    assert.deepEqual(
      report.rows.map(({ groupTag, assignedUser, repairs, notes }) => [
        groupTag,
        assignedUser,
        repairs,
        notes?.['user-not-upn'],
      ]),
      [
        ['Sales', 'anna@contoso.example', ['tag-user-swapped'], undefined],
        ['Sales', null, [], 'CONTOSO\\anna'],
        ['anna@contoso.example', 'bo@contoso.example', [], undefined],
      ],
    )
  })

  test('of two captures with two tags the newest stands, the other is named', async () => {
    const rows = [
      { device: one, groupTag: 'Old' },
      { device: capturedLater(one), groupTag: 'New' },
    ]
    const { report } = await rowsOf({ 'a.csv': makeFile(rows) })
    const kept = report.rows.find(({ outcome }) => outcome === 'accepted')
    assert.deepEqual([kept?.groupTag, kept?.notes?.['tag-differs']], ['New', 'Old'])
  })
})

describe('a file in two encodings', () => {
  const text = (d: TestDevice) => `${d.serialNumber},,${d.hash}\r\n`
  const parts: Record<string, Buffer[]> = {
    'UTF-16 after ASCII': [Buffer.from(`${header}\r\n${text(one)}`), utf16(text(two)), utf16(text(three))],
    'UTF-16 with its mark after UTF-8': [
      Buffer.from(`${header}\r\n${text(one)}`),
      utf16(`\ufeff${text(two)}${text(three)}`),
    ],
    'ASCII after UTF-16': [utf16(`\ufeff${header}\r\n${text(one)}`), Buffer.from(text(two) + text(three))],
    'ASCII between UTF-16': [utf16(`\ufeff${header}\r\n${text(one)}`), Buffer.from(text(two)), utf16(text(three))],
    'UTF-16 from the first row on': [Buffer.from(`${header}\r\n`), utf16(text(one) + text(two) + text(three))],
    'after an odd number of bytes': [
      Buffer.from(`x${header}\r\n`.slice(1)),
      Buffer.from(text(one)),
      Buffer.from('\n'),
      utf16(text(two) + text(three)),
    ],
  }
  for (const [name, pieces] of Object.entries(parts))
    test(name, async () => {
      const { report } = await rowsOf({ 'a.csv': Buffer.concat(pieces) })
      assert.deepEqual(
        report.rows.map(({ serialNumber, outcome, repairs }) => [serialNumber, outcome, repairs]),
        [one, two, three].map(({ serialNumber }) => [serialNumber, 'accepted', []]),
      )
      assert.match(report.files[0]?.encoding ?? '', / \+ /)
    })
})

describe('the screen of a collection script, saved', () => {
  const wrapped = (hash: string, indent: number, width: number) =>
    (hash.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(`\r\n${' '.repeat(indent)}`)
  const list = (d: TestDevice) =>
    lines(
      '',
      `Device Serial Number : ${d.serialNumber}`,
      'Windows Product ID   : ',
      `Hardware Hash        : ${wrapped(d.hash, 23, 57)}`,
      'Group Tag            : Sales',
      '',
    )

  test('as a list is read, hashes put together again', async () => {
    for (const content of [
      list(one) + list(two),
      `\ufeffPS C:\\> Get-WindowsAutopilotInfo\r\n${list(one)}${list(two)}`,
      utf16(`\ufeff${list(one)}${list(two)}`),
    ]) {
      const { report } = await rowsOf({ 'a.txt': content })
      assert.deepEqual(
        report.rows.map(({ serialNumber, outcome, groupTag }) => [serialNumber, outcome, groupTag]),
        [one, two].map(({ serialNumber }) => [serialNumber, 'accepted', 'Sales']),
      )
    }
  })

  test('as a table was cut off, and says how to get a file', async () => {
    const table = lines(
      '',
      'Device Serial Number Windows Product ID Hardware Hash',
      '-------------------- ------------------ -------------',
      `${one.serialNumber?.padEnd(40)}${one.hash.slice(0, 40)}...`,
      '',
    )
    const { report } = await rowsOf({ 'a.txt': table })
    assert.equal(report.files[0]?.error?.code, 'screen-output')
  })

  test('as a table that is whole is read', async () => {
    const table = lines(
      'Serial Number     Hash',
      '----------------- ----',
      `${one.serialNumber?.padEnd(18)}${one.hash}`,
      '(1 rows affected)',
    )
    const { report } = await rowsOf({ 'a.txt': table })
    assert.deepEqual(
      report.rows.map(({ serialNumber, outcome }) => [serialNumber, outcome]),
      [[one.serialNumber, 'accepted']],
    )
  })
})

describe('JSON', () => {
  const graph = (d: TestDevice) => ({
    id: 'x',
    serialNumber: d.serialNumber,
    hardwareIdentifier: d.hash,
    groupTag: 'Sales',
    state: { deviceImportStatus: 'complete' },
  })
  const texts: Record<string, string> = {
    "Graph's answer": JSON.stringify({ '@odata.context': 'x', value: [graph(one), graph(two)] }),
    'an array': JSON.stringify([graph(one), graph(two)], null, 2),
    'objects one a line': [graph(one), graph(two)].map((each) => JSON.stringify(each)).join('\n'),
    'pages one after another': [one, two].map((d) => JSON.stringify({ value: [graph(d)] })).join('\n'),
    'bytes as PowerShell writes them': JSON.stringify({
      value: [one, two].map((d) => ({ ...graph(d), hardwareIdentifier: [...Buffer.from(d.hash, 'base64')] })),
      Count: 2,
    }),
    'devices inside others': JSON.stringify({
      tenants: [{ name: 'a', devices: [{ device: graph(one) }, { device: graph(two) }] }],
    }),
  }
  for (const [name, content] of Object.entries(texts))
    test(name, async () => {
      for (const bytes of [Buffer.from(content), utf16(`\ufeff${content}`)]) {
        const { report } = await rowsOf({ 'a.json': bytes })
        assert.deepEqual(
          report.rows.map(({ serialNumber, outcome, groupTag }) => [serialNumber, outcome, groupTag]),
          [one, two].map(({ serialNumber }) => [serialNumber, 'accepted', 'Sales']),
        )
        assert.equal(new Set(report.rows.map(({ line }) => line)).size, 2)
      }
    })
})

describe('a workbook', () => {
  test('is read as its first sheet that names devices, lines as rows of the sheet', async () => {
    const digits = syntheticDevice(3, { serialNumber: '016520771357' })
    const bytes = await workbook({
      Info: { 1: ['Devices of 2026'] },
      List: {
        2: ['Serienummer', 'Hardware-hash', 'Groepstag'],
        4: [16520771357, digits.hash, 'Sales'],
        7: [{ formula: '"x"', value: two.serialNumber ?? '' }, two.hash],
      },
      Old: { 1: ['Serial'], 2: ['x'] },
    })
    const { report } = await rowsOf({ 'a.xlsx': bytes })
    assert.deepEqual(
      report.rows.map(({ line, serialNumber, groupTag, repairs }) => [line, serialNumber, groupTag, repairs]),
      [
        [4, '016520771357', 'Sales', ['serial-from-hash']],
        [7, two.serialNumber, null, []],
      ],
    )
    assert.equal(report.files[0]?.sheet, 'List')
  })

  test('of another kind, damaged, or without devices is one error', async () => {
    const good = await workbook({ List: { 1: ['Serial', 'Hash'], 2: [one.serialNumber ?? '', one.hash] } })
    const codeOf = async (bytes: Uint8Array) => (await rowsOf({ 'a.xlsx': bytes })).report.files[0]?.error?.code
    assert.equal(await codeOf(good.subarray(0, good.length - 30)), 'spreadsheet')
    assert.equal(await codeOf(await workbook({ Info: { 1: ['nothing', 'here'] } })), 'no-known-column')
    assert.equal(await codeOf(Buffer.from('d0cf11e0a1b11ae1', 'hex')), 'spreadsheet')
    const doctype = '<!DOCTYPE a [<!ENTITY b "bbbb">]><workbook><sheets/></workbook>'
    assert.equal(await codeOf(await zip({ 'xl/workbook.xml': doctype })), 'spreadsheet')
  })
})

describe('an archive', () => {
  test('is the files in it, each under its name; archives within, what is no list passed over and named', async () => {
    const inner = await zip({ 'more/c.csv': makeFile([three]), 'photo.jpg': 'x' })
    const bytes = await zip({
      'a.csv': makeFile([one]),
      '__MACOSX/._a.csv': 'x',
      'inner.zip': inner,
      'b.xlsx': await workbook({ L: { 1: ['SN', 'Hash'], 2: [two.serialNumber ?? '', two.hash] } }),
    })
    const { report } = await rowsOf({ 'all.zip': bytes })
    const within = (name: string) => name.slice(name.indexOf('all.zip'))
    assert.deepEqual(
      report.rows.map(({ file, line, serialNumber }) => [within(file), line, serialNumber]),
      [
        ['all.zip/a.csv', 2, one.serialNumber],
        ['all.zip/inner.zip/more/c.csv', 2, three.serialNumber],
        ['all.zip/b.xlsx', 2, two.serialNumber],
      ],
    )
    assert.deepEqual(
      report.leftOut.map(({ name, reason }) => [within(name), reason]),
      [['all.zip/inner.zip/photo.jpg', 'passed-over']],
    )
  })

  test('that unpacks to far more than any list, or holds none, is refused in bounded time and memory', async () => {
    const codeOf = async (bytes: Uint8Array) => (await rowsOf({ 'a.zip': bytes })).report.files[0]?.error
    assert.equal((await codeOf(await zip({ 'a.txt': Buffer.alloc(200_000_000, 'A') })))?.code, 'archive')
    assert.equal((await codeOf(await zip({ 'photo.jpg': 'x' })))?.code, 'archive')
    // A size that is a lie: more comes out than the archive says.
    const liar = await zip({ 'a.csv': Buffer.alloc(5_000_000, 'A') })
    const directory = liar.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
    liar.writeUInt32LE(10, directory + 24)
    assert.equal((await codeOf(liar))?.code, 'archive')
  })
})

test('a folder names what it passed over', async () => {
  const folder = folderOf({ 'a.csv': makeFile([one]), 'notes.docx': 'x', 'settings.json': '{"a":1}' })
  const { report } = await merge(folder, [folder])
  assert.deepEqual(
    report.leftOut.map(({ name, reason }) => [name.slice(folder.length + 1), reason]),
    [
      ['notes.docx', 'passed-over'],
      ['settings.json', 'passed-over'],
    ],
  )
})
