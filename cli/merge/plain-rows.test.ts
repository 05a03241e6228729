import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { SyntheticChanges } from '../../domain/hardware-hash/synthesize.ts'
import { DeviceFileReader } from '../../steps/merge/device-file-reader.ts'
import { rowKeySize, writePlainRowKeys, writeRowKeys } from '../../steps/merge/row-keys.ts'
import { syntheticDevice } from '../../test/synthetic/devices.ts'
import { canonicalText } from './read-one.ts'
import { SpillBuffer } from './spill.ts'

/** What of a file is spilled, its keys, what it was, and how many of its rows were read without making texts. */
function spill(file: string, withPlain: boolean) {
  const buffer = new SpillBuffer()
  const keys: number[][] = []
  let plainRows = 0
  const addKeys = (write: (target: Uint32Array) => void) => {
    const target = new Uint32Array(rowKeySize)
    write(target)
    keys.push([...target])
  }
  const plain = withPlain
    ? {
        plain: (row: Parameters<typeof writePlainRowKeys>[0]) => {
          plainRows++
          buffer.addPlain(row)
          addKeys((target) => writePlainRowKeys(row, target, 0))
        },
      }
    : {}
  const reader = new DeviceFileReader(
    'a.csv',
    (row, plainHash) => {
      buffer.add(row, plainHash ?? canonicalText(row))
      if (row.outcome === 'accepted') addKeys((target) => writeRowKeys(row, target, 0))
    },
    { bodies: false, ...plain },
  )
  reader.push(Buffer.from(file, 'latin1'))
  const reading = reader.end()
  return { records: buffer.bytes.toString('latin1', 0, buffer.length), keys, reading, plainRows }
}

function assertSame(file: string): number {
  const { plainRows, ...plain } = spill(file, true)
  assert.deepEqual({ ...plain, plainRows: 0 }, spill(file, false))
  return plainRows
}

/** Texts as makers and people write them, well and badly; the last few are any at all. */
const texts = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 .-]{0,20}[A-Za-z0-9]$/) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...['', ' ', 'none', 'N/A', 'To be filled by O.E.M.', 'SMBIOS_STRING_INDEX_0', '0000', 'xXx', '0', 'ab', 's1'],
      ...['=1+1', '+31', '-5', '@home', "'=x", "'9", ' S1', 'S1 ', 'S,1', 'S;1', 'S"1', 'S\\1', 'S\t1', 'S\u00001'],
      ...[
        'Société',
        'S\u00a01',
        'HP',
        'hp',
        '00123',
        '123',
        '5.8E+10',
        'VMware, Inc.',
        'x'.repeat(64),
        'y1'.repeat(33),
      ],
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 70, unit: 'binary' }).map((text) => text.replaceAll('\u0000', '')) },
)
const often = <T>(usual: T, rare: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: rare })

const device = fc
  .record({
    seed: fc.nat(10_000),
    serialNumber: often<string | null | undefined>(undefined, texts),
    manufacturer: often<string | null | undefined>(undefined, texts),
    model: often<string | undefined>(undefined, texts),
    productKeyId: often<string | null | undefined>(undefined, fc.oneof(texts, fc.constant(null))),
    uuid: often<Uint8Array | undefined>(
      undefined,
      fc.constantFrom(
        new Uint8Array(16),
        new Uint8Array(16).fill(255),
        Buffer.from('00020003000400050006000700080009', 'hex'),
        Buffer.from('03000200040005000006000700080009', 'hex'),
        Buffer.from('07070707070707070707070707070708', 'hex'),
      ),
    ),
    ek: often<null | undefined>(undefined, fc.constant(null)),
  })
  .map(({ seed, ...changes }) => {
    const given = Object.entries(changes).filter(([, value]) => value !== undefined)
    return syntheticDevice(seed, Object.fromEntries(given) as SyntheticChanges)
  })

/** A row's cells: what the device says, or what else might stand there. */
const row = fc.record({
  device,
  hasSerial: often(true, fc.constant(false)),
  serial: often<string | null>(null, texts),
  extra: fc.array(often('', fc.oneof(texts, fc.constant('same'))), { minLength: 5, maxLength: 5 }),
  quoted: fc.boolean(),
  damage: often<[number, string] | null>(
    null,
    fc.tuple(fc.nat(4000), fc.constantFrom('A', '-', '=', ' ', '"', '', '\u00e9')),
  ),
})
const names = [
  'Device Serial Number',
  'Windows Product ID',
  'Hardware Hash',
  'Group Tag',
  'Assigned User',
  'Manufacturer name',
  'Device model',
]

test('rows read without making texts are spilled, keyed and hinted at as in full', () => {
  let plainRows = 0
  let rows = 0
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\r\n', '\n', '\r'),
      fc.shuffledSubarray(names, { minLength: 2 }),
      (made, delimiter, newline, header) => {
        const lines = made.map((each) => header.map((name) => cellOf(name, each, delimiter)).join(delimiter))
        plainRows += assertSame([header.join(delimiter), ...lines, ''].join(newline))
        rows += made.length
      },
    ),
    { numRuns: 1500 },
  )
  assert.ok(plainRows > rows / 10, `only ${plainRows} of ${rows} rows were plain`)
})

test('any byte of a plain file may change', () => {
  const devices = [3, 4, 5].map((seed) => syntheticDevice(seed))
  const file = [
    'Device Serial Number,Windows Product ID,Hardware Hash,Group Tag',
    ...devices.map(({ serialNumber, hash }) => `${serialNumber},,${hash},Office`),
    '',
  ].join('\r\n')
  assert.equal(assertSame(file), 3)
  fc.assert(
    fc.property(fc.nat(file.length - 1), fc.nat(255), (at, byte) => {
      assertSame(file.slice(0, at) + String.fromCharCode(byte) + file.slice(at + 1))
    }),
    { numRuns: 1500 },
  )
})

function cellOf(name: string, made: ReturnType<typeof row.generate>['value'], delimiter: string): string {
  const { device, extra, damage } = made
  const own: Record<string, string | null> = {
    'Windows Product ID': device.productKeyId,
    'Manufacturer name': device.manufacturer,
    'Device model': device.model,
    'Group Tag': 'Office',
    'Assigned User': 'sam@contoso.example',
  }
  let cell = extra[names.indexOf(name) % extra.length] as string
  if (name === 'Device Serial Number') cell = made.hasSerial ? (made.serial ?? device.serialNumber ?? '') : ''
  else if (name === 'Hardware Hash') {
    cell =
      damage === null ? device.hash : device.hash.slice(0, damage[0]) + damage[1] + device.hash.slice(damage[0] + 1)
  } else if (cell === 'same') cell = own[name] ?? ''
  return made.quoted || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell
}
