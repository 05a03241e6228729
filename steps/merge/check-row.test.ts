import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { faultyHashes, type HashFault, synthesizeHash } from '../../domain/hardware-hash/synthesize.ts'
import type { ReadRow } from '../../domain/row.ts'
import { syntheticDevice, withFault } from '../../test/synthetic/devices.ts'
import { checkRow } from './check-row.ts'
import { type ColumnPlaces, noPlaces, ownPlaces } from './column-places.ts'
import { columnNames, type RowCells } from './header-names.ts'
import { repairSerial } from './repair-serial.ts'

const device = syntheticDevice(4)
const good: RowCells = {
  serialNumber: device.serialNumber ?? '',
  productKeyId: '',
  manufacturer: '',
  model: '',
  groupTag: '',
  assignedUser: '',
  hash: device.hash,
}
const check = (cells: Partial<RowCells>, places: ColumnPlaces = ownPlaces): ReadRow =>
  checkRow({ line: 7, names: columnNames, places, cut: null, bodies: true, now: 1_800_000_000 }, { ...good, ...cells })

describe('row checks', () => {
  test('take a good row as the hash says it is', () => {
    const row = check({})
    assert.deepEqual([row.outcome, row.line, row.serialNumber], ['accepted', 7, device.serialNumber])
    assert.deepEqual([row.manufacturer, row.model], [device.manufacturer, device.model])
    assert.deepEqual([row.repairs, row.warnings], [[], []])
  })

  test('hold what a hash says of its device to the rules of the cells', () => {
    const cases: [Partial<typeof device>, string][] = [
      [{ serialNumber: '=1+1' }, 'unsafe-value'],
      [{ serialNumber: 'S1\u001b[2J' }, 'unsafe-value'],
      [{ serialNumber: 'S1\n' + 'S2' }, 'unsafe-value'],
      [{ manufacturer: 'HP\u0007X' }, 'unsafe-value'],
      [{ serialNumber: 'S1'.repeat(33) }, 'too-long'],
      [{ model: 'ab'.repeat(65) }, 'too-long'],
    ]
    for (const [changes, reason] of cases) {
      const row = check({ serialNumber: '', hash: synthesizeHash({ ...device, ...changes }) })
      assert.deepEqual(
        [row.outcome, row.reason, row.column, row.serialNumber],
        ['refused', reason, 'Hardware Hash', null],
      )
    }
  })

  test('refuse for the first check that fails, and name the column', () => {
    const long = (length: number) => 'x'.repeat(length)
    const cases: [Partial<RowCells>, string, string][] = [
      [{ groupTag: 'a\u0007b', serialNumber: long(65) }, 'unsafe-value', 'Group Tag'],
      [{ serialNumber: '5CG\t1' }, 'unsafe-value', 'Device Serial Number'],
      [{ hash: `${device.hash.slice(0, 50)}\u0000` }, 'unsafe-value', 'Hardware Hash'],
      [{ groupTag: ' =1+1' }, 'unsafe-value', 'Group Tag'],
      [{ assignedUser: '@user' }, 'unsafe-value', 'Assigned User'],
      [{ serialNumber: '-1' }, 'unsafe-value', 'Device Serial Number'],
      [{ serialNumber: long(65), hash: '?' }, 'too-long', 'Device Serial Number'],
      [{ productKeyId: long(65) }, 'too-long', 'Windows Product ID'],
      [{ manufacturer: long(129) }, 'too-long', 'Manufacturer name'],
      [{ model: long(129) }, 'too-long', 'Device model'],
      [{ groupTag: long(513) }, 'too-long', 'Group Tag'],
      [{ assignedUser: long(321) }, 'too-long', 'Assigned User'],
      [{ hash: long(16_385) }, 'too-long', 'Hardware Hash'],
      [
        { hash: '', manufacturer: 'HP', model: 'x', serialNumber: 'Default string' },
        'nothing-to-identify',
        'Device Serial Number',
      ],
      [{ hash: ' ', manufacturer: 'HP' }, 'nothing-to-identify', 'Device model'],
      [{ hash: 'T0E*' }, 'not-base64', 'Hardware Hash'],
      [{ serialNumber: 'other' }, 'serial-mismatch', 'Device Serial Number'],
    ]
    for (const [cells, reason, column] of cases) {
      const row = check(cells)
      assert.deepEqual(
        [row.outcome, row.reason, row.column],
        ['refused', reason, column],
        JSON.stringify(cells).slice(0, 80),
      )
    }
    for (const fault of Object.keys(faultyHashes) as HashFault[]) {
      assert.equal(check({ hash: withFault(device, fault).hash }).reason, fault)
    }
  })

  test('name no column that the file lacks when nothing identifies the device', () => {
    const nothing = { hash: '', serialNumber: 'ABC' }
    const named = (places: Partial<ColumnPlaces>) => {
      const { reason, column, found } = check(nothing, { ...noPlaces(), ...places })
      return [reason, column, found]
    }
    assert.deepEqual(named({ serialNumber: 0, hash: 1 }), ['nothing-to-identify', 'Hardware Hash', null])
    assert.deepEqual(named({ serialNumber: 0, manufacturer: 1 }), ['nothing-to-identify', null, null])
    const all = { serialNumber: 0, manufacturer: 1, model: 2, hash: 3 }
    assert.deepEqual(named(all), ['nothing-to-identify', 'Manufacturer name', null])
  })

  test('take no serial number that Excel rounded for one where there is no hash', () => {
    const row = { hash: '', manufacturer: 'HP', model: 'EliteBook 840' }
    for (const serialNumber of ['5.81838E+10', '5,81838E+10', '1E+11']) {
      const { reason, column, found } = check({ ...row, serialNumber })
      assert.deepEqual([reason, column, found], ['nothing-to-identify', columnNames.serialNumber, serialNumber])
    }
    for (const serialNumber of ['581E8', '1E11', '5CG0E+1X']) {
      assert.equal(check({ ...row, serialNumber }).outcome, 'accepted', serialNumber)
    }
  })

  test('refuse a cell with two hashes as too long, wherever the second begins, but not one hash twice', () => {
    const other = syntheticDevice(5).hash
    for (const between of ['', ' ', '\r\n', 'AAAA']) {
      const row = check({ hash: `${device.hash}${between}${other}` })
      assert.deepEqual([row.reason, row.column, row.serialNumber], ['too-long', 'Hardware Hash', device.serialNumber])
      assert.equal(row.refusedHashText, `${device.hash}${between}${other}`)
    }
    assert.equal(check({ hash: `${device.hash}${withFault(syntheticDevice(5), 'checksum').hash}` }).reason, 'too-long')
    const bare = (hash: string) => hash.replace(/A*$/, '').padEnd(2400, 'A')
    assert.equal(check({ hash: bare(device.hash) + bare(other).slice(0, 1600) }).reason, 'too-long')
    const twice = check({ hash: device.hash + device.hash })
    assert.deepEqual([twice.outcome, twice.warnings], ['accepted', ['hash-length-unusual', 'hash-bytes-after-footer']])
  })

  test('do not count what nobody sees around a value or inside a hash', () => {
    const around = (text: string) => `\u200e\u00a0${text}\u200b\ufeff`
    const row = check({
      serialNumber: around(good.serialNumber),
      hash: device.hash.replace(/.{76}/g, '$&\u00ad\u200d'),
    })
    assert.deepEqual([row.outcome, row.serialNumber], ['accepted', device.serialNumber])
    assert.deepEqual(row.repairs, ['trimmed', 'hash-repaired'])
    assert.equal(check({ groupTag: around('Sales') }).groupTag, 'Sales')
    assert.equal(check({ groupTag: around('=1+1') }).reason, 'unsafe-value')
  })

  test('let values pass that are as long as they may be, counted in characters', () => {
    assert.equal(check({ groupTag: '😀'.repeat(512) }).outcome, 'accepted')
    assert.equal(check({ groupTag: '😀'.repeat(513) }).reason, 'too-long')
    assert.equal(check({ model: '-x', manufacturer: '=y' }).outcome, 'accepted')
  })

  test('keep of a refused row what can be mended, and nothing that a database or terminal should not see', () => {
    const row = check({ serialNumber: 'x\u0000', groupTag: 'Sales' })
    assert.deepEqual([row.serialNumber, row.groupTag, row.found], [null, 'Sales', 'x\\u0000'])
    assert.equal(row.refusedHashText, device.hash)
    const damaged = withFault(device, 'checksum').hash
    const refused = check({ hash: damaged })
    assert.equal(refused.refusedHashText, damaged)
    assert.match(refused.found ?? '', /^T0.{58}… \(4000\)$/)
  })

  test('take off the quote that our own files put before a formula', () => {
    assert.equal(check({ manufacturer: "'-x" }).warnings[0], 'maker-differs')
    assert.deepEqual([check({ groupTag: "'=1" }).reason, check({ groupTag: "'=1" }).groupTag], ['unsafe-value', '=1'])
    assert.equal(check({ groupTag: "'quoted'" }).groupTag, "'quoted'")
  })

  test('warn where the row says another maker, model or product id, and follow the hash', () => {
    const row = check({ manufacturer: 'Acme', model: 'Other', productKeyId: '1234567890123' })
    const warnings = ['maker-differs', 'model-differs', ...(device.productKeyId === null ? [] : ['product-id-differs'])]
    assert.deepEqual(row.warnings, warnings)
    assert.deepEqual([row.manufacturer, row.model], [device.manufacturer, device.model])
    assert.deepEqual(check({ manufacturer: (device.manufacturer ?? '').toUpperCase() }).warnings, [])
  })

  test('accept a row without a hash that has maker, model and serial', () => {
    const row = check({ hash: '', manufacturer: ' HP ', model: 'x', serialNumber: ' 1a ' })
    assert.deepEqual(
      [row.outcome, row.serialNumber, row.manufacturer, row.repairs],
      ['accepted', '1a', 'HP', ['trimmed']],
    )
    assert.equal(row.body, null)
  })
})

describe('the serial of a row', () => {
  test('is mended from the hash where a spreadsheet changed it', () => {
    const cases: [string | null, string, ReturnType<typeof repairSerial>][] = [
      ['016520771357', '016520771357', 'same'],
      ['16520771357', '016520771357', 'from-hash'],
      [null, '016520771357', 'from-hash'],
      ['To be filled by O.E.M.', '1', 'from-hash'],
      ['5cg1234567', '5CG1234567', 'from-hash'],
      ['5.81838E+10', '058183830149', 'from-hash'],
      ['5,81838E+10', '058183830149', 'from-hash'],
      ['5.8E+10', '058000012345', 'from-hash'],
      ['1E+11', '99999999999', 'from-hash'],
      ['1.23E+47', '123E45', 'from-hash'],
      ['5.81839E+10', '058183830149', 'mismatch'],
      ['5.81838E+11', '058183830149', 'mismatch'],
      ['5.81838E+10', '05818383014X', 'mismatch'],
      ['54690J', '0054690J', 'mismatch'],
      ['16520771358', '016520771357', 'mismatch'],
      ['0016520771357', '016520771357', 'mismatch'],
    ]
    for (const [row, hash, answer] of cases) assert.equal(repairSerial(row, hash), answer, `${row} ${hash}`)
  })
})
