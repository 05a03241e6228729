import type { Flag } from '../device/device-row.ts'

/**
 * Columns of many rows as array literals, for `insert … select from unnest(${numbers(x)}::bigint[], …)`: one parameter a
 * column, one statement a batch whatever its size, and no type guessed by the driver.
 */

/** A literal of numbers; null and NaN stand for null. */
export function numbers(values: readonly (number | null)[]): string {
  let text = '{'
  for (let at = 0; at < values.length; at++) {
    const value = values[at]
    if (at > 0) text += ','
    text += value === null || value === undefined || Number.isNaN(value) ? 'NULL' : value
  }
  return `${text}}`
}

/** A literal of booleans. */
export function booleans(values: readonly Flag[]): string {
  return `{${values.map((value) => (value ? 't' : 'f')).join(',')}}`
}

const special = /["\\]/g
const nul = /\0/g

/** A literal of texts. PostgreSQL knows no NUL character in a text: it is shown as U+FFFD. */
export function texts(values: readonly (string | null)[]): string {
  let text = '{'
  for (let at = 0; at < values.length; at++) {
    const value = values[at]
    if (at > 0) text += ','
    text += value === null || value === undefined ? 'NULL' : `"${withoutNul(value).replace(special, '\\$&')}"`
  }
  return `${text}}`
}

/** A text that PostgreSQL can hold. */
export function withoutNul(text: string): string {
  return text.includes('\0') ? text.replace(nul, '\uFFFD') : text
}

/** The same for one text that may be missing. */
export function storable(text: string | null): string | null {
  return text === null ? null : withoutNul(text)
}

/** A literal of byte strings given as hex. */
export function hexes(values: readonly (string | null)[]): string {
  let text = '{'
  for (let at = 0; at < values.length; at++) {
    const value = values[at]
    if (at > 0) text += ','
    text += value === null || value === undefined ? 'NULL' : `"\\\\x${value}"`
  }
  return `${text}}`
}

/** A literal of JSON values (`::jsonb[]`). */
export function jsons(values: readonly (object | null)[]): string {
  return texts(values.map((value) => (value === null ? null : JSON.stringify(value).replaceAll('\\u0000', '\\ufffd'))))
}

/** Byte strings one after another, with where each begins (from 1) and how long it is; null has no length. */
export function packed(values: readonly (Uint8Array | null)[]): { bytes: Buffer; begins: string; lengths: string } {
  const begins: number[] = []
  const lengths: (number | null)[] = []
  let total = 0
  for (const value of values) {
    begins.push(total + 1)
    lengths.push(value === null ? null : value.length)
    total += value?.length ?? 0
  }
  const bytes = Buffer.allocUnsafe(total)
  values.forEach((value, at) => {
    if (value !== null) bytes.set(value, (begins[at] as number) - 1)
  })
  return { bytes, begins: numbers(begins), lengths: numbers(lengths) }
}
