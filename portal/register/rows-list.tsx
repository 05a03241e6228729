import { makeStyles, Skeleton, SkeletonItem, Spinner, tokens } from '@fluentui/react-components'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RowFilterBody, UploadAnswer } from '../../api/contract/uploads.ts'
import { Notice } from '../parts/notice.tsx'
import { useNarrow } from '../parts/use-narrow.ts'
import { useText } from '../texts/use-text.ts'
import { RowDetails } from './row-details.tsx'
import { lineHeight, RowLine } from './row-line.tsx'
import { useFocusKept } from './use-focus-kept.ts'
import { useLeaveOut } from './use-leave-out.ts'
import { useRowPages } from './use-row-pages.ts'

const useStyles = makeStyles({
  scroll: {
    maxHeight: 'min(560px, 65vh)',
    outlineStyle: 'none',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowAnchor: 'none',
  },
  box: { position: 'relative', width: '100%' },
  row: {
    position: 'absolute',
    left: 0,
    right: 0,
    top: 0,
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  waiting: { height: `${lineHeight.wide - 1}px`, boxSizing: 'border-box', padding: tokens.spacingHorizontalM },
  note: { color: tokens.colorNeutralForeground3, margin: `${tokens.spacingVerticalS} 0 0` },
})

/** Steps of the arrow keys through the list. */
const steps: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

/** The rows of an upload under a filter: any number, of which only those in sight exist on the page. */
export function RowsList({ upload, filter, may }: { upload: UploadAnswer; filter: RowFilterBody; may: boolean }) {
  const text = useText()
  const { t } = text
  const styles = useStyles()
  const height = useNarrow() ? lineHeight.narrow : lineHeight.wide
  const leaveOut = useLeaveOut(upload.id)
  const scroll = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<number | null>(null)
  const [here, setHere] = useState(0)
  const [sight, setSight] = useState({ first: 0, last: 20 })
  const pages = useRowPages(upload.id, filter, sight.first, sight.last)
  const virtual = useVirtualizer({
    count: pages.count,
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    overscan: 6,
    useFlushSync: false,
  })
  // Only an open row is measured; once it is closed, or lines have another height, all are as high as the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when these change
  useLayoutEffect(() => {
    virtual.measure()
    virtual.measureElement(scroll.current?.querySelector('[data-open]') ?? null)
  }, [open, height])
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => setSight({ first, last }), [first, last])
  const toggle = useCallback((row: number) => setOpen((now) => (now === row ? null : row)), [])
  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key]
    if (step === undefined || !(event.target as HTMLElement).matches('[data-row-button]')) return
    event.preventDefault()
    const next = Math.max(0, Math.min(pages.count - 1, here + step))
    setHere(next)
    virtual.scrollToIndex(next)
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        scroll.current?.querySelector<HTMLElement>(`[data-index="${next}"] [data-row-button]`)?.focus(),
      ),
    )
  }
  const focus = useFocusKept(scroll, here)
  if (pages.error) return <Notice error={pages.error} />
  if (pages.empty) return <p className={styles.note}>{t('rows.none')}</p>
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move among the buttons inside */}
      <div ref={scroll} className={styles.scroll} tabIndex={-1} onKeyDown={move} {...focus}>
        <div
          role="list"
          aria-label={t('rows.label')}
          aria-busy={!pages.row(first)}
          className={styles.box}
          style={{ height: virtual.getTotalSize() }}
        >
          {items.map(({ index, start }) => {
            const row = pages.row(index)
            return (
              <div
                key={row?.row ?? `wait-${index}`}
                role="listitem"
                data-index={index}
                data-open={row && open === row.row ? '' : undefined}
                ref={row && open === row.row ? virtual.measureElement : undefined}
                className={styles.row}
                style={{ transform: `translateY(${start}px)` }}
              >
                {row ? (
                  <>
                    <RowLine
                      row={row}
                      kind={upload.kind}
                      text={text}
                      choosing={may && upload.status === 'checked'}
                      open={open === row.row}
                      reachable={index === here}
                      onToggle={toggle}
                      onHere={setHere}
                      onLeaveOut={leaveOut}
                      index={index}
                    />
                    {open === row.row && <RowDetails row={row} upload={upload} may={may} />}
                  </>
                ) : (
                  <Skeleton className={styles.waiting} aria-hidden>
                    <SkeletonItem />
                  </Skeleton>
                )}
              </div>
            )
          })}
        </div>
        {pages.count === 0 && <Spinner label={t('common.loading')} />}
      </div>
      {pages.cut && <p className={styles.note}>{t('rows.cut')}</p>}
    </>
  )
}
