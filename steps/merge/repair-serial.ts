import { isPlaceholder } from '../../domain/hardware-hash/placeholders.ts'

/**
 * What the serial of a row is to the serial inside its hash: the same, mended from the hash (it was empty, a
 * placeholder, in another case, or Excel took its leading zeros or wrote it as `5.81838E+10`), or another one.
 */
export function repairSerial(inRow: string | null, inHash: string): 'same' | 'from-hash' | 'mismatch' {
  if (inRow === inHash) return 'same'
  if (isPlaceholder(inRow)) return 'from-hash'
  const row = inRow as string
  if (row.toLowerCase() === inHash.toLowerCase()) return 'from-hash'
  return lostZeros(row, inHash) || isRoundedTo(row, inHash) ? 'from-hash' : 'mismatch'
}

function lostZeros(row: string, inHash: string): boolean {
  return /^\d+$/.test(row) && row.length < inHash.length && withoutZeros(row) === withoutZeros(inHash)
}

const withoutZeros = (digits: string) => digits.replace(/^0+(?=\d)/, '')

/** `5.81838E+10` or `5,81838E+10` for 058183830149; also for a serial like 581E8, which Excel reads as a number. */
function isRoundedTo(row: string, inHash: string): boolean {
  const shown = /^(\d)(?:[.,](\d{1,15}))?E\+?(\d{1,3})$/i.exec(row)
  const exact = /^(\d+)(?:E\+?(\d{1,3}))?$/i.exec(inHash)
  if (shown === null || exact === null) return false
  const digits = withoutZeros(exact[1] as string)
  const mantissa = `${shown[1]}${shown[2] ?? ''}`
  const rounded = round(digits, mantissa.length)
  const exponent = rounded.digits.length - 1 + rounded.dropped + Number(exact[2] ?? 0)
  return (
    exponent === Number(shown[3]) && rounded.digits.padEnd(mantissa.length, '0').slice(0, mantissa.length) === mantissa
  )
}

/** The first `keep` digits of a whole number, rounded half up, and how many were dropped. */
function round(digits: string, keep: number): { digits: string; dropped: number } {
  if (digits.length <= keep) return { digits, dropped: 0 }
  const kept = BigInt(digits.slice(0, keep)) + (digits.charCodeAt(keep) >= 53 ? 1n : 0n)
  return { digits: kept.toString(), dropped: digits.length - keep }
}
