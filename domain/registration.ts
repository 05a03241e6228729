import type { Attention } from './device.ts'
import { type DeviceState, type ErrorCode, errorCodes, type StoredDeviceState } from './words.ts'

/** Where a device may stand when it enters the list. */
export const firstStates = ['pending', 'ready', 'failed'] as const satisfies readonly StoredDeviceState[]

/** The moves a device may make. Removal is no state: a removed device has left the list, and comes back as it was. */
export const moves = {
  pending: ['ready', 'failed'],
  // A retry waits its turn, or succeeds at once where the claim is the effect.
  failed: ['pending', 'ready'],
  // `pending` when its hardware record is replaced and a registrar must take it again.
  ready: ['active', 'pending', 'failed'],
  active: ['ready', 'pending', 'failed'],
} as const satisfies Record<StoredDeviceState, readonly StoredDeviceState[]>

/** Whether a device may go from one stored state to another; null is a device not yet in the list. */
export function mayMove(from: StoredDeviceState | null, to: StoredDeviceState): boolean {
  const allowed: readonly StoredDeviceState[] = from === null ? firstStates : moves[from]
  return allowed.includes(to)
}

/** What a person can do with one device or many. */
export const deviceActions = [
  'tag',
  'assign',
  'retry',
  'mend',
  'remove',
  'replace-hardware',
  'dismiss-hardware',
] as const
export type DeviceAction = (typeof deviceActions)[number]

const always = ['tag', 'assign'] as const
const registered = [...always, 'remove'] as const

/** Which actions a state allows, apart from what waits for a person (actionsOf). A pending device cannot be removed. */
export const actionsOfState = {
  pending: always,
  failed: [...always, 'retry', 'mend', 'remove'],
  ready: registered,
  active: registered,
  inactive: registered,
} as const satisfies Record<DeviceState, readonly DeviceAction[]>

/** What can help a device that failed: another row, a catalogue or a hash, another try, or nothing from here. */
export type Remedy = 'mend' | 'find' | 'retry' | 'none'

export const remedies = {
  'device-not-found': 'find',
  'hardware-hash-not-valid': 'mend',
  'device-already-registered': 'none',
  'device-claimed-by-another-organization': 'none',
  'unexpected-error': 'retry',
  'row-not-valid': 'mend',
} as const satisfies Record<ErrorCode, Remedy>

/** The errors after which another try can succeed with the row as it is; a damaged hash stays damaged. */
export const errorsToRetry: readonly ErrorCode[] = errorCodes.filter((code) => remedies[code] !== 'mend')

/** How a device stands, as far as it decides what can be done with it. */
type Standing = { state: DeviceState; attention: Attention | null; error: { code: ErrorCode } | null }

/** The actions that can succeed on a device now: those of its state, and the two answers to changed hardware where it waits. */
export function actionsOf({ state, attention, error }: Standing): DeviceAction[] {
  const ofState: readonly DeviceAction[] = actionsOfState[state]
  const again = error === null || errorsToRetry.includes(error.code)
  const waiting = attention !== null && state !== 'pending'
  return [
    ...ofState.filter((action) => action !== 'retry' || again),
    ...(waiting ? (['replace-hardware', 'dismiss-hardware'] as const) : []),
  ]
}

export function mayDoWith(device: Standing, action: DeviceAction): boolean {
  return actionsOf(device).includes(action)
}

/** The steps in the order of a device's life. */
export const steps = ['collect', 'merge', 'clear', 'register', 'check-image', 'deliver'] as const
export type Step = (typeof steps)[number]

/** The step that a state leads to next; null: there is nothing left to do. */
export const stepOfState = {
  pending: 'register',
  failed: 'register',
  ready: 'check-image',
  active: null,
  inactive: null,
} as const satisfies Record<DeviceState, Step | null>

/** After this long without a check-in an active device shows as inactive: 7 × 24 hours, in milliseconds. */
export const inactiveAfterMs = 7 * 24 * 3_600_000
/** After this long a pending device's sentence says that it takes longer than usual: 10 minutes, in milliseconds. */
export const unusuallyLongMs = 10 * 60_000

/** A moment: ISO 8601, a Date, or milliseconds since 1970. */
export type Moment = string | number | Date

/** The state to show. `inactive` is never stored: it is `active`, last seen 7 × 24 hours ago or more. */
export function shownState(state: StoredDeviceState, lastSeen: Moment | null, now: Moment): DeviceState {
  if (state !== 'active' || lastSeen === null) return state
  return milliseconds(now) - milliseconds(lastSeen) >= inactiveAfterMs ? 'inactive' : 'active'
}

/** Whether a device has been pending for 10 minutes or more. */
export function takesLongerThanUsual(state: DeviceState, pendingSince: Moment, now: Moment): boolean {
  return state === 'pending' && milliseconds(now) - milliseconds(pendingSince) >= unusuallyLongMs
}

const milliseconds = (moment: Moment) => (typeof moment === 'number' ? moment : new Date(moment).getTime())
