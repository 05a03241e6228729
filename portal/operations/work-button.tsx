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
import { lazy, Suspense, useState } from 'react'
import { useOrganization } from '../organization.ts'
import { useNarrow } from '../parts/use-narrow.ts'
import { useText } from '../texts/use-text.ts'
import { shareOf, useWork, type Work } from './use-work.ts'

const WorkList = lazy(async () => ({ default: (await import('./work-list.tsx')).WorkList }))

const useStyles = makeStyles({
  button: { minWidth: 'auto', whiteSpace: 'nowrap' },
  surface: { width: 'min(420px, calc(100vw - 32px))', maxHeight: '70vh', overflowY: 'auto' },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  heading: { margin: `0 0 ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase400 },
})

/** The place of work in the shell: a small line while something goes on or can be undone, with all of it behind. */
export function WorkButton() {
  const { t, format } = useText()
  const styles = useStyles()
  const narrow = useNarrow()
  const work = useWork()
  const organization = useOrganization()
  const [open, setOpen] = useState(false)
  const share = shareOf(work)
  const nothing = share === null && work.undoable.length === 0
  const brief = useBrief(work)
  return (
    <>
      <span role="status" className={styles.hidden}>
        {nothing ? '' : brief}
      </span>
      {(!nothing || open) && (
        <Popover
          key={organization}
          open={open}
          onOpenChange={(_event, data) => setOpen(data.open)}
          trapFocus
          positioning="below-end"
        >
          <PopoverTrigger disableButtonEnhancement>
            <Button
              appearance="subtle"
              className={styles.button}
              icon={share === null ? <TasksAppRegular /> : <Spinner size="extra-tiny" />}
              aria-label={narrow ? brief : undefined}
            >
              {narrow ? (share === null ? undefined : format.percent(share / 100)) : line(brief, share, format.percent)}
            </Button>
          </PopoverTrigger>
          <PopoverSurface className={styles.surface} aria-label={t('work.title')}>
            <h2 className={styles.heading}>{t('work.title')}</h2>
            <Suspense fallback={<Spinner label={t('common.loading')} />}>
              <WorkList work={work} onGo={() => setOpen(false)} />
            </Suspense>
          </PopoverSurface>
        </Popover>
      )}
    </>
  )
}

const line = (brief: string, share: number | null, percent: (part: number) => string): string =>
  share === null ? brief : `${brief} ${percent(share / 100)}`

/** What goes on, in a word or two. */
function useBrief(work: Work): string {
  const { t } = useText()
  const running = work.sendings.length + work.uploads.length + work.running.length
  if (running > 1) return t('work.many', { count: running })
  if (work.sendings.length > 0) return t('work.receiving')
  if (work.uploads.some(({ status }) => status === 'registering')) return t('work.registering')
  if (work.uploads.length > 0) return t('work.checking')
  const [operation] = work.running
  if (operation) return t(`work.${operation.action}`)
  return t('work.canUndo')
}
