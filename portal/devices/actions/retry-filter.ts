import type { DeviceFilterBody } from '../../../api/contract/devices.ts'
import { errorsToRetry } from '../../../domain/registration.ts'

/** Those of a filter that failed; null where the filter leaves no such device. */
export function failedOf(filter: DeviceFilterBody): DeviceFilterBody | null {
  return filter.state === undefined || filter.state.includes('failed') ? { ...filter, state: ['failed'] } : null
}

/** Those of a filter that another try can help; null where the filter leaves no such device. */
export function retryableOf(filter: DeviceFilterBody): DeviceFilterBody | null {
  const failed = failedOf(filter)
  const error = errorsToRetry.filter((code) => filter.error === undefined || filter.error.includes(code))
  return failed && error.length > 0 ? { ...failed, error } : null
}
