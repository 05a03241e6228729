import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { identityKeys, judge } from '../../domain/device-identity.ts'
import type { HashIdentity } from '../../domain/hardware-hash/types.ts'
import type { ReadRow } from '../../domain/row.ts'
import { DuplicateFinder, findDuplicates } from './find-duplicates.ts'
import { rowKeySize, writeRowKeys } from './row-keys.ts'

type Made = {
  ek?: string | null
  uuid?: string | null
  serial?: string
  model?: string
  capturedAt?: number | null
  hash?: boolean
  groupTag?: string | null
  assignedUser?: string | null
  /** Its clock is more than a day ahead. */
  future?: boolean
}

const uuidOf = (name: string) => hash('md5', name).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')

/** A row as far as the search looks at it. */
function rowOf(made: Made, line: number): ReadRow {
  const hasHash = made.hash ?? true
  const identity: HashIdentity = {
    ek: hasHash && made.ek ? hash('sha256', made.ek) : null,
    uuid: hasHash && made.uuid ? uuidOf(made.uuid) : null,
    serialNumber: made.serial ?? `S${line}`,
    manufacturer: 'HP',
    model: made.model ?? 'M',
    productKeyId: null,
    capturedAt: hasHash ? (made.capturedAt ?? null) : null,
    osBuild: null,
    winPe: false,
  }
  const { groupTag = null, assignedUser = null } = made
  const warnings = made.future ? ['capture-in-future'] : []
  return { line, identity, body: hasHash ? new Uint8Array(4) : null, groupTag, assignedUser, warnings } as ReadRow
}

function find(made: Made[]) {
  const finder = new DuplicateFinder()
  const keys = new Uint32Array(made.length * rowKeySize)
  for (const [row, each] of made.entries()) writeRowKeys(rowOf(each, row + 1), keys, row * rowKeySize)
  finder.add(keys)
  return finder.finish()
}

/** Of which row each is a duplicate, -1 for a kept one. */
const ofs = (made: Made[]) => {
  const found = find(made)
  return made.map((_, row) => found.of(row))
}

describe('duplicates', () => {
  test('the newest capture is kept, of equal times the first, and a row without a time or hash comes last', () => {
    assert.deepEqual(
      ofs([
        { ek: 'a', capturedAt: 1 },
        { ek: 'a', capturedAt: 3 },
        { ek: 'a', capturedAt: 2 },
      ]),
      [1, -1, 1],
    )
    assert.deepEqual(
      ofs([
        { ek: 'a', capturedAt: 3 },
        { ek: 'a', capturedAt: 3 },
      ]),
      [-1, 0],
    )
    assert.deepEqual(ofs([{ ek: 'a' }, { ek: 'a', capturedAt: 3 }]), [1, -1])
    assert.deepEqual(
      ofs([
        { serial: 'X', hash: false },
        { serial: 'x ', capturedAt: 1 },
        { serial: 'X', hash: false },
      ]),
      [1, -1, 1],
    )
  })

  test('a row without a hash is a duplicate also where its tuple is that of a duplicate', () => {
    const rows = [
      { ek: 'a', serial: 'new', capturedAt: 2 },
      { ek: 'a', serial: 'old', capturedAt: 1 },
      { serial: 'old', hash: false },
    ]
    assert.deepEqual(ofs(rows), [-1, 0, 0])
  })

  test('"same" is not passed on: what matches only a duplicate is a device of its own', () => {
    const rows = [
      { ek: 'a', serial: 'one', capturedAt: 3 },
      { ek: 'a', serial: 'two', capturedAt: 2 },
      { ek: 'b', serial: 'two', capturedAt: 1 },
    ]
    assert.deepEqual(ofs(rows), [-1, 0, -1])
  })

  test('hardware that changed is a duplicate with that reason; a shared UUID is a warning', () => {
    const changed = find([
      { ek: 'a', serial: 'x', capturedAt: 1 },
      { ek: 'b', serial: 'x', capturedAt: 2 },
    ])
    assert.deepEqual([changed.of(0), changed.reason(0), changed.reason(1)], [1, 'hardware-changed', null])
    const shared = find([
      { ek: 'a', uuid: 'u', capturedAt: 1 },
      { ek: 'b', uuid: 'u', capturedAt: 2 },
    ])
    assert.deepEqual([shared.of(0), shared.warnings(0), shared.warnings(1)], [-1, ['uuid-shared'], []])
    const renamed = find([
      { ek: 'a', serial: 'x', capturedAt: 1 },
      { ek: 'a', serial: 'y', capturedAt: 2 },
    ])
    assert.deepEqual([renamed.of(0), renamed.warnings(0)], [1, ['serial-differs']])
  })

  test('a kept row with the EK of one older row and the tuple of another is warned, in whatever order they come', () => {
    const newest = { ek: 'a', serial: 'b', capturedAt: 3 }
    const older = [
      { ek: 'a', serial: 'a', capturedAt: 1 },
      { ek: 'b', serial: 'b', capturedAt: 2 },
    ]
    for (const rows of [
      [newest, ...older],
      [...older, newest],
      [newest, { ...older[0], capturedAt: 2 }, { ...older[1], capturedAt: 1 }],
    ]) {
      const found = find(rows)
      const kept = rows.indexOf(newest)
      assert.deepEqual([found.of(kept), found.warnings(kept)], [-1, ['serial-also-on']])
      const said = rows.map((row, at) => [row.ek, found.reason(at)]).filter(([, reason]) => reason !== null)
      assert.deepEqual(said, [['b', 'hardware-changed']])
    }
    for (const one of older) assert.deepEqual(find([newest, one]).warnings(0), [])
  })

  test('a kept row without a tag or user takes that of the newest duplicate that has one', () => {
    const rows = [
      { ek: 'a', capturedAt: 1, groupTag: 'oldest', assignedUser: 'u' },
      { ek: 'a', capturedAt: 3 },
      { ek: 'a', capturedAt: 2, groupTag: 'newer' },
      { ek: 'b', capturedAt: 2, groupTag: 'own' },
      { ek: 'b', capturedAt: 1, groupTag: 'other' },
    ]
    const found = find(rows)
    assert.deepEqual([...found.groupTagFrom], [[1, 2]])
    assert.deepEqual([...found.assignedUserFrom], [[1, 0]])
  })

  test('of two tags or users that of the kept row stands, and which other there is is said, whatever its case', () => {
    const found = find([
      { ek: 'a', capturedAt: 1, groupTag: 'Oldest' },
      { ek: 'a', capturedAt: 3 },
      { ek: 'a', capturedAt: 2, groupTag: 'Newer' },
      { ek: 'b', capturedAt: 2, groupTag: 'Own', assignedUser: 'one@contoso.example' },
      { ek: 'b', capturedAt: 1, groupTag: 'own', assignedUser: 'two@contoso.example' },
    ])
    assert.deepEqual([...found.otherGroupTag], [[1, 0]])
    assert.deepEqual([...found.otherAssignedUser], [[3, 4]])
    assert.deepEqual(
      [1, 3].map((row) => found.warnings(row)),
      [['tag-differs'], ['user-differs']],
    )
  })

  test('a capture with a TPM key is kept before a newer one without, and one from a wrong clock last', () => {
    const same = { uuid: 'u', serial: 'x' }
    assert.deepEqual(
      ofs([
        { ...same, capturedAt: 9 },
        { ...same, ek: 'a', capturedAt: 1 },
      ]),
      [1, -1],
    )
    assert.deepEqual(
      ofs([
        { ...same, ek: 'a', capturedAt: 9, future: true },
        { ...same, ek: 'a', capturedAt: 1 },
      ]),
      [1, -1],
    )
    assert.deepEqual(
      ofs([
        { ...same, ek: 'a', capturedAt: 9, future: true },
        { ...same, capturedAt: 1 },
      ]),
      [-1, 0],
    )
  })

  test('says of any rows what the table of the domain says, from the newest to the oldest', () => {
    const few = (names: string[]) => fc.constantFrom(null, ...names)
    const made = fc.record({
      ek: few(['a', 'b', 'c']),
      uuid: few(['u', 'v']),
      serial: fc.constantFrom('x', 'y', 'z'),
      capturedAt: fc.option(fc.nat(3)),
      hash: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(made, { maxLength: 14 }), (rows) => {
        const found = find(rows)
        const expected = judgeAll(rows)
        assert.deepEqual(
          rows.map((_, row) => [found.of(row), found.reason(row)]),
          expected,
        )
      }),
      { numRuns: 3000 },
    )
  })

  test('of more rows than one table takes is found as well', () => {
    const finder = new DuplicateFinder()
    const keys = new Uint32Array(3000 * rowKeySize)
    for (let row = 0; row < 3000; row++) {
      const number = row % 2500
      const made = rowOf({ ek: `e${number}`, uuid: `u${number}`, serial: `s${number}`, capturedAt: 3000 - row }, row)
      writeRowKeys(made, keys, row * rowKeySize)
    }
    finder.add(keys)
    const found = findDuplicates(finder, 100)
    for (let row = 0; row < 3000; row++) assert.equal(found.of(row), row < 2500 ? -1 : row - 2500)
  })

  test('100,000 rows fit into few bytes each', () => {
    const finder = new DuplicateFinder()
    for (let batch = 0; batch < 10; batch++) {
      const keys = new Uint32Array(10_000 * rowKeySize)
      for (let row = 0; row < 10_000; row++) {
        const number = (batch * 10_000 + row) % 60_000
        writeRowKeys(
          rowOf({ ek: `e${number}`, uuid: `u${number}`, serial: `s${number}`, capturedAt: batch }, row),
          keys,
          row * rowKeySize,
        )
      }
      finder.add(keys)
    }
    const found = finder.finish()
    let duplicates = 0
    for (let row = 0; row < finder.count; row++) if (found.of(row) >= 0) duplicates++
    assert.equal(duplicates, 40_000)
  })
})

/** The same by the slow and plain way: each row against all kept ones by the domain's own table. */
function judgeAll(made: Made[]): [number, string | null][] {
  const rows = made.map((each, number) => ({ number, row: rowOf(each, number + 1), hash: each.hash ?? true }))
  const age = ({ row, hash }: (typeof rows)[number]) => (hash ? (row.identity?.capturedAt ?? -1) : -2)
  const kept: ({ number: number } & ReturnType<typeof identityKeys>)[] = []
  const duplicates: ({ of: number } & ReturnType<typeof identityKeys>)[] = []
  const result: [number, string | null][] = made.map(() => [-1, null])
  const rank = ({ row, hash }: (typeof rows)[number]) => (hash ? (row.identity?.ek === null ? 1 : 0) : 2)
  const order = (one: (typeof rows)[number], other: (typeof rows)[number]) =>
    rank(one) - rank(other) || age(other) - age(one) || one.number - other.number
  for (const each of rows.toSorted(order)) {
    const keys = identityKeys(each.row.identity as HashIdentity)
    const { device, answer } = judge(keys, kept)
    const byTuple = each.hash ? undefined : duplicates.find(({ tuple }) => tuple === keys.tuple)
    const of = device?.number ?? byTuple?.of ?? -1
    result[each.number] = [of, answer === 'hardware-changed' ? answer : null]
    if (of === -1) kept.push({ number: each.number, ...keys })
    else if (each.hash) duplicates.push({ of, ...keys })
  }
  return result
}
