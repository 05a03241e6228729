import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nothingElse, parseAddress, writeAddress } from '../search-text.ts'
import { filterOf, nextSort, serialsFromText, validateDeviceSearch, withState } from './device-search.ts'

test('a link shows the same list: what is written into an address is read from it again', () => {
  const search = validateDeviceSearch({
    state: ['failed', 'pending'],
    search: 'a&b=c',
    groupTag: ['Kiosk, floor 2', 'Desk'],
    serials: ['S1', 'S2'],
    from: '2026-05-01',
    sort: '-lastSeenAt',
  })
  assert.deepEqual(validateDeviceSearch(parseAddress(writeAddress(search))), search)
})

test('devices without a group tag or user are a filter that an address keeps', () => {
  const search = validateDeviceSearch({ groupTag: ['', 'Kiosk'], user: [''] })
  assert.deepEqual(validateDeviceSearch(parseAddress(writeAddress(search))), search)
  assert.deepEqual(filterOf(search), { groupTag: ['', 'Kiosk'], user: [''] })
})

test('words that a filter does not know are left out, and the list shows all the same', () => {
  assert.deepEqual(validateDeviceSearch({ state: 'broken', error: 5, from: 'yesterday', sort: 'colour', x: '1' }), {})
})

test('serial numbers of digits stay texts', () => {
  assert.deepEqual(validateDeviceSearch(parseAddress('?serials=016520771357')).serials, ['016520771357'])
})

test('a search shorter than three characters filters nothing yet', () => {
  assert.deepEqual(filterOf({ search: 'ab' }), {})
  assert.deepEqual(filterOf({ search: ' abc ' }), { search: 'abc' })
})

test('days mean the whole day where the reader is', () => {
  const { registeredFrom, registeredTo } = filterOf({ from: '2026-05-01', to: '2026-05-01' })
  assert.equal(Date.parse(registeredTo ?? '') - Date.parse(registeredFrom ?? ''), 86_399_999)
})

test('pasted serials come from lines, commas and spreadsheets, each once, in any case', () => {
  assert.deepEqual(serialsFromText('A1\r\n"B 2";\tC3, a1 ,,\n'), ['a1', 'B 2', 'C3'])
})

test('a click on a column sorts, the next turns it round; times begin with the newest', () => {
  assert.equal(nextSort('-createdAt', 'serialNumber'), 'serialNumber')
  assert.equal(nextSort('serialNumber', 'serialNumber'), '-serialNumber')
  assert.equal(nextSort('serialNumber', 'lastSeenAt'), '-lastSeenAt')
  assert.equal(nextSort('-lastSeenAt', 'lastSeenAt'), 'lastSeenAt')
})

test('states add up, and the last one taken off leaves no filter', () => {
  const one = withState({ search: 'abc' }, 'failed')
  assert.deepEqual(withState(one, 'ready'), { search: 'abc', state: ['failed', 'ready'] })
  assert.deepEqual(withState(one, 'failed'), { search: 'abc' })
})

test('what an address says and a filter does not know reaches no page, whatever the router keeps', () => {
  const read = nothingElse(validateDeviceSearch)(parseAddress('?error=nope&sort=-&sort=model&state=failed&x=1'))
  assert.deepEqual(filterOf(read), { state: ['failed'] })
  assert.equal(read.error, undefined)
  assert.equal(read.sort, undefined)
  assert.ok('error' in read && 'sort' in read, 'the router lays it over what it found')
})

test('a sign of two halves is one character of the three that a search needs', () => {
  assert.deepEqual(filterOf({ search: '😀a' }), {})
  assert.deepEqual(filterOf({ search: '😀ab' }), { search: '😀ab' })
})
