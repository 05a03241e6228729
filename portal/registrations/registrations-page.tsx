import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useMay } from '../me.ts'
import { useOrganization } from '../organization.ts'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { openPanel } from '../register/panel.ts'
import { useText } from '../texts/use-text.ts'
import { UploadLine } from './upload-line.tsx'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  lead: { color: tokens.colorNeutralForeground2 },
})

/** Every upload, the newest first: who, when, which files, and what came of it. */
export function RegistrationsPage() {
  const { t } = useText()
  const styles = useStyles()
  const client = useClient()
  const organization = useOrganization()
  const may = useMay(organization)
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: keys.uploads(organization, 'list'),
    queryFn: ({ pageParam, signal }) => client.uploads.list({ cursor: pageParam, limit: 50 }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  const uploads = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Page
      title={t('nav.registrations')}
      beside={
        may('register') && (
          <Button appearance="primary" icon={<AddRegular />} onClick={() => openPanel()}>
            {t('devices.register')}
          </Button>
        )
      }
    >
      <Text className={styles.lead}>{t('registrations.lead')}</Text>
      {error && <Notice error={error} />}
      {isPending && <Spinner label={t('common.loading')} />}
      {data && uploads.length === 0 && <Text>{t('registrations.none')}</Text>}
      <ul className={styles.list}>
        {uploads.map((upload) => (
          <li key={upload.id} className={styles.item}>
            <UploadLine upload={upload} />
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
