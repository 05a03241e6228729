import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filesOfDrop, filesOfInput } from './given-files.ts'

/** A folder as browsers hand it over: in portions, the last of them empty. */
function folder(path: string, portions: FileSystemEntry[][]): FileSystemEntry {
  const rest = [...portions, []]
  const createReader = () => ({ readEntries: (take: (entries: FileSystemEntry[]) => void) => take(rest.shift() ?? []) })
  return { isFile: false, name: path.split('/').at(-1), fullPath: path, createReader } as unknown as FileSystemEntry
}

function file(path: string): FileSystemEntry {
  const take = (done: (file: File) => void) => done(new File(['x'], path))
  return { isFile: true, name: path.split('/').at(-1), fullPath: path, file: take } as unknown as FileSystemEntry
}

function dropOf(entries: (FileSystemEntry | null)[], files: File[] = []): DataTransfer {
  const items = entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry }))
  return { items, files } as unknown as DataTransfer
}

test('a dropped folder is walked to its end, in order of numbers, and its paths are kept', async () => {
  const deep = folder('/usb/deep', [[file('/usb/deep/OA3.xml')]])
  const usb = folder('/usb', [[file('/usb/pc10.csv'), file('/usb/pc2.csv')], [deep]])
  const { files, unreadable } = await filesOfDrop(dropOf([usb, file('/one.csv')]))
  assert.deepEqual(unreadable, [])
  assert.deepEqual(
    files.map(({ path }) => path),
    ['usb/deep/OA3.xml', 'usb/pc2.csv', 'usb/pc10.csv', 'one.csv'],
  )
})

test('what cannot be opened is named, and holds up nothing else', async () => {
  const refuse = (_done: unknown, fail: (fault: Error) => void) => fail(new Error('NotReadableError'))
  const locked = { isFile: true, name: 'b.csv', fullPath: '/usb/b.csv', file: refuse } as unknown as FileSystemEntry
  const createReader = () => ({ readEntries: refuse })
  const shut = { isFile: false, name: 'shut', fullPath: '/usb/shut', createReader } as unknown as FileSystemEntry
  const usb = folder('/usb', [[file('/usb/a.csv'), locked, shut, file('/usb/c.csv')]])
  const { files, unreadable } = await filesOfDrop(dropOf([usb]))
  assert.deepEqual(
    [files.map(({ path }) => path), unreadable],
    [
      ['usb/a.csv', 'usb/c.csv'],
      ['usb/b.csv', 'usb/shut'],
    ],
  )
})

test('what a browser drops without an entry is taken as a plain file', async () => {
  const { files } = await filesOfDrop(dropOf([null], [new File(['x'], 'plain.csv')]))
  assert.deepEqual(
    files.map(({ path }) => path),
    ['plain.csv'],
  )
})

test('files that an operating system leaves in folders are not devices', () => {
  const names = ['a.csv', '.DS_Store', 'Thumbs.db', 'desktop.ini']
  const list = names.map((name) => new File(['x'], name)) as unknown as FileList
  assert.deepEqual(
    filesOfInput(list).map(({ path }) => path),
    ['a.csv'],
  )
})
