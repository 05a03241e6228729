import { hash, randomBytes } from 'node:crypto'
import type { KeyFolder } from '../../storage/secrets/key-folder.ts'
import type { Store } from '../../storage/store.ts'

/** The key file's name; keys of other things may stand beside it. */
const fileName = 'accounts.key'
/** In the settings of the database: the key itself where no folder is named, and by which key it was used. */
const setting = { key: 'accounts-secret', id: 'accounts-key' } as const

/** The key is another one than this database was used with, or is missing. */
export class SigningKeyDiffers extends Error {
  override readonly name = 'SigningKeyDiffers'
  readonly code = 'SIGNING_KEY_DIFFERS'
  /** Where it was looked for; null: in the database. */
  readonly file: string | null
  constructor(file: string | null) {
    super(`${file ?? 'the database'} has not the key that this database was used with`)
    this.file = file
  }
}

/**
 * The key that signs cookies and encrypts second factors. It stands in `accounts.key` of the folder (mode 600 in a
 * folder of mode 700), made at the first start, and a key that the database held until now goes there; or in the
 * database, where no folder is named. Of several processes that begin at once one makes it.
 * @throws SigningKeyDiffers where the database was used with another one.
 */
export async function openSigningKey(store: Store, folder: KeyFolder | null): Promise<string> {
  const file = folder?.fileOf(fileName) ?? null
  const known = await store.settings.get(setting.id)
  const held = await store.settings.get(setting.key)
  const found = folder === null ? held : (readKey(folder) ?? (held && folder.make(fileName, held)))
  if (found === null && known !== null) throw new SigningKeyDiffers(file)
  const key = found ?? (await newKey(store, folder))
  if ((await store.settings.keep(setting.id, keyId(key))) !== keyId(key)) throw new SigningKeyDiffers(file)
  if (file !== null && held !== null) await store.settings.set(setting.key, null)
  return key
}

/** Has the next start make another key: what this one encrypted can no longer be read, and no cookie of it holds. */
export async function forgetSigningKey(store: Store, folder: KeyFolder | null): Promise<void> {
  folder?.forget(fileName)
  await store.settings.set(setting.key, null)
  await store.settings.set(setting.id, null)
}

/** Says which key it is without giving it away; null where the folder has none. */
export function keyIdIn(folder: KeyFolder): string | null {
  const key = readKey(folder)
  return key === null ? null : keyId(key)
}

const keyId = (key: string): string => hash('sha256', `id of ${key}`, 'base64url').slice(0, 16)

async function newKey(store: Store, folder: KeyFolder | null): Promise<string> {
  const key = randomBytes(32).toString('base64url')
  return folder === null ? store.settings.keep(setting.key, key) : folder.make(fileName, key)
}

function readKey(folder: KeyFolder): string | null {
  const key = folder.read(fileName)
  if (key !== null && key.length < 32) throw new SigningKeyDiffers(folder.fileOf(fileName))
  return key
}
