import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, test } from 'node:test'
import { syntheticDevice, syntheticDevices } from '../../test/synthetic/devices.ts'
import { makeFile, zipOf } from '../../test/synthetic/files.ts'
import { mergeFiles } from './run.ts'

const root = mkdtempSync(join(tmpdir(), 'muster-only-here-test-'))
after(() => rmSync(root, { recursive: true }))

function folderOf(files: Record<string, string | Uint8Array>) {
  const folder = mkdtempSync(join(root, 'files-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return {
    contents: () => readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'latin1')]),
    merge: (inputs: string[], output: string, report: string | null = null, split: number | null = null) =>
      mergeFiles({
        paths: inputs.map((name) => join(folder, name)),
        output: join(folder, output),
        report: report === null ? null : join(folder, report),
        split,
        fullHashes: false,
        language: 'en',
        json: null,
        signal: new AbortController().signal,
        onProgress: () => {},
      }),
  }
}

test('a file that was given to be read is not written over while only it holds its rows', async () => {
  const { merge, contents } = folderOf({
    'a.csv': makeFile(syntheticDevices(2)),
    'tagged.csv': makeFile([{ device: syntheticDevice(7), groupTag: 'Sales' }]),
    'plain.csv': makeFile([syntheticDevice(7)]),
    'laptops-part-001.csv': makeFile(syntheticDevices(2, 4)),
    'book.xlsx': zipOf(['xl/workbook.xml']),
  })
  const before = contents()
  const refused = async (message: RegExp, ...args: Parameters<typeof merge>) => {
    await assert.rejects(merge(...args), { name: 'CommandFailed', status: 2, message })
    assert.deepEqual(contents(), before)
  }
  await refused(/a\.csv, and its line 2 is in no other file/, ['a.csv', 'plain.csv'], 'a.csv')
  await refused(/part-001\.csv, and its line 2 /, ['laptops-part-001.csv', 'a.csv'], 'laptops.csv')
  await refused(/part-001\.csv, and its line 2 /, ['laptops-part-001.csv', 'a.csv'], 'laptops.csv', null, 1)
  // The device is in both, its tag only in the one that would be written over.
  await refused(/tagged\.csv, and its line 2 /, ['tagged.csv', 'plain.csv'], 'tagged.csv')
  await refused(/book\.xlsx, and what that holds/, ['book.xlsx', 'plain.csv'], 'book.xlsx')
  await refused(/report would be written over .*a\.csv/, ['a.csv', 'plain.csv'], 'new.csv', 'a.csv')
})

test('a file that was given to be read is written over where others hold all of it', async () => {
  const { merge } = folderOf({
    'tagged.csv': makeFile([{ device: syntheticDevice(7), groupTag: 'Sales' }]),
    'plain.csv': makeFile([syntheticDevice(7)]),
  })
  const { files } = await merge(['tagged.csv', 'plain.csv'], 'plain.csv', 'report.json')
  assert.equal(files[0]?.rows, 1)
  // Its own report may be given as well.
  assert.equal((await merge(['tagged.csv', 'report.json'], 'plain.csv', 'report.json')).leftOut.length, 1)
})

test('a file beside the output that is named like a part of it goes only where all of it was read', async () => {
  const { merge, contents } = folderOf({
    'a.csv': makeFile(syntheticDevices(2)),
    'out.csv': makeFile(syntheticDevices(1, 9)),
    'out-part-001.csv': makeFile(syntheticDevices(1, 7)),
    'out-part-007.csv': makeFile(syntheticDevices(2, 5)),
    'out-part-008.csv': makeFile(syntheticDevices(2)),
  })
  const { spared } = await merge(['a.csv'], 'out.csv', null, 1)
  assert.deepEqual(spared.map((name) => basename(name)).sort(), ['out-part-007.csv', 'out.csv'])
  assert.deepEqual(
    contents().map(([name]) => name),
    ['a.csv', 'out-part-001.csv', 'out-part-002.csv', 'out-part-007.csv', 'out.csv'],
  )
})
