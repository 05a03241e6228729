import { queryOptions, type UseQueryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DeviceAnswer } from '../../api/contract/devices.ts'
import { type MusterClient, useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'

/** One device, read again at every hint about it. */
export function useDevice(id: number) {
  const client = useClient()
  return useQuery(deviceQuery(client, useOrganization(), id))
}

export function deviceQuery(client: MusterClient, organization: string, id: number): UseQueryOptions<DeviceAnswer> {
  return queryOptions<DeviceAnswer>({
    queryKey: keys.device(organization, id),
    queryFn: ({ signal }) => client.devices.get(id, { signal }),
  }) as UseQueryOptions<DeviceAnswer>
}

/** What the device's hash says, its earlier hardware, and hardware that waits for a person. */
export function useHardware(id: number) {
  const client = useClient()
  return useQuery({
    queryKey: keys.device(useOrganization(), id, 'hardware'),
    queryFn: ({ signal }) => client.devices.hardware(id, {}, { signal }),
  })
}

/** Puts the device in as the server answered, and reads again what hangs on it. */
export function usePutDevice(): (device: DeviceAnswer) => void {
  const queries = useQueryClient()
  const organization = useOrganization()
  return (device) => {
    queries.setQueryData(keys.device(organization, device.id), device)
    for (const part of ['events', 'hardware', 'hash'] as const)
      void queries.invalidateQueries({ queryKey: keys.device(organization, device.id, part) })
    void queries.invalidateQueries({ queryKey: keys.deviceNumbers(organization) })
  }
}
