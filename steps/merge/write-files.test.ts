import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { ReadRow } from '../../domain/row.ts'
import { syntheticDevice, withFault } from '../../test/synthetic/devices.ts'
import { readDeviceFile } from './read-file.ts'
import { intuneHeader, intuneRow } from './write-intune.ts'
import { failedRowCells, failedRowsHeader, writePeopleCsv } from './write-people-csv.ts'

async function readBack(content: string | Uint8Array): Promise<ReadRow[]> {
  async function* bytes() {
    yield Buffer.from(content)
  }
  const rows: ReadRow[] = []
  for await (const batch of readDeviceFile('a.csv', bytes()).rows) rows.push(...batch)
  return rows
}

async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const chunk of chunks) text += chunk
  return text
}

describe('the file for Intune', () => {
  const device = syntheticDevice(5)
  const values = {
    serialNumber: device.serialNumber,
    productKeyId: null,
    hash: device.hash,
    groupTag: null,
    assignedUser: null,
  }

  test('has columns for tag and user only where they are wanted', () => {
    assert.equal(
      intuneHeader({ groupTag: false, assignedUser: false }),
      'Device Serial Number,Windows Product ID,Hardware Hash\r\n',
    )
    assert.match(intuneHeader({ groupTag: true, assignedUser: false }), /Hardware Hash,Group Tag\r\n$/)
    assert.match(intuneHeader({ groupTag: false, assignedUser: true }), /Hardware Hash,Group Tag,Assigned User\r\n$/)
  })

  test('carries what Windows-1252 has, and nothing that would need quotes', async () => {
    const columns = { groupTag: true, assignedUser: false }
    const bytes = intuneRow({ ...values, groupTag: 'Café €œ' }, columns)
    assert.equal(bytes?.subarray(-9).toString('hex'), '436166e920809c0d0a')
    for (const groupTag of ['a,b', 'a"b', 'a\nb', 'Ł', '\u0081', '😀', '\u0000']) {
      assert.equal(intuneRow({ ...values, groupTag }, columns), null, groupTag)
    }
    const [row] = await readBack(Buffer.concat([Buffer.from(intuneHeader(columns)), bytes as Buffer]))
    assert.equal(row?.groupTag, 'Café €œ')
  })
})

describe('a file for people', () => {
  test('is quoted, and no cell of it is a formula to a spreadsheet', async () => {
    const text = await textOf(
      writePeopleCsv(
        ['a', 'b'],
        [
          ['=1+1', 'x"y'],
          [null, 3],
          ['-2', '+a\r\nb'],
        ],
      ),
    )
    assert.equal(text, '\ufeff"a","b"\r\n"\'=1+1","x""y"\r\n"","3"\r\n"\'-2","\'+a\r\nb"\r\n')
  })

  test('of failed rows is read again as the rows were', async () => {
    const device = syntheticDevice(6)
    const failed = withFault(device, 'checksum')
    const cell = fc.string({ unit: fc.constantFrom(...'ab"\',;= +-é€'), maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(cell, cell, async (groupTag, manufacturer) => {
        const [before] = await readBack(
          await textOf(writePeopleCsv(failedRowsHeader, [cellsOf({ groupTag, manufacturer, hash: failed.hash })])),
        )
        const again = cellsOf({
          groupTag: before?.groupTag ?? '',
          manufacturer: before?.manufacturer ?? '',
          hash: before?.refusedHashText ?? '',
        })
        const [after] = await readBack(await textOf(writePeopleCsv(failedRowsHeader, [again])))
        const { groupTag: tag, manufacturer: maker, reason, refusedHashText } = before as ReadRow
        assert.deepEqual([after?.groupTag, after?.manufacturer, after?.reason], [tag, maker, reason])
        assert.equal(refusedHashText, failed.hash)
      }),
      {
        numRuns: 50,
        examples: [
          [" '=", ''],
          ["''=", ''],
          ['', " '@"],
        ],
      },
    )
    const [mended] = await readBack(
      await textOf(writePeopleCsv(failedRowsHeader, [cellsOf({ groupTag: 'x', manufacturer: '', hash: device.hash })])),
    )
    assert.equal(mended?.outcome, 'accepted')
  })
})

function cellsOf({ groupTag, manufacturer, hash }: { groupTag: string; manufacturer: string; hash: string }) {
  return failedRowCells({
    serialNumber: syntheticDevice(6).serialNumber,
    productKeyId: null,
    hash,
    groupTag,
    assignedUser: null,
    manufacturer,
    model: null,
    file: 'serials and hashes.csv',
    line: 2,
    reason: 'The hash is damaged.',
    column: 'Hardware Hash',
    found: 'T0…',
    nextStep: 'Copy it again.',
  })
}
