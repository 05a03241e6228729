import type { SecretRows, SecretStore } from '../contract/secrets.ts'
import type { Store } from '../store.ts'
import { seal, unseal } from './seal.ts'
import type { SecretKeys } from './secret-keys.ts'

/** This installation has no place for the key that seals secrets. */
export class NoSecretKey extends Error {
  override readonly name = 'NoSecretKey'
  readonly code = 'NO_SECRET_KEY'
  constructor() {
    super('there is no key to seal secrets with: give --keys, or a key in MUSTER_SECRETS_KEY')
  }
}

type Organizations = Pick<Store['organizations'], 'list'>

/** Secrets on any database, whose rows hold them sealed. `keys` is null where there is no place for one. */
export function secretStore(rows: SecretRows, organizations: Organizations, keys: SecretKeys | null): SecretStore {
  const needKeys = (): SecretKeys => {
    if (keys === null) throw new NoSecretKey()
    return keys
  }
  return {
    canKeep: keys !== null,
    async set(org, name, value, actor, now) {
      const key = needKeys().current()
      await rows.put(org, name, { keyId: key.id, bytes: seal(key, { org, name }, value) }, actor, now)
    },
    async use(org, name) {
      const sealed = await rows.get(org, name)
      const key = sealed && (keys?.find(sealed.keyId) ?? null)
      return sealed && key && unseal(key, { org, name }, sealed.bytes)
    },
    async list(org) {
      const found = await rows.list(org)
      return found.map(({ keyId, ...entry }) => ({ ...entry, readable: (keys?.find(keyId) ?? null) !== null }))
    },
    remove: (org, name) => rows.remove(org, name),
    async reseal() {
      const all = needKeys()
      const key = all.renew() ?? all.current()
      const counts = { sealed: 0, unreadable: 0 }
      for (const { no: org } of await organizations.list())
        for (const { name } of await rows.list(org)) {
          const before = await rows.get(org, name)
          if (before === null || before.keyId === key.id) continue
          const old = all.find(before.keyId)
          const value = old && unseal(old, { org, name }, before.bytes)
          if (value === null) counts.unreadable += 1
          // Given anew meanwhile, it is sealed with the new key already.
          else if (await rows.swap(org, name, before, { keyId: key.id, bytes: seal(key, { org, name }, value) }))
            counts.sealed += 1
        }
      if (counts.unreadable === 0) all.dropOld()
      return counts
    },
  }
}
