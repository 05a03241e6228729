import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openKeyFolder } from './key-folder.ts'
import { seal, unseal } from './seal.ts'
import { secretKeysIn, secretKeysOf } from './secret-keys.ts'

const [one, other] = [randomBytes(32), randomBytes(32)].map((bytes) => bytes.toString('base64')) as [string, string]
const place = { org: 1, name: 'directory.password' }

test('what is sealed opens with its key and in its place alone, and never looks the same twice', () => {
  const key = secretKeysOf([one]).current()
  const sealed = seal(key, place, 'Päßwörd 🔑')
  assert.equal(unseal(key, place, sealed), 'Päßwörd 🔑')
  assert.notDeepEqual(seal(key, place, 'Päßwörd 🔑'), sealed)
  assert.equal(unseal(secretKeysOf([other]).current(), place, sealed), null)
  assert.equal(unseal(key, { ...place, org: 2 }, sealed), null)
  assert.equal(unseal(key, { ...place, name: 'graph' }, sealed), null)
  for (const at of [0, 12, 28, sealed.length - 1]) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    assert.equal(unseal(key, place, changed), null, `byte ${at}`)
  }
  for (const length of [0, 12, 27]) assert.equal(unseal(key, place, sealed.subarray(0, length)), null)
})

test('a key that is given is 32 bytes in base64; the first of several seals, all of them open', () => {
  for (const text of ['', 'short', randomBytes(16).toString('base64')])
    assert.throws(() => secretKeysOf([text]), { code: 'SECRET_KEY_NOT_VALID' })
  assert.throws(() => secretKeysOf([]), { code: 'SECRET_KEY_NOT_VALID' })
  const keys = secretKeysOf([one, other])
  assert.equal(keys.current().id, secretKeysOf([one]).current().id)
  assert.notEqual(keys.find(secretKeysOf([other]).current().id), null)
  assert.equal(keys.find('unknown'), null)
  assert.equal(keys.renew(), null)
})

test('keys in a folder: closed to others, made when needed, renewed with the old ones until they are dropped', () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-keys-'))
  try {
    const path = join(folder, 'keys')
    const keys = secretKeysIn(openKeyFolder(path))
    const first = keys.current()
    assert.equal(statSync(path).mode & 0o777, 0o700)
    assert.equal(statSync(join(path, 'secrets.key')).mode & 0o777, 0o600)
    assert.equal(keys.current().id, first.id)
    const elsewhere = secretKeysIn(openKeyFolder(path))
    assert.equal(elsewhere.current().id, first.id, 'another process finds the same')
    const second = keys.renew()
    assert.notEqual(second?.id, first.id)
    assert.equal(elsewhere.find(second?.id ?? '')?.id, second?.id, 'and one that was made meanwhile')
    assert.equal(elsewhere.find(first.id)?.id, first.id)
    keys.dropOld()
    assert.equal(keys.find(first.id), null)
    assert.equal(keys.current().id, second?.id)
    assert.deepEqual(readdirSync(path), ['secrets.key'])
    assert.equal(readFileSync(join(path, 'secrets.key'), 'utf8').trim().split('\n').length, 1)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
