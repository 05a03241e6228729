import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import type { UploadAnswer } from '../../api/contract/uploads.ts'
import { Answerable } from '../catalogues/answerable.tsx'
import { useOrganization } from '../organization.ts'
import { ButtonLink } from '../parts/button-link.tsx'
import { paths } from '../paths.ts'
import { useText } from '../texts/use-text.ts'
import { closePanel } from './panel.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
})

/** The end of a catalogue's import: how many entries it has, and the devices that were not found and now can be. */
export function CatalogueEnd({ upload }: { upload: UploadAnswer }) {
  const { t } = useText()
  const styles = useStyles()
  const organization = useOrganization()
  return (
    <section className={styles.root}>
      <MessageBar intent={upload.status === 'done' ? 'success' : 'warning'} layout="multiline" role="status">
        <MessageBarBody>
          {upload.status === 'done'
            ? t('catalogue.imported', { count: upload.counts.ready })
            : t('catalogue.notImported')}
        </MessageBarBody>
      </MessageBar>
      <Answerable />
      <ButtonLink {...paths.catalogues(organization)} onClick={closePanel}>
        {t('catalogue.toList')}
      </ButtonLink>
    </section>
  )
}
