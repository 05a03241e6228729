import { useQueries } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { PageOf } from '../../api/contract/common.ts'
import type { RowFilterBody, UploadRowAnswer } from '../../api/contract/uploads.ts'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'
import { filterText } from './row-filters.ts'

const pageSize = 200

export type RowPages = {
  /** Rows that can be scrolled to: those known, and the next page. */
  count: number
  /** All rows were reached. */
  complete: boolean
  /** Undefined while its page is on its way. */
  row(index: number): UploadRowAnswer | undefined
  empty: boolean
  error: unknown
}

/**
 * Rows of an upload in pages by key, of which only those in sight are held and read again when something changes.
 * `first` and `last` are the rows in sight. Used with a `key` that changes with upload and filter.
 */
export function useRowPages(upload: string, filter: RowFilterBody, first: number, last: number): RowPages {
  const client = useClient()
  const organization = useOrganization()
  const [starts, setStarts] = useState<(string | undefined)[]>([undefined])
  const [total, setTotal] = useState<number | null>(null)
  const from = Math.max(0, Math.min(Math.floor(first / pageSize), starts.length - 1))
  const to = Math.max(from, Math.min(Math.floor(last / pageSize), starts.length - 1))
  const wanted = useMemo(() => Array.from({ length: to - from + 1 }, (_, at) => from + at), [from, to])
  const text = filterText(filter)
  const results = useQueries({
    queries: wanted.map((page) => ({
      queryKey: keys.upload(organization, upload, 'rows', text, starts[page] ?? ''),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        client.uploads.rows(upload, { ...filter, limit: pageSize, cursor: starts[page] }, { signal }),
      gcTime: 60_000,
    })),
  })
  const pages = new Map(wanted.map((page, at) => [page, results[at]?.data]))
  useEffect(() => {
    wanted.forEach((page, at) => {
      const data = results[at]?.data
      if (!data) return
      setStarts((now) => startsAfter(now, page, data))
      if (data.nextCursor === null) setTotal(page * pageSize + data.items.length)
      else setTotal((now) => (now !== null && now <= (page + 1) * pageSize ? null : now))
    })
  })
  const error = results.find((result) => result.error)?.error ?? null
  return {
    count: total ?? starts.length * pageSize,
    complete: total !== null,
    row: (index) => pages.get(Math.floor(index / pageSize))?.items[index % pageSize],
    empty: total === 0,
    error,
  }
}

/** Where the page after this one begins; pages further on are asked anew when that has moved. */
function startsAfter(starts: (string | undefined)[], page: number, data: PageOf<UploadRowAnswer>): typeof starts {
  const next = data.nextCursor
  if (next === null) return starts.length === page + 1 ? starts : starts.slice(0, page + 1)
  if (starts[page + 1] === next) return starts
  return [...starts.slice(0, page + 1), next]
}
