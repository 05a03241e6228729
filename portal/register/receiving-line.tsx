import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { UploadAnswer } from '../../api/contract/uploads.ts'
import { useGone } from '../live/use-gone.ts'
import { Progress } from '../parts/progress.tsx'
import { useText } from '../texts/use-text.ts'
import { MissingFiles } from './missing-files.tsx'
import { stopSending } from './sending.ts'
import { bytesOf, type Sending } from './sendings.ts'
import { useSpokenProgress } from './use-spoken-progress.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  line: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  title: { fontWeight: tokens.fontWeightSemibold },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
})

type Props = { upload: UploadAnswer; sending: Sending | undefined; may: boolean }

/** Files on their way: how many bytes are there. One that another page sends, or a page that is gone, says so. */
export function ReceivingLine({ upload, sending, may }: Props) {
  return sending && sending.status !== 'ended' ? (
    <Sent upload={upload} sending={sending} />
  ) : (
    <MissingFiles upload={upload} may={may} />
  )
}

function Sent({ upload, sending }: { upload: UploadAnswer; sending: Sending }) {
  const { t, format } = useText()
  const styles = useStyles()
  const gone = useGone()
  const { sent, total } = bytesOf(sending)
  const share = total === 0 ? 1 : sent / total
  const there = sending.files.filter((file) => file.status === 'sent' || file.status === 'refused').length
  const title = t('receiving.title', { there, count: sending.files.length })
  const spoken = useSpokenProgress(`${title} ${format.percent(share)}`, share * 100)
  return (
    <section className={styles.root}>
      <div className={styles.line}>
        <span className={styles.title}>{title}</span>
        <span>
          {gone && `${t('gone.progress')} · `}
          {t('receiving.bytes', { sent: format.bytes(sent), total: format.bytes(total) })}
          {' · '}
          {t('found.rows', { count: upload.counts.rows })}
        </span>
      </div>
      <Progress thickness="large" share={share} label={title} />
      <span role="status" className={styles.hidden}>
        {spoken}
      </span>
      <div>
        <StopButton sending={sending} />
      </div>
    </section>
  )
}

/** Gives up the files that this page sends; said again until the server has heard it. */
export function StopButton({ sending }: { sending: Sending }) {
  const { t } = useText()
  return (
    <Button disabledFocusable={sending.status === 'stopped'} onClick={() => void stopSending(sending.upload)}>
      {t('receiving.stop')}
    </Button>
  )
}
