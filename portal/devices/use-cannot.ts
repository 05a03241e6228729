import { useMemo } from 'react'
import type { DeviceAnswer, DeviceFilterBody } from '../../api/contract/devices.ts'
import { mayDoWith } from '../../domain/registration.ts'
import { useStore } from '../store.ts'
import type { TextKey } from '../texts/keys.ts'
import { failedOf, retryableOf } from './actions/retry-filter.ts'
import { type Selection, selection } from './selection.ts'

/** Why an action can succeed on none of the devices chosen; an action that is not here can, or nobody knows yet. */
export type Cannot = Partial<Record<string, TextKey>>

type Rows = ReadonlyMap<number, DeviceAnswer>

/** What cannot be done with the devices chosen, as far as the rows held and the filter tell. */
export function useCannot(rows: readonly DeviceAnswer[], filter: DeviceFilterBody): Cannot {
  const held = useMemo<Rows>(() => new Map(rows.map((row) => [row.id, row])), [rows])
  const retry = useStore(selection, (chosen) => whyNoRetry(chosen, held, filter))
  const remove = useStore(selection, (chosen) => whyNoRemoval(chosen, held, filter))
  return useMemo(() => ({ ...(retry && { retry }), ...(remove && { remove }) }), [retry, remove])
}

export function whyNoRetry(chosen: Selection, held: Rows, filter: DeviceFilterBody): TextKey | null {
  if (chosen.all) {
    if (retryableOf(filter)) return null
    return failedOf(filter) ? 'cannot.retry.mendFirst' : 'cannot.retry.notFailed'
  }
  if (some(chosen, held, (row) => mayDoWith(row, 'retry'))) return null
  return some(chosen, held, ({ state }) => state === 'failed') ? 'cannot.retry.mendFirst' : 'cannot.retry.notFailed'
}

export function whyNoRemoval(chosen: Selection, held: Rows, filter: DeviceFilterBody): TextKey | null {
  const may = chosen.all
    ? filter.state?.some((state) => state !== 'pending') !== false
    : some(chosen, held, (row) => mayDoWith(row, 'remove'))
  return may ? null : 'cannot.remove.pending'
}

/** Whether one of the rows chosen is so, or might be: one that is not held, or none at all. */
function some({ ids }: Selection, held: Rows, is: (row: DeviceAnswer) => boolean): boolean {
  for (const id of ids) {
    const row = held.get(id)
    if (!row || is(row)) return true
  }
  return ids.size === 0
}
