import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { UploadAnswer } from '../../api/contract/uploads.ts'
import { useGone } from '../live/use-gone.ts'
import { Progress } from '../parts/progress.tsx'
import { useText } from '../texts/use-text.ts'
import { stageOf } from './segments.ts'
import { useSpokenProgress } from './use-spoken-progress.ts'
import { useUploadAction } from './use-upload.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  line: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  title: { fontWeight: tokens.fontWeightSemibold },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  hint: { color: tokens.colorNeutralForeground3 },
})

/** How far the server is: counts, rate, and the remaining time only when it can be told. */
export function WorkProgress({ upload, may }: { upload: UploadAnswer; may: boolean }) {
  const { t, format } = useText()
  const styles = useStyles()
  const stop = useUploadAction(upload.id, (uploads) => uploads.cancel(upload.id))
  const registering = stageOf(upload) === 'registering'
  const title = t(registering ? 'progress.registering' : 'progress.checking', {
    percent: format.percent(upload.progress / 100),
  })
  const spoken = useSpokenProgress(title, upload.progress)
  const gone = useGone()
  const numbers = [
    upload.rate !== null && upload.rate >= 1 && t('progress.rate', { count: Math.round(upload.rate) }),
    upload.secondsRemaining === null
      ? t('progress.unknown')
      : t('progress.remaining', { time: format.duration(upload.secondsRemaining) }),
  ]
  return (
    <section className={styles.root}>
      <div className={styles.line}>
        <span className={styles.title}>{title}</span>
        <span>{gone ? t('gone.progress') : numbers.filter(Boolean).join(' · ')}</span>
      </div>
      <Progress thickness="large" share={upload.progress / 100} label={title} />
      <span role="status" className={styles.hidden}>
        {spoken}
      </span>
      <div className={styles.buttons}>
        {may && registering && (
          <Button disabledFocusable={stop.isPending} onClick={() => stop.mutate()}>
            {t('progress.stop')}
          </Button>
        )}
        <span className={styles.hint}>{t(registering ? 'progress.goesOn' : 'progress.checkGoesOn')}</span>
      </div>
    </section>
  )
}
