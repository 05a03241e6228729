/** A moment as Active Directory keeps it: hundreds of nanoseconds since 1601. */
const since1601 = 11_644_473_600_000n

/** Milliseconds since 1970 as the directory's number. */
export function toFileTime(milliseconds: number): string {
  return String((BigInt(Math.trunc(milliseconds)) + since1601) * 10_000n)
}

/** The directory's number as ISO 8601; null for none, 0 and what means never. */
export function fromFileTime(text: string): string | null {
  if (!/^\d{1,19}$/.test(text) || BigInt(text) === 0n) return null
  const moment = new Date(Number(BigInt(text) / 10_000n - since1601))
  return Number.isNaN(moment.getTime()) || moment.getUTCFullYear() > 9999 ? null : moment.toISOString()
}
