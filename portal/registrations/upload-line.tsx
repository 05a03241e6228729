import { makeStyles, tokens } from '@fluentui/react-components'
import { memo } from 'react'
import type { UploadAnswer } from '../../api/contract/uploads.ts'
import { useNow } from '../now.ts'
import { useOrganization } from '../organization.ts'
import { PageLink } from '../parts/link.tsx'
import { looks } from '../parts/looks.ts'
import { Signed } from '../parts/signed.tsx'
import { paths } from '../paths.ts'
import { segments, segmentsOf } from '../register/segments.ts'
import { useText } from '../texts/use-text.ts'
import { useUploadName } from './use-upload-name.ts'

const useStyles = makeStyles({
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(120px, 1fr) minmax(0, 4fr)',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL}`,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalM} 0`,
    '@media (max-width: 800px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  about: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  counts: { display: 'flex', flexWrap: 'wrap', gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}` },
})

/** One upload in the list. */
export const UploadLine = memo(function UploadLine({ upload }: { upload: UploadAnswer }) {
  const { t, words, format } = useText()
  const styles = useStyles()
  const organization = useOrganization()
  const now = useNow()
  const name = useUploadName()
  return (
    <div className={styles.line}>
      <div>
        <PageLink className={styles.name} {...paths.registration(organization, upload.id)}>
          {name(upload)}
        </PageLink>
        <div className={styles.about} title={format.dateTime(upload.createdAt)}>
          {[
            upload.kind === 'catalogue' && t('lookUp.catalogue'),
            upload.createdBy,
            format.ago(upload.createdAt, now),
            upload.example && t('filter.example'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </div>
      <div>
        <Signed
          look={looks.uploadStatus[upload.shownStatus]}
          text={words(`uploadStatus.${upload.shownStatus}`).title}
        />
        {upload.status === 'checked' && upload.expiresAt && (
          <div className={styles.about}>{t('registrations.until', { when: format.date(upload.expiresAt) })}</div>
        )}
      </div>
      <Counts upload={upload} />
    </div>
  )
})

function Counts({ upload }: { upload: UploadAnswer }) {
  const { t, format } = useText()
  const styles = useStyles()
  const names = segmentsOf(upload)
  const shown = names.map((name) => ({ ...segments[name], many: segments[name].count(upload.counts) }))
  return (
    <div className={styles.counts}>
      {shown
        .filter(({ many }) => many > 0)
        .map(({ text, look, many }) => (
          <Signed key={text} look={look} text={`${format.number(many)} ${t(text)}`} />
        ))}
    </div>
  )
}
