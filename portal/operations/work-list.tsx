import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { OpenUploadAnswer } from '../../api/contract/uploads.ts'
import { useOrganization } from '../organization.ts'
import { PageLink } from '../parts/link.tsx'
import { Progress } from '../parts/progress.tsx'
import { paths } from '../paths.ts'
import { openPanel } from '../register/panel.ts'
import { bytesOf, type Sending } from '../register/sendings.ts'
import { WaitingLine } from '../registrations/waiting-line.tsx'
import { useText } from '../texts/use-text.ts'
import { OperationLine } from './operation-line.tsx'
import type { Work } from './use-work.ts'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: { ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` } },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalS} 0`,
  },
  title: { overflowWrap: 'anywhere' },
  whole: { gridColumn: '1 / -1' },
  all: { display: 'inline-block', marginTop: tokens.spacingVerticalM },
})

/** All that is at work, each with what can be done about it. */
export function WorkList({ work, onGo }: { work: Work; onGo: () => void }) {
  const { t } = useText()
  const styles = useStyles()
  const organization = useOrganization()
  return (
    <>
      <ul className={styles.list}>
        {work.sendings.map((sending) => (
          <li key={sending.upload} className={styles.item}>
            <SendingLine sending={sending} onGo={onGo} />
          </li>
        ))}
        {work.uploads.map((upload) => (
          <li key={upload.id} className={styles.item}>
            <UploadLine upload={upload} onGo={onGo} />
          </li>
        ))}
        {work.waiting.map((upload) => (
          <li key={upload.id} className={styles.item}>
            <WaitingLine upload={upload} onGo={onGo} />
          </li>
        ))}
        {[...work.running, ...work.undoable].map((operation) => (
          <li key={operation.id} className={styles.item}>
            <OperationLine operation={operation} onGo={onGo} />
          </li>
        ))}
      </ul>
      <PageLink className={styles.all} {...paths.operations(organization)} onClick={onGo}>
        {t('work.all')}
      </PageLink>
    </>
  )
}

function SendingLine({ sending, onGo }: { sending: Sending; onGo: () => void }) {
  const { t, format } = useText()
  const { sent, total } = bytesOf(sending)
  const title =
    sending.status === 'broken'
      ? t('work.broken')
      : t('receiving.bytes', { sent: format.bytes(sent), total: format.bytes(total) })
  return (
    <Line title={title} share={total === 0 ? 1 : sent / total} kind={sending.kind} id={sending.upload} onGo={onGo} />
  )
}

function UploadLine({ upload, onGo }: { upload: OpenUploadAnswer; onGo: () => void }) {
  const { t, format } = useText()
  const percent = format.percent(upload.progress / 100)
  const title =
    upload.phase === 'receiving'
      ? t('work.elsewhere')
      : t(`progress.${upload.phase === 'registering' ? 'registering' : 'checking'}`, { percent })
  return (
    <Line
      title={title}
      share={upload.phase === 'receiving' ? null : upload.progress / 100}
      kind={upload.kind}
      id={upload.id}
      onGo={onGo}
    />
  )
}

type LineProps = { title: string; share: number | null; kind: OpenUploadAnswer['kind']; id: string; onGo: () => void }

function Line({ title, share, kind, id, onGo }: LineProps) {
  const { t } = useText()
  const styles = useStyles()
  const show = (): void => {
    onGo()
    openPanel({ kind, upload: id })
  }
  return (
    <div className={styles.line}>
      <span className={styles.title}>{title}</span>
      <Button size="small" onClick={show}>
        {t('work.show')}
      </Button>
      {share !== null && <Progress className={styles.whole} share={share} label={title} />}
    </div>
  )
}
