import type { Actor, Device, DeviceEvent } from '../../domain/device.ts'
import type { ReadRow } from '../../domain/row.ts'
import type { DeviceSort, DeviceState, ErrorCode, Reason } from '../../domain/words.ts'
import type { OrRefusal, Page } from './answers.ts'
import type { OrganizationNo } from './organizations.ts'

export type DeviceFilter = {
  ids?: number[]
  state?: DeviceState[]
  error?: ErrorCode[]
  reason?: Reason[]
  attention?: boolean
  upload?: string
  /** Three characters or more: in serial, user, model or tag, any case. */
  search?: string
  serials?: string[]
  groupTag?: string[]
  user?: string[]
  manufacturer?: string[]
  model?: string[]
  registeredFrom?: number
  registeredTo?: number
  example?: boolean
}

export type DeviceSummary = {
  total: number
  attention: number
  example: number
  byState: Record<DeviceState, number>
  byError: Partial<Record<ErrorCode, number>>
  byManufacturer: { value: string | null; count: number }[]
  byModel: { manufacturer: string | null; value: string | null; count: number }[]
  byGroupTag: { value: string | null; count: number }[]
  byOsBuild: { value: number | null; count: number }[]
}

export type DeviceHardware = {
  body: Uint8Array | null
  tail: Uint8Array | null
  refusedText: string | null
  since: string
  until: string | null
}

/** What a person may change of a device; null or empty takes it away. */
export type DeviceValues = { groupTag?: string | null; assignedUser?: string | null }

export type DeviceStore = {
  list(
    org: OrganizationNo,
    query: DeviceFilter & { sort: DeviceSort; descending: boolean; cursor?: string; limit: number; now: number },
  ): Promise<Page<Device>>
  /** Exact up to `atMost`; `{count, exact: false}` where there are more and counting all would be slow. */
  count(org: OrganizationNo, filter: DeviceFilter, now: number): Promise<number>
  summary(org: OrganizationNo, now: number): Promise<DeviceSummary>
  get(org: OrganizationNo, id: number, now: number): Promise<Device | null>
  /** Which of many serials (any case) are on the list. */
  findSerials(
    org: OrganizationNo,
    serials: string[],
  ): Promise<{ found: { serial: string; ids: number[] }[]; missing: string[] }>
  /** Current hardware first, then history. */
  hardware(org: OrganizationNo, id: number): Promise<DeviceHardware[] | null>
  events(org: OrganizationNo, id: number, query: { cursor?: string; limit: number }): Promise<Page<DeviceEvent> | null>
  /** Streams devices under a filter with the hash's body where `withHash`; in order of id; batches. */
  export(
    org: OrganizationNo,
    filter: DeviceFilter,
    options: { withHash: boolean; now: number },
  ): AsyncIterable<(Device & { body: Uint8Array | null; refusedText: string | null })[]>

  /** Sets tag, user or both in one transaction, with an event for each that changed; keys left out stay as they are. */
  patch(
    org: OrganizationNo,
    id: number,
    values: DeviceValues,
    ifVersion: number | null,
    actor: Actor,
    now: number,
  ): Promise<OrRefusal<{ device: Device }>>
  /** A failed device goes back to pending (or straight to its new answer when `immediate`), with a mended row where given; judged again. */
  retry(
    org: OrganizationNo,
    id: number,
    mended: ReadRow | null,
    how: { immediate: boolean; requestId: string },
    actor: Actor,
    now: number,
  ): Promise<OrRefusal<{ device: Device; merged?: number }>>
  replaceHardware(
    org: OrganizationNo,
    id: number,
    from: { upload: string; row: number },
    actor: Actor,
    now: number,
  ): Promise<OrRefusal<{ device: Device }>>
  dismissHardware(
    org: OrganizationNo,
    id: number,
    from: { upload: string; row: number },
    actor: Actor,
    now: number,
  ): Promise<OrRefusal<{ device: Device }>>
  /** The hardware that waits for a person on this device: what the row's hash says, for showing side by side. */
  waitingHardware(org: OrganizationNo, id: number): Promise<{ upload: string; row: number; body: Uint8Array }[]>
}
