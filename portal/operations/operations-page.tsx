import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'
import { Page } from '../parts/page.tsx'
import { PagedList } from '../parts/paged-list.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useText } from '../texts/use-text.ts'
import { OperationLine } from './operation-line.tsx'

/** Every operation on many devices, the newest first. */
export function OperationsPage() {
  const { t } = useText()
  const client = useClient()
  const operations = usePages(keys.operations(useOrganization(), 'list'), (cursor, signal) =>
    client.operations.list({ cursor, limit: 50 }, { signal }),
  )
  return (
    <Page title={t('operations.title')}>
      <PagedList of={operations} none={t('operations.none')} narrow>
        {(operation) => <OperationLine operation={operation} />}
      </PagedList>
    </Page>
  )
}
