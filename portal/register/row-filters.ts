import type { RowFilterBody } from '../../api/contract/uploads.ts'

/** Rows of changed hardware: those that wait for an answer, and those that have one. */
export const changedHardware = {
  waiting: { verdict: ['hardware-changed'], leftOut: false, waiting: true },
  answered: { verdict: ['hardware-changed'], leftOut: false, waiting: false },
} as const satisfies Record<string, RowFilterBody>

/** True where both filter for the same rows. */
export function sameFilter(one: RowFilterBody, other: RowFilterBody): boolean {
  return filterText(one) === filterText(other)
}

/** A filter as a text, for keys. */
export function filterText(filter: RowFilterBody): string {
  const entries = Object.entries(filter).filter(([, value]) => value !== undefined)
  return JSON.stringify(entries.sort(([one], [other]) => one.localeCompare(other)))
}
