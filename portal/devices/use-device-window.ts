import {
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { PageOf } from '../../api/contract/common.ts'
import type { DeviceAnswer, DeviceFilterBody, DeviceSummaryAnswer } from '../../api/contract/devices.ts'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'
import { type DeviceSearch, filterOf, usualSort } from './device-search.ts'

export const pageSize = 100
/** Pages held at once. A million devices are never held: what is scrolled away is let go and read again on the way back. */
const mostPages = 10

/** A search rests this long before all that it finds is counted; milliseconds. */
const searchRest = 300

/** Lists that are kept beside the one shown, for the way *back*; the others are let go and read again. */
const mostListsKept = 2

/** Where a page begins, and the page before it: a trail of cursors leads back however far one scrolled. */
type Place = { cursor: string | undefined; before: Place | null; number: number }
const firstPlace: Place = { cursor: undefined, before: null, number: 0 }
type LoadedPage = PageOf<DeviceAnswer> & { loadedAt: number }
type Loaded = InfiniteData<LoadedPage, Place>

/** The rows around where one looks, as pages by cursor. */
export function useDeviceWindow(search: DeviceSearch) {
  const client = useClient()
  const organization = useOrganization()
  const filter = useMemo(() => filterOf(search), [search])
  const sort = search.sort ?? usualSort
  const queryKey = useMemo(() => keys.devices(organization, filter, sort), [organization, filter, sort])
  const query = useInfiniteQuery({
    queryKey,
    queryFn: async ({ pageParam, signal }): Promise<LoadedPage> => {
      const { cursor } = pageParam
      const page = await client.devices.list(
        { ...filter, sort, limit: pageSize, ...(cursor ? { cursor } : {}) },
        { signal },
      )
      return { ...page, loadedAt: Date.now() }
    },
    initialPageParam: firstPlace,
    getNextPageParam: (last, _pages, here): Place | null =>
      last.nextCursor === null ? null : { cursor: last.nextCursor, before: here, number: here.number + 1 },
    getPreviousPageParam: (_first, _pages, here): Place | null => here.before,
    maxPages: mostPages,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    // Rows keep their identity by not being compared: only what a hint names is put anew (put-rows below).
    structuralSharing: false,
    placeholderData: keepPreviousData,
  })
  useFewListsKept(organization, queryKey)
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  /** How many rows stand above the first one held. */
  const above = ((query.data?.pageParams[0] as Place | undefined)?.number ?? 0) * pageSize
  return { query, rows, above, queryKey, filter, sort }
}

/** Lets go of the lists looked at longest ago, so that an hour of searching holds no more than a minute of it. */
function useFewListsKept(organization: string, shown: readonly unknown[]): void {
  const queries = useQueryClient()
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another list is shown
  useEffect(() => {
    const cache = queries.getQueryCache()
    const others = cache.findAll({ queryKey: keys.devices(organization), type: 'inactive' })
    const latest = others.sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
    for (const query of latest.slice(mostListsKept)) cache.remove(query)
  }, [queries, organization, shown])
}

export type Counted = {
  data: { count: number } | undefined
  isPlaceholderData: boolean
  /** When it was counted; milliseconds since 1970. */
  dataUpdatedAt: number
  refetch: () => unknown
}

/**
 * How many there are under the filter, counted apart from the rows. What the summary says already is taken from there, so
 * that a page never shows two counts of the same.
 */
export function useDeviceCount(filter: DeviceFilterBody): Counted {
  const client = useClient()
  const organization = useOrganization()
  const summary = useDeviceSummary()
  const known = countInSummary(filter)
  const counted = useQuery({
    queryKey: keys.deviceNumbers(organization, 'count', filter),
    queryFn: async ({ signal }) => {
      // To count what a common word matches takes a second in a million devices; who types on need not wait behind it.
      if (filter.search !== undefined) await new Promise((resolve) => setTimeout(resolve, searchRest))
      signal.throwIfAborted()
      return client.devices.count(filter, { signal })
    },
    placeholderData: keepPreviousData,
    enabled: known === null,
  })
  const said = summary.data && { count: (known ?? countInSummary({}))?.(summary.data) ?? 0 }
  const { dataUpdatedAt, refetch } = known === null ? counted : summary
  if (known !== null) return { data: said, isPlaceholderData: false, dataUpdatedAt, refetch }
  // Until it is counted, the number of all stands in its place.
  return counted.data ? counted : { data: said, isPlaceholderData: true, dataUpdatedAt, refetch }
}

/** How the summary says a filter's count, or null where it does not: of all, of some states, of those that need attention. */
function countInSummary(filter: DeviceFilterBody): ((summary: DeviceSummaryAnswer) => number) | null {
  const names = Object.keys(filter)
  const { state, attention } = filter
  if (names.length === 0) return ({ total }) => total
  if (names.length > 1) return null
  if (state) return ({ byState }) => [...new Set(state)].reduce((sum, one) => sum + (byState[one] ?? 0), 0)
  return attention === true ? (summary) => summary.attention : null
}

/** All states, errors, makers, models and tags with their counts. */
export function useDeviceSummary() {
  const client = useClient()
  const organization = useOrganization()
  return useQuery({
    queryKey: keys.deviceNumbers(organization, 'summary'),
    queryFn: ({ signal }) => client.devices.summary({ signal }),
  })
}

/** Puts rows that were read again in their places; rows asked for and not found have been removed and go. */
export function putRows(
  queries: QueryClient,
  queryKey: readonly unknown[],
  asked: ReadonlySet<number>,
  fresh: ReadonlyMap<number, DeviceAnswer>,
): void {
  queries.setQueryData<Loaded>(queryKey, (before) => {
    if (!before) return before
    const pages = before.pages.map((page) => {
      if (!page.items.some(({ id }) => asked.has(id))) return page
      const items = page.items.flatMap((row) => (asked.has(row.id) ? (fresh.get(row.id) ?? []) : row))
      return { ...page, items }
    })
    return { ...before, pages }
  })
}

/** Begins the list anew from its top: what is new comes in. */
export async function showFromTop(queries: QueryClient, queryKey: readonly unknown[]): Promise<void> {
  queries.setQueryData<Loaded>(queryKey, (before) => {
    const page = before?.pages[0]
    return before && page ? { pages: [page], pageParams: [firstPlace] } : before
  })
  await queries.refetchQueries({ queryKey, exact: true })
}
