import type { UnprovenHash } from '../row.ts'
import { indexRecords, newRecordIndex, recordType, textAt, u16, u32 } from './layout.ts'
import { isPlaceholder } from './placeholders.ts'

const mostAddresses = 8
/** A hash begins so; `CS` ends its body. Text of a record that was not damaged has nothing else in it. */
const plausibleText = /^[\p{L}\p{N}\p{P}\p{S} ]{1,128}$/u

/**
 * Which machine a hash is of that could not be proven, as far as its records can still be walked: maker, model, serial and
 * MAC addresses. People have the machines before them, and this tells them which one. Nothing of it may be believed: null
 * where nothing can be read.
 */
export function readUnproven(text: string): UnprovenHash | null {
  const base64 = text
    .slice(0, 16_384)
    .replace(/-/g, '+')
    .replace(/_/g, '/')
    .replace(/[^A-Za-z0-9+/]/g, '')
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length < 12 || bytes[0] !== 0x4f || bytes[1] !== 0x41) return null
  const index = newRecordIndex()
  // What comes after a record that does not fit is not looked at; what came before was walked.
  indexRecords(bytes, Math.min(u16(bytes, 2), bytes.length), index)
  const textOf = (type: number) => {
    const at = index[type] as number
    const value = at === 0 ? null : textAt(bytes, at + 4, Math.min(at + u16(bytes, at + 2), bytes.length))
    return value !== null && plausibleText.test(value) && !isPlaceholder(value) ? value : null
  }
  const found = {
    serialNumber: textOf(recordType.serialNumber),
    manufacturer: textOf(recordType.manufacturer),
    model: textOf(recordType.model),
    macAddresses: addressesOf(bytes),
  }
  const isEmpty = found.serialNumber === null && found.manufacturer === null && found.model === null
  return isEmpty && found.macAddresses.length === 0 ? null : found
}

/** MAC addresses of the network records that can be reached; those that say nothing are left out. */
function addressesOf(bytes: Buffer): string[] {
  const found = new Set<string>()
  const total = Math.min(u16(bytes, 2), bytes.length)
  for (let at = 4; at + 4 <= total && found.size < mostAddresses; ) {
    const length = u16(bytes, at + 2)
    if (length < 4 || at + length > total) break
    const isAddress = u16(bytes, at) === recordType.network && length >= 14 && u32(bytes, at + 4) < 32
    const mac = isAddress ? bytes.toString('hex', at + 8, at + 14) : ''
    if (mac !== '' && !/^(?:0{12}|f{12})$/.test(mac)) found.add(mac.replace(/(..)(?!$)/g, '$1:'))
    at += length
  }
  return [...found]
}
