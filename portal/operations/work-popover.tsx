import {
  Button,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Spinner,
  tokens,
} from '@fluentui/react-components'
import { TasksAppRegular } from '@fluentui/react-icons/svg/tasks-app'
import { useGone } from '../live/use-gone.ts'
import { useNarrow } from '../parts/use-narrow.ts'
import { useText } from '../texts/use-text.ts'
import { shareOf, type Work } from './use-work.ts'
import { WorkList } from './work-list.tsx'

const useStyles = makeStyles({
  button: { minWidth: 'auto', whiteSpace: 'nowrap' },
  surface: { width: 'min(420px, calc(100vw - 32px))', maxHeight: '70vh', overflowY: 'auto' },
  heading: { margin: `0 0 ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase400 },
})

type Props = { work: Work; brief: string; open: boolean; onOpen: (open: boolean) => void }

/** The line in the header, and what opens from it: all that is at work. */
export function WorkPopover({ work, brief, open, onOpen }: Props) {
  const { t, format } = useText()
  const styles = useStyles()
  const narrow = useNarrow()
  const gone = useGone()
  const share = shareOf(work)
  const percent = share === null ? '' : format.percent(share / 100)
  const said = [brief, percent].filter(Boolean).join(' ')
  return (
    <Popover open={open} onOpenChange={(_event, data) => onOpen(data.open)} trapFocus positioning="below-end">
      <PopoverTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          className={styles.button}
          icon={share === null || gone ? <TasksAppRegular /> : <Spinner size="extra-tiny" aria-hidden />}
          aria-label={narrow ? said : undefined}
        >
          {narrow ? percent || undefined : said}
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={t('work.title')}>
        <h2 className={styles.heading}>{t('work.title')}</h2>
        <WorkList work={work} onGo={() => onOpen(false)} />
      </PopoverSurface>
    </Popover>
  )
}
