import { useMutation, useQuery } from '@tanstack/react-query'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useMay } from '../me.ts'
import { useOrganization } from '../organization.ts'
import { useFollowOperation } from '../parts/operation-toast.tsx'

/** The organization's catalogues, and the devices without a match that they answer by now. */
export function useCatalogues() {
  const client = useClient()
  const organization = useOrganization()
  return useQuery({
    queryKey: keys.catalogues(organization),
    queryFn: ({ signal }) => client.catalogues.list({ signal }),
  })
}

/** So many ids are taken in one call. */
const mostIds = 100_000

/** How many devices that were not found can be tried again now, and the trying. */
export function useAnswerable() {
  const client = useClient()
  const follow = useFollowOperation()
  const may = useMay(useOrganization())
  const { data } = useCatalogues()
  const ids = data?.answerable ?? []
  const retry = useMutation({
    mutationFn: async () => {
      for (let from = 0; from < ids.length; from += mostIds)
        follow(await client.devices.act({ action: 'retry', ids: ids.slice(from, from + mostIds) }))
    },
  })
  return { count: ids.length, retry, may: may('register') }
}
