import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { BeakerRegular } from '@fluentui/react-icons/svg/beaker'
import { type MouseEvent, memo } from 'react'
import type { DeviceAnswer } from '../../api/contract/devices.ts'
import { toneStyles } from '../parts/looks.ts'
import { signOf } from '../parts/state-badge.tsx'
import { deviceHref } from '../paths.ts'
import { useStore } from '../store.ts'
import type { Text } from '../texts/use-text.ts'
import { activeRow } from './active-row.ts'
import type { ColumnId } from './column-choice.ts'
import { narrowPlaces, showCell } from './columns.tsx'
import { selection } from './selection.ts'

export const rowHeight = { wide: 40, narrow: 68 } as const

/** Asked for once by the list and handed to its rows. */
export const useRowStyles = makeStyles({
  row: {
    position: 'absolute',
    // A row has its size whatever is in it: the browser lays out and paints it by itself.
    contain: 'strict',
    insetInlineStart: 0,
    top: 0,
    width: '100%',
    boxSizing: 'border-box',
    display: 'grid',
    gridTemplateColumns: 'var(--columns)',
    alignItems: 'center',
    height: '40px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    cursor: 'default',
    fontSize: tokens.fontSizeBase300,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    // On that grey the link's own blue is too faint in the dark.
    ':hover a': { color: tokens.colorBrandForegroundLinkHover },
    '@media (max-width: 640px)': {
      gridTemplateColumns: '36px minmax(0, 2fr) minmax(0, 1fr)',
      height: '68px',
      gridAutoRows: '30px',
    },
  },
  chosen: {
    '& a': { color: tokens.colorNeutralForeground1 },
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
  active: {
    '& a': { color: tokens.colorBrandForegroundLinkHover },
    backgroundColor: tokens.colorSubtleBackgroundHover,
  },
  cell: {
    padding: `0 ${tokens.spacingHorizontalS}`,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    '@media (max-width: 640px)': { padding: `0 ${tokens.spacingHorizontalXS}` },
  },
  first: { '@media (max-width: 640px)': { order: 1 } },
  second: { '@media (max-width: 640px)': { order: 2 } },
  third: { '@media (max-width: 640px)': { order: 3, gridColumn: 2, fontSize: tokens.fontSizeBase200 } },
  fourth: { '@media (max-width: 640px)': { order: 4, gridColumn: 3, fontSize: tokens.fontSizeBase200 } },
  box: {
    width: '16px',
    height: '16px',
    margin: 0,
    accentColor: tokens.colorCompoundBrandBackground,
    cursor: 'pointer',
  },
  mark: { marginInlineEnd: tokens.spacingHorizontalXS, verticalAlign: 'text-bottom' },
  tick: { display: 'grid', placeItems: 'center', '@media (max-width: 640px)': { gridRow: 'span 2' } },
  beyond: { '@media (max-width: 640px)': { display: 'none' } },
  icon: {
    width: '16px',
    height: '16px',
    fontSize: '16px',
    verticalAlign: 'text-bottom',
    marginInlineEnd: tokens.spacingHorizontalXS,
  },
  ...toneStyles,
  link: {
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: 'none',
    fontWeight: tokens.fontWeightSemibold,
    ':hover': { textDecorationLine: 'underline' },
  },
})

export type RowStyles = ReturnType<typeof useRowStyles>
type Props = {
  styles: RowStyles
  device: DeviceAnswer
  organization: string
  columns: readonly ColumnId[]
  index: number
  start: number
  rowId: string
  text: Text
  /** The time in milliseconds, once a minute. */
  now: number
  onChoose: (id: number, event: MouseEvent) => void
  onOpen: (id: number) => void
}

/** One device. Renders again only when it, its place, the columns or its own selection change. */
export const DeviceRow = memo(function DeviceRow(props: Props) {
  const { styles, device, organization, columns, index, start, rowId, text, now, onChoose, onOpen } = props
  const chosen = useStore(selection, ({ all, ids }) => all || ids.has(device.id))
  const active = useStore(activeRow, (id) => id === device.id)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the grid's (device-list.tsx), which has the focus
    <div
      role="row"
      id={rowId}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      data-active={active || undefined}
      className={
        chosen || active ? mergeClasses(styles.row, active && styles.active, chosen && styles.chosen) : styles.row
      }
      style={{ transform: `translateY(${start}px)` }}
      onClick={(event) => onChoose(device.id, event)}
      onDoubleClick={() => onOpen(device.id)}
    >
      <div role="gridcell" className={styles.tick}>
        <input
          type="checkbox"
          className={styles.box}
          checked={chosen}
          readOnly
          tabIndex={-1}
          aria-label={text.t('devices.choose', { serial: device.serialNumber })}
        />
      </div>
      {columns.map((id) => (
        <div role="gridcell" key={id} className={`${styles.cell} ${styles[narrowPlaces[id] ?? 'beyond']}`}>
          {id === 'serialNumber' ? (
            <SerialLink device={device} organization={organization} text={text} styles={styles} onOpen={onOpen} />
          ) : id === 'state' ? (
            <StateCell device={device} text={text} styles={styles} />
          ) : (
            showCell(id, device, text, now)
          )}
        </div>
      ))}
    </div>
  )
})

/** A text that its cell cuts off is shown under the pointer. Called for the list as a whole, since rows change hands. */
export function showCutText({ target }: MouseEvent): void {
  const cell = (target as HTMLElement).closest<HTMLElement>('[role=gridcell]')
  if (!cell) return
  const cut = cell.scrollWidth > cell.clientWidth || (cell.firstElementChild?.scrollWidth ?? 0) > cell.clientWidth
  if (cut) cell.title = cell.textContent ?? ''
  else cell.removeAttribute('title')
}

type CellProps = Pick<Props, 'device' | 'text' | 'styles'>

function StateCell({ device, text, styles }: CellProps) {
  const { sign, tone, text: key } = signOf(device)
  return (
    <>
      <svg className={`${styles.icon} ${styles[tone]}`} aria-hidden>
        <use href={`#sign-${sign}`} />
      </svg>
      {text.words(key).title}
    </>
  )
}

/** Leads to the device; with Ctrl or the middle button in another tab, as any link. */
function SerialLink({
  device,
  organization,
  text,
  styles,
  onOpen,
}: CellProps & Pick<Props, 'organization' | 'onOpen'>) {
  const open = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    onOpen(device.id)
  }
  return (
    <a href={deviceHref(organization, device.id)} className={styles.link} tabIndex={-1} onClick={open}>
      {device.example && <BeakerRegular className={styles.mark} aria-label={text.t('examples.mark')} />}
      {device.serialNumber}
    </a>
  )
}
