import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { useText } from '../texts/use-text.ts'
import { OperationLine } from './operation-line.tsx'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, maxWidth: '840px' },
  item: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
})

/** Every operation on many devices, the newest first. */
export function OperationsPage() {
  const { t } = useText()
  const styles = useStyles()
  const client = useClient()
  const organization = useOrganization()
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: keys.operations(organization, 'list'),
    queryFn: ({ pageParam, signal }) => client.operations.list({ cursor: pageParam, limit: 50 }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  const operations = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Page title={t('operations.title')}>
      {error && <Notice error={error} />}
      {isPending && <Spinner label={t('common.loading')} />}
      {data && operations.length === 0 && <Text>{t('operations.none')}</Text>}
      <ul className={styles.list}>
        {operations.map((operation) => (
          <li key={operation.id} className={styles.item}>
            <OperationLine operation={operation} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <div>
          <Button disabledFocusable={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('common.more')}
          </Button>
        </div>
      )}
    </Page>
  )
}
