import { useInfiniteQuery } from '@tanstack/react-query'

/** One page of a list as the API gives it; `nextCursor` is null on the last. */
export type PageOf<Item> = { items: Item[]; nextCursor: string | null }

/** A list read page by page, with all items that are there by now. */
export function usePages<Item>(
  queryKey: readonly unknown[],
  read: (cursor: string | undefined, signal: AbortSignal) => Promise<PageOf<Item>>,
) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  const { error, isPending, isSuccess, hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  return { items, error, isPending, isSuccess, hasNextPage, isFetchingNextPage, fetchNextPage }
}

export type Pages<Item> = ReturnType<typeof usePages<Item>>
