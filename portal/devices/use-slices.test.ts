import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DeviceAnswer } from '../../api/contract/devices.ts'
import { nextSlice, type PlacedRow } from './use-slices.ts'

const devices = Array.from({ length: 100 }, (_, id) => ({ id }) as DeviceAnswer)
const slots = 30

const wantedFrom = (from: number, seen: (place: number) => boolean = () => true) =>
  devices.slice(from, from + 20).map((device, at) => ({ place: from + at, device, seen: seen(from + at) }))

/** Slices until the list is as wanted, and how many that took. */
function fill(before: ReadonlyMap<number, PlacedRow>, from: number): { rows: Map<number, PlacedRow>; frames: number } {
  for (let frames = 1; ; frames++) {
    const { rows, complete } = nextSlice(before, wantedFrom(from), slots)
    if (complete) return { rows, frames }
    before = rows
  }
}

test('a list fills a few rows at a time, those on the screen first', () => {
  const { rows, complete } = nextSlice(
    new Map(),
    wantedFrom(0, (place) => place >= 8),
    slots,
  )
  assert.equal(complete, false)
  assert.deepEqual(
    [...rows.values()].map(({ place }) => place),
    [8, 9, 10, 11, 12, 13],
  )
  assert.equal(fill(new Map(), 0).frames, 4)
})

test('a row that stays costs nothing; one whose turn has not come shows what it showed', () => {
  const { rows } = fill(new Map(), 0)
  const moved = nextSlice(rows, wantedFrom(4), slots)
  assert.equal(moved.complete, true)
  assert.equal(moved.rows.get(10), rows.get(10))
  const jumped = nextSlice(rows, wantedFrom(60), slots)
  assert.equal(jumped.complete, false)
  assert.equal(jumped.rows.get(0)?.place, 60)
  assert.equal(jumped.rows.get(19)?.place, 19)
})

test('rows that are no longer wanted go at once', () => {
  const { rows } = fill(new Map(), 0)
  const { rows: left } = nextSlice(rows, wantedFrom(0).slice(0, 2), slots)
  assert.deepEqual([...left.keys()], [0, 1])
})

test('the row that the keyboard left behind keeps a place of its own', () => {
  const far = { place: 60, device: devices[60] as DeviceAnswer, seen: false }
  const { rows } = nextSlice(fill(new Map(), 0).rows, [...wantedFrom(0), far], slots)
  assert.deepEqual([...rows.values()].map(({ place }) => place).sort((a, b) => a - b)[20], 60)
})
