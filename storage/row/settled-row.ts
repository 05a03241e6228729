import type { ErrorCode, StoredDeviceState } from '../../domain/words.ts'
import { stateCodes, wordOf } from '../codes.ts'

/** What became of a row after registering. */
export type Settled = {
  uploadNo: number
  row: number
  state: Exclude<StoredDeviceState, 'active'> | null
  error: ErrorCode | null
  device: number | null
  requestId: string | null
}

const stateOf = wordOf(stateCodes)

/** The count of its upload under which a row of this state stands; a device that was seen counts as ready. */
export function countOfState(state: number): 'pending' | 'ready' | 'failed' {
  const word = stateOf(state)
  return word === 'active' ? 'ready' : word
}
