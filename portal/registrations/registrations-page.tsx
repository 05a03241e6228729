import { Button, makeStyles, Text, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useMay } from '../me.ts'
import { useOrganization } from '../organization.ts'
import { Page } from '../parts/page.tsx'
import { PagedList } from '../parts/paged-list.tsx'
import { usePages } from '../parts/use-pages.ts'
import { openPanel } from '../register/panel.ts'
import { useText } from '../texts/use-text.ts'
import { UploadLine } from './upload-line.tsx'
import { WaitingUploads } from './waiting-uploads.tsx'

const useStyles = makeStyles({
  lead: { color: tokens.colorNeutralForeground2 },
})

/** Every upload, the newest first: who, when, which files, and what came of it. */
export function RegistrationsPage() {
  const { t } = useText()
  const styles = useStyles()
  const client = useClient()
  const organization = useOrganization()
  const may = useMay(organization)
  const uploads = usePages(keys.uploads(organization, 'list'), (cursor, signal) =>
    client.uploads.list({ cursor, limit: 50 }, { signal }),
  )
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
      <WaitingUploads />
      <PagedList of={uploads} none={t('registrations.none')}>
        {(upload) => <UploadLine upload={upload} />}
      </PagedList>
    </Page>
  )
}
