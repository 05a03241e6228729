import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Computer } from '../../domain/collecting/computer.ts'
import { type Directory, findComputers, namesNotFound, type WantedComputers } from './find-computers.ts'

const computer = (name: string): Computer => ({
  name,
  dnsName: `${name.toLowerCase()}.contoso.example`,
  operatingSystem: null,
  lastLogon: null,
  distinguishedName: `CN=${name},DC=contoso,DC=example`,
})

/** A directory that has every computer that it is asked for by name, twice, and `PC-ALL` without names. */
function directory(): Directory & { searches: WantedComputers[] } {
  const searches: WantedComputers[] = []
  return {
    searches,
    async *findComputers(wanted) {
      searches.push(wanted)
      const names = wanted.names ?? ['PC-ALL']
      yield names.map(computer)
      yield names.map((name) => computer(name.toUpperCase()))
    },
  }
}
async function names(found: AsyncIterable<Computer>): Promise<string[]> {
  const names: string[] = []
  for await (const { name } of found) names.push(name)
  return names
}

test('without names there is one search, and each computer comes once', async () => {
  const asked = directory()
  assert.deepEqual(await names(findComputers(asked, { operatingSystem: 'Windows 11*' })), ['PC-ALL'])
  assert.deepEqual(asked.searches, [{ operatingSystem: 'Windows 11*', names: undefined }])
})

test('many names are searched in parts, with all else that is wanted; empty ones are left out', async () => {
  const asked = directory()
  const wanted = [...Array.from({ length: 250 }, (_, number) => `PC-${number}`), ' ', 'PC-7']
  assert.equal((await names(findComputers(asked, { names: wanted, group: 'Laptops' }))).length, 250)
  assert.deepEqual(
    asked.searches.map(({ names, group }) => [names?.length, group]),
    [
      [100, 'Laptops'],
      [100, 'Laptops'],
      [50, 'Laptops'],
    ],
  )
})

test('a list of names that is empty wants no computer, not all of them', async () => {
  const asked = directory()
  assert.deepEqual(await names(findComputers(asked, { names: [] })), [])
  assert.deepEqual(asked.searches, [])
})

test('names that are of no computer found are told, however they are written', () => {
  const given = ['pc-1', 'PC-2$', 'pc-3.contoso.example', 'pc-4']
  assert.deepEqual(namesNotFound(given, ['PC-1', 'PC-2', 'PC-3'].map(computer)), ['pc-4'])
})
