import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { nameApart, placeFiles } from './missing-files.ts'

const there = [
  { name: 'usb/a.csv', number: 0, complete: true, bytesReceived: 100 },
  { name: 'usb/b.csv', number: 1, complete: false, bytesReceived: 40 },
  { name: 'usb/north/c.csv', number: 2, complete: false, bytesReceived: 0 },
  { name: 'usb/south/c.csv', number: 3, complete: false, bytesReceived: 0 },
]
const place = (...given: [name: string, size: number][]) =>
  placeFiles(
    given.map(([name, size]) => ({ name, size })),
    there,
  ).map(({ file, name, number }) => [file.name, name, number])

describe('a file given to an upload that was broken off', () => {
  test('takes the place of the missing one of its name, with or without the folder', () => {
    assert.deepEqual(place(['usb/b.csv', 90]), [['usb/b.csv', 'usb/b.csv', 1]])
    assert.deepEqual(place(['b.csv', 90]), [['b.csv', 'usb/b.csv', 1]])
  })

  test('is new where two missing ones are called so, since nobody knows which it is', () => {
    assert.deepEqual(place(['c.csv', 9]), [['c.csv', 'c.csv', 4]])
    assert.deepEqual(place(['usb/south/c.csv', 9]), [['usb/south/c.csv', 'usb/south/c.csv', 3]])
  })

  test('that arrived whole is left as it is; of another length it is another file', () => {
    assert.deepEqual(place(['usb/a.csv', 100], ['a.csv', 100]), [])
    assert.deepEqual(place(['usb/a.csv', 101]), [['usb/a.csv', 'usb/a (2).csv', 4]])
  })

  test('that nothing is missing of is new, and two of one name are told apart', () => {
    assert.deepEqual(place(['d.csv', 1], ['d.csv', 2], ['b.csv', 9], ['b.csv', 9]), [
      ['d.csv', 'd.csv', 4],
      ['d.csv', 'd (2).csv', 5],
      ['b.csv', 'usb/b.csv', 1],
      ['b.csv', 'b.csv', 6],
    ])
  })
})

test('two files of one name are told apart before their ending', () => {
  const taken = new Set<string>()
  const names = ['usb/OA3.xml', 'usb/OA3.xml', 'usb/OA3.xml', 'v1.2/readme', 'v1.2/readme'].map((path) =>
    nameApart(path, taken),
  )
  assert.deepEqual(names, ['usb/OA3.xml', 'usb/OA3 (2).xml', 'usb/OA3 (3).xml', 'v1.2/readme', 'v1.2/readme (2)'])
})
