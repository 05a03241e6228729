import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RowFilterBody, UploadAnswer } from '../../api/contract/uploads.ts'
import { Notice } from '../parts/notice.tsx'
import { Loading } from '../parts/reading.tsx'
import { useNarrow } from '../parts/use-narrow.ts'
import { useText } from '../texts/use-text.ts'
import { RowDetails } from './row-details.tsx'
import { lineHeight, RowLine } from './row-line.tsx'
import { useFocusKept } from './use-focus-kept.ts'
import { useLeaveOut } from './use-leave-out.ts'
import { useRowPages } from './use-row-pages.ts'
import { useRowWindow } from './use-row-window.ts'

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
  const { leaveOut, wished } = useLeaveOut(upload.id)
  const scroll = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<number | null>(null)
  const [here, setHere] = useState(0)
  const [sight, setSight] = useState({ first: 0, last: 20 })
  const pages = useRowPages(upload.id, filter, sight.first, sight.last)
  const window = useRowWindow(scroll, pages.count, height)
  const { base } = window
  const virtual = useVirtualizer({
    count: window.count,
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
  }, [open, height, base])
  const items = virtual.getVirtualItems()
  const first = base + (items[0]?.index ?? 0)
  const last = base + (items.at(-1)?.index ?? 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is in sight decides, not the function
  useEffect(() => {
    if (window.sees(first - base, last - base)) setSight({ first, last })
  }, [first, last, base, pages.count])
  const toggle = useCallback((row: number) => setOpen((now) => (now === row ? null : row)), [])
  const rowPart = (index: number, part: string) =>
    scroll.current?.querySelector<HTMLElement>(`[data-row="${index}"] ${part}`)
  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key]
    const kind = ['[data-row-button]', '[data-row-box]'].find((one) => (event.target as HTMLElement).matches(one))
    if (step === undefined || kind === undefined) return
    event.preventDefault()
    const next = Math.max(0, Math.min(pages.count - 1, here + step))
    setHere(next)
    virtual.scrollToIndex(window.reveal(next))
    requestAnimationFrame(() =>
      requestAnimationFrame(() => (rowPart(next, kind) ?? rowPart(next, '[data-row-button]'))?.focus()),
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
          {items.map((item) => {
            const index = base + item.index
            const known = pages.row(index)
            const row = known && wished(known)
            return (
              <div
                key={row?.row ?? `wait-${index}`}
                role="listitem"
                data-index={item.index}
                data-row={index}
                aria-posinset={index + 1}
                aria-setsize={pages.complete ? pages.count : -1}
                data-open={row && open === row.row ? '' : undefined}
                ref={row && open === row.row ? virtual.measureElement : undefined}
                className={styles.row}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {row ? (
                  <>
                    <RowLine
                      row={row}
                      kind={upload.kind}
                      status={upload.status}
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
        {pages.count === 0 && <Loading />}
      </div>
    </>
  )
}
