import { makeStyles } from '@fluentui/react-components'
import { lazy, Suspense, useState } from 'react'
import { useGone } from '../live/use-gone.ts'
import { useText } from '../texts/use-text.ts'
import { useOperationTitle } from './use-operations.ts'
import { shareOf, useWork, type Work } from './use-work.ts'

const WorkPopover = lazy(async () => ({ default: (await import('./work-popover.tsx')).WorkPopover }))

const useStyles = makeStyles({
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
})

/** The place of work in the shell: a small line while something goes on or can be undone, with all of it behind. */
export function WorkButton() {
  const styles = useStyles()
  const work = useWork()
  const [open, setOpen] = useState(false)
  const nothing = shareOf(work) === null && work.undoable.length + work.waiting.length + work.sendings.length === 0
  const brief = useBrief(work)
  return (
    <>
      <span role="status" className={styles.hidden}>
        {nothing ? '' : brief}
      </span>
      {(!nothing || open) && (
        <Suspense fallback={null}>
          <WorkPopover work={work} brief={brief} open={open} onOpen={setOpen} />
        </Suspense>
      )}
    </>
  )
}

/** What goes on, in a word or two. */
function useBrief(work: Work): string {
  const { t } = useText()
  const title = useOperationTitle()
  const gone = useGone()
  const running = work.sendings.length + work.uploads.length + work.running.length
  if (gone && running > 0) return t('gone.progress')
  if (running > 1) return t('work.many', { count: running })
  if (work.sendings.length > 0)
    return t(work.sendings.every(({ status }) => status === 'broken') ? 'work.broken' : 'work.receiving')
  if (work.uploads.some(({ status }) => status === 'registering')) return t('work.registering')
  if (work.uploads.length > 0) return t('work.checking')
  const [operation] = work.running
  if (operation) return t(`work.${operation.action}`)
  if (work.waiting.length > 0) return t('work.waiting', { count: work.waiting.length })
  const [undoable, ...more] = work.undoable
  return undoable && more.length === 0 ? title(undoable) : t('work.canUndo')
}
