import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { SecretKey } from './secret-keys.ts'

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** Whose secret it is: a sealed one that was moved to another organization or name does not open. */
export type SecretPlace = { org: number; name: string }

/** A text sealed with AES-256-GCM (NIST SP 800-38D): nonce of 12 bytes, tag of 16, then as many bytes as the text has. */
export function seal(key: SecretKey, place: SecretPlace, text: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, key.bytes, nonce)
  cipher.setAAD(placeBytes(place))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** The text, or null where it was sealed by another key, for another place, or was changed. */
export function unseal(key: SecretKey, place: SecretPlace, sealed: Uint8Array): string | null {
  if (sealed.length < nonceBytes + tagBytes) return null
  const decipher = createDecipheriv(algorithm, key.bytes, sealed.subarray(0, nonceBytes))
  decipher.setAAD(placeBytes(place))
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

const placeBytes = ({ org, name }: SecretPlace): Buffer => Buffer.from(`${org} ${name}`)
