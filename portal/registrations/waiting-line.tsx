import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { OpenUploadAnswer } from '../../api/contract/uploads.ts'
import { useNow } from '../now.ts'
import { looks } from '../parts/looks.ts'
import { Signed } from '../parts/signed.tsx'
import { openPanel } from '../register/panel.ts'
import type { TextKey } from '../texts/keys.ts'
import { useText } from '../texts/use-text.ts'
import { useUploadName } from './use-upload-name.ts'

const useStyles = makeStyles({
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalS} 0`,
  },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  about: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

/** What a person does with one that waits. */
const next: Record<string, TextKey> = {
  checked: 'waiting.look',
  interrupted: 'waiting.continue',
  'answers-due': 'waiting.answer',
}

/** An upload that goes no further before a person does something: for what, whose it is, and until when it waits. */
export function WaitingLine({ upload, onGo }: { upload: OpenUploadAnswer; onGo?: () => void }) {
  const { t, words, format } = useText()
  const styles = useStyles()
  const name = useUploadName()
  const now = useNow()
  const { shownStatus, waitingAnswers, rows, mine, createdBy, createdAt, expiresAt } = upload
  const show = (): void => {
    onGo?.()
    openPanel({ kind: upload.kind, upload: upload.id })
  }
  const about = [
    shownStatus === 'answers-due' ? t('waiting.answers', { count: waitingAnswers }) : t('found.rows', { count: rows }),
    t(mine ? 'waiting.mine' : 'waiting.of', { who: createdBy, ago: format.ago(createdAt, now) }),
    expiresAt !== null && t('registrations.until', { when: format.dateTime(expiresAt) }),
  ]
  return (
    <div className={styles.line}>
      <div>
        <div className={styles.name}>{name(upload)}</div>
        <Signed look={looks.uploadStatus[shownStatus]} text={words(`uploadStatus.${shownStatus}`).title} />
        <div className={styles.about}>{about.filter(Boolean).join(' · ')}</div>
      </div>
      <Button size="small" aria-label={`${t(next[shownStatus] ?? 'work.show')}: ${name(upload)}`} onClick={show}>
        {t(next[shownStatus] ?? 'work.show')}
      </Button>
    </div>
  )
}
