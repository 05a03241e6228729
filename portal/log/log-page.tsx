import { Button, Text } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'
import { Page } from '../parts/page.tsx'
import { PagedList } from '../parts/paged-list.tsx'
import { saveAs } from '../parts/save-as.ts'
import { useSay } from '../parts/toasts.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useText } from '../texts/use-text.ts'
import { LogFilters } from './log-filters.tsx'
import { LogLine } from './log-line.tsx'
import { filterOf } from './log-search.ts'

/** What was done in the organization, by whom, on what: the newest first. */
export function LogPage() {
  const { t } = useText()
  const client = useClient()
  const organization = useOrganization()
  const search = useSearch({ from: '/o/$organization/log' })
  const navigate = useNavigate({ from: '/o/$organization/log' })
  const say = useSay()
  const filter = filterOf(search)
  const lines = usePages(keys.log(organization, 'list', filter), (cursor, signal) =>
    client.log.list({ ...filter, cursor, limit: 50 }, { signal }),
  )
  const save = async (): Promise<void> => {
    try {
      // The browser saves the file by itself; a session that ended is noticed first, by a small question.
      await client.log.list({ limit: 1 })
      saveAs(client.log.exportUrl(filter))
    } catch (error) {
      say.failed(error)
    }
  }
  return (
    <Page
      title={t('nav.log')}
      beside={
        <Button
          icon={<ArrowDownloadRegular />}
          disabledFocusable={lines.items.length === 0}
          onClick={() => void save()}
        >
          {t('log.export')}
        </Button>
      }
    >
      <Text>{t('log.lead')}</Text>
      <LogFilters search={search} change={(next) => void navigate({ to: '.', search: next, replace: true })} />
      <PagedList of={lines} none={t(Object.keys(search).length > 0 ? 'log.noSuch' : 'log.none')} narrow>
        {(entry) => <LogLine entry={entry} />}
      </PagedList>
    </Page>
  )
}
