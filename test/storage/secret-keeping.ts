import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ann, bob, minute, newOrganization, noon, type OpenStore, shown, withStore } from './scene.ts'

/** Secrets of connectors: given, used, listed without their value, sealed anew. */
export function secretKeeping(openStore: OpenStore): void {
  withStore('secrets', openStore, ({ begin, opened }) => {
    test('a secret is used by its name in its organization, and listed without its value', async () => {
      const { store, org } = await begin()
      assert.equal(store.secrets.canKeep, true)
      assert.equal(await store.secrets.use(org, 'directory'), null)
      await store.secrets.set(org, 'directory', 'hunter2', ann, noon)
      await store.secrets.set(org, 'graph', 'ключ', bob, noon + minute)
      assert.equal(await store.secrets.use(org, 'directory'), 'hunter2')
      assert.equal(await store.secrets.use(org, 'graph'), 'ключ')
      assert.equal(await store.secrets.use(await newOrganization(store), 'directory'), null)
      assert.deepEqual(await store.secrets.list(org), [
        { name: 'directory', changedAt: new Date(noon).toISOString(), changedBy: 'Ann', readable: true },
        { name: 'graph', changedAt: new Date(noon + minute).toISOString(), changedBy: 'Bob', readable: true },
      ])
      await store.secrets.set(org, 'directory', 'another', bob, noon)
      assert.equal(await store.secrets.use(org, 'directory'), 'another')
      assert.equal(await store.secrets.remove(org, 'directory'), true)
      assert.equal(await store.secrets.remove(org, 'directory'), false)
      assert.equal(await store.secrets.use(org, 'directory'), null)
    })

    test('sealed anew all are read as before, and what was moved or changed is not', async () => {
      const { store, org } = await begin()
      const other = await newOrganization(store)
      await store.secrets.set(org, 'a', 'one', ann, noon)
      await store.secrets.set(org, 'b', 'two', ann, noon)
      const { sealed, unreadable } = await store.secrets.reseal()
      // Keys that are given stay as they are, and seal what they sealed already.
      assert.ok(sealed === 0 || sealed >= 2)
      assert.equal(unreadable, 0)
      assert.deepEqual([await store.secrets.use(org, 'a'), await store.secrets.use(org, 'b')], ['one', 'two'])
      // Another organization's, or another name's, by somebody who can write in the database.
      await opened().sql(`update secrets set org = ${other} where org = ${org} and name = 'a'`)
      assert.equal(await store.secrets.use(other, 'a'), null)
      await opened().sql(`update secrets set name = 'c' where org = ${org} and name = 'b'`)
      assert.equal(await store.secrets.use(org, 'c'), null)
      assert.equal(shown((await store.secrets.list(org))[0]).readable, true)
      await store.secrets.remove(other, 'a')
      await store.secrets.remove(org, 'c')
    })

    test('by a key that is not here nothing is read, and it is said which', async () => {
      const { store, org } = await begin()
      await store.secrets.set(org, 'lost', 'value', ann, noon)
      await opened().sql(`update secrets set key_id = 'gone' where org = ${org}`)
      assert.equal(await store.secrets.use(org, 'lost'), null)
      assert.deepEqual(
        (await store.secrets.list(org)).map(({ name, readable }) => [name, readable]),
        [['lost', false]],
      )
      assert.equal((await store.secrets.reseal()).unreadable, 1)
      await store.secrets.set(org, 'lost', 'given again', ann, noon)
      assert.equal(await store.secrets.use(org, 'lost'), 'given again')
    })
  })
}
