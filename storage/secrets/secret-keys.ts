import { hash, randomBytes } from 'node:crypto'
import type { KeyFolder } from './key-folder.ts'

/** A key of AES-256, and the id that stands beside what it sealed; the id gives nothing of the key away. */
export type SecretKey = { id: string; bytes: Buffer }

/** The keys that secrets of connectors are sealed with: the first seals, the others still open. */
export type SecretKeys = {
  current(): SecretKey
  /** Null where this installation has not the key. Another process may have made it meanwhile: the folder is read again. */
  find(id: string): SecretKey | null
  /** Makes a key that seals from now on; null where keys are given from outside, first the new one. */
  renew(): SecretKey | null
  /** Forgets every key but the current one. */
  dropOld(): void
}

/** A key that was given is none: 32 bytes in base64. */
export class SecretKeyNotValid extends Error {
  override readonly name = 'SecretKeyNotValid'
  readonly code = 'SECRET_KEY_NOT_VALID'
  constructor() {
    super('a key for secrets is 32 bytes in base64')
  }
}

const fileName = 'secrets.key'

/** Keys in `secrets.key` of a folder, one a line, the newest first; the first is made when it is needed. */
export function secretKeysIn(folder: KeyFolder): SecretKeys {
  const readAll = (): SecretKey[] => (folder.read(fileName) ?? '').split('\n').filter(Boolean).map(keyOf)
  let known: SecretKey[] = []
  const find = (id: string) => known.find((key) => key.id === id) ?? null
  const makeFirst = (): SecretKey[] => folder.make(fileName, newKey()).split('\n').map(keyOf)
  return {
    current() {
      known = readAll()
      if (known.length === 0) known = makeFirst()
      return known[0] as SecretKey
    },
    find(id) {
      if (find(id) === null) known = readAll()
      return find(id)
    },
    renew() {
      const text = newKey()
      folder.replace(fileName, [text, ...readAll().map(textOf)].join('\n'))
      return keyOf(text)
    },
    dropOld() {
      const [current] = readAll()
      if (current) folder.replace(fileName, textOf(current))
      known = []
    },
  }
}

/** Keys given as texts, such as by the environment: the first seals. @throws SecretKeyNotValid */
export function secretKeysOf(texts: readonly string[]): SecretKeys {
  const keys = texts.map(keyOf)
  const [first] = keys
  if (first === undefined) throw new SecretKeyNotValid()
  return {
    current: () => first,
    find: (id) => keys.find((key) => key.id === id) ?? null,
    renew: () => null,
    dropOld: () => undefined,
  }
}

const newKey = (): string => randomBytes(32).toString('base64')

function keyOf(text: string): SecretKey {
  const bytes = Buffer.from(text.trim(), 'base64')
  if (bytes.length !== 32) throw new SecretKeyNotValid()
  return { id: hash('sha256', Buffer.concat([Buffer.from('id of '), bytes]), 'base64url').slice(0, 16), bytes }
}

const textOf = ({ bytes }: SecretKey): string => bytes.toString('base64')
