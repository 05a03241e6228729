import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ReadRow } from '../../domain/row.ts'
import { languages } from '../../domain/words.ts'
import { syntheticDevice } from '../../test/synthetic/devices.ts'
import { readDeviceFile } from './read-file.ts'
import { deviceListTemplate } from './write-people-csv.ts'

async function* piece(text: string) {
  yield Buffer.from(text)
}

for (const language of languages)
  test(`the empty list in ${language}, filled in, is read with every column known`, async () => {
    const { serialNumber, hash } = syntheticDevice(1)
    const template = deviceListTemplate(language)
    const mark = template.includes(';') ? ';' : ','
    const row = [serialNumber, '', hash, 'Depot', 'ann@contoso.example', '', ''].join(mark)
    const { rows, file } = readDeviceFile('devices.csv', piece(`${template}${row}\r\n`))
    const found: ReadRow[] = []
    for await (const batch of rows) found.push(...batch)
    const { error, columnsIgnored } = await file
    assert.deepEqual([error, columnsIgnored], [null, []])
    assert.deepEqual(
      found.map((one) => [one.outcome, one.serialNumber, one.groupTag, one.assignedUser]),
      [['accepted', serialNumber, 'Depot', 'ann@contoso.example']],
    )
  })
