import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { openKeyFolder } from '../storage/secrets/key-folder.ts'
import { secretKeysIn, secretKeysOf } from '../storage/secrets/secret-keys.ts'
import { openSqliteStore } from '../storage/sqlite/store.ts'
import { type Bench, muster, openBench } from './muster-process.ts'

const actor = { kind: 'system', id: 'test', name: 'Test' } as const

describe('secrets of connectors, sealed anew where the data is', () => {
  let bench: Bench
  let data: string
  before(() => {
    bench = openBench()
    data = join(bench.folder, 'data')
  })
  after(() => bench.remove())
  const reseal = (...args: string[]) => muster(bench, ['admin', 'reseal-secrets', '--data', data, ...args])

  test('get a new key while a server has them open, and the old key goes', async () => {
    const file = join(data, 'keys', 'secrets.key')
    const store = await openSqliteStore({ dir: data }, secretKeysIn(openKeyFolder(join(data, 'keys'))))
    const org = await store.organizations.numberOf('contoso', 'Contoso')
    await store.secrets.set(org, 'directory', 'a password', actor, 0)
    const old = readFileSync(file, 'utf8')
    const ran = await reseal()
    assert.equal(ran.status, 0, ran.stderr)
    assert.match(ran.stdout, /1 secret sealed with the new key/)
    assert.notEqual(readFileSync(file, 'utf8'), old)
    assert.equal(await store.secrets.use(org, 'directory'), 'a password')
    await store.close()
  })

  test('take a key that is given, beside the one that it replaces', async () => {
    const key = randomBytes(32).toString('base64')
    const old = readFileSync(join(data, 'keys', 'secrets.key'), 'utf8').trim()
    const alone = await reseal('--secrets-key', key, '--language', 'nl')
    assert.match(alone.stderr, /1 geheim kan niet worden gelezen/)
    const both = await reseal('--secrets-key', `${key},${old}`, '--json')
    assert.deepEqual(JSON.parse(both.stdout), { sealed: 1, unreadable: 0 })
    const store = await openSqliteStore({ dir: data }, secretKeysOf([key]))
    const org = await store.organizations.numberOf('contoso', 'Contoso')
    assert.equal(await store.secrets.use(org, 'directory'), 'a password')
    await store.close()
  })

  test('a key that is none is said, with how to make one', async () => {
    const ran = await reseal('--secrets-key', 'short')
    assert.equal(ran.status, 2)
    assert.match(ran.stderr, /32 bytes[\s\S]*openssl rand -base64 32/)
  })
})
