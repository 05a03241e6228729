import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatOf } from './format.ts'

const now = Date.parse('2026-06-30T12:00:00Z')

test('ages and times ago use the largest unit that says enough', () => {
  const en = formatOf('en')
  assert.equal(en.age('2026-06-30T11:59:30Z', now), 'now')
  assert.equal(en.age('2026-06-20T12:00:00Z', now), '10 days')
  assert.equal(en.age('2024-06-01T12:00:00Z', now), '2 years')
  assert.equal(en.ago('2026-06-29T12:00:00Z', now), 'yesterday')
  assert.equal(en.ago(null, now), '')
})

test('numbers, dates and plurals are written as each language writes them', () => {
  assert.equal(formatOf('en').number(12_481), '12,481')
  assert.equal(formatOf('nl').number(12_481), '12.481')
  assert.equal(formatOf('nl').duration(120), '2 minuten')
  assert.equal(formatOf('nl').list(['a', 'b', 'c']), 'a, b en c')
  assert.match(formatOf('nl').date('2026-05-31T10:00:00Z'), /31 mei 2026/)
  assert.equal(formatOf('en').bytes(0), '0 bytes')
  assert.match(formatOf('en').bytes(4_812_000), /^4\.8 MB$/)
})
