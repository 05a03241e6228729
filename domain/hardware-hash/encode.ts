import { hash } from 'node:crypto'
import { canonicalBytes, footerBytes, longestBody } from './layout.ts'

/**
 * The canonical 4000 base64 characters of a body (bytes [0, total)): footer and zero padding are made again, byte for
 * byte as Windows wrote them. A body over 2964 bytes has no canonical form and is a fault of the caller.
 */
export function canonicalHash(body: Uint8Array): string {
  const total = body.length
  if (total > longestBody) throw new RangeError(`a body of ${total} bytes has no canonical form`)
  const bytes = Buffer.alloc(canonicalBytes)
  bytes.set(body)
  bytes.write('CS', total, 'latin1')
  bytes.writeUInt16LE(footerBytes, total + 2)
  bytes.write(hash('sha256', body, 'binary'), total + 4, 'latin1')
  return bytes.toString('base64')
}
