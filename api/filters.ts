import type { DeviceFilter } from '../storage/contract/devices.ts'
import type { DeviceFilterBody } from './contract/devices.ts'

/** The filter of a query or body as the store takes it. */
export function storeFilter(filter: DeviceFilterBody): DeviceFilter {
  const { registeredFrom, registeredTo, ...rest } = filter
  return {
    ...rest,
    ...(registeredFrom === undefined ? {} : { registeredFrom: Date.parse(registeredFrom) }),
    ...(registeredTo === undefined ? {} : { registeredTo: Date.parse(registeredTo) }),
  }
}
