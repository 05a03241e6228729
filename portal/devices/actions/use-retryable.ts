import { useQuery } from '@tanstack/react-query'
import type { DeviceFilterBody } from '../../../api/contract/devices.ts'
import { type MusterClient, useClient } from '../../client.ts'
import { keys } from '../../keys.ts'
import { useOrganization } from '../../organization.ts'
import { failedOf, retryableOf } from './retry-filter.ts'

/** So many ids go into one address. */
const mostIds = 500

/** How many devices of a filter failed, and how many of these another try can help. */
export function useRetryable(filter: DeviceFilterBody) {
  const client = useClient()
  const organization = useOrganization()
  return useQuery({
    queryKey: keys.deviceNumbers(organization, 'retryable', filter),
    queryFn: async ({ signal }) => {
      const count = (part: DeviceFilterBody | null) => (part ? countOf(client, part, signal) : 0)
      const [failed, retryable] = await Promise.all([count(failedOf(filter)), count(retryableOf(filter))])
      return { failed, retryable }
    },
  })
}

async function countOf(client: MusterClient, filter: DeviceFilterBody, signal: AbortSignal): Promise<number> {
  const { ids } = filter
  if (!ids) return (await client.devices.count(filter, { signal })).count
  let sum = 0
  for (let from = 0; from < ids.length; from += mostIds)
    sum += (await client.devices.count({ ...filter, ids: ids.slice(from, from + mostIds) }, { signal })).count
  return sum
}
