import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { BeakerRegular } from '@fluentui/react-icons/svg/beaker'
import { type MouseEvent, memo } from 'react'
import type { DeviceAnswer } from '../../api/contract/devices.ts'
import { deviceHref } from '../paths.ts'
import { useStore } from '../store.ts'
import type { Text } from '../texts/use-text.ts'
import { activeRow } from './active-row.ts'
import type { ColumnId } from './column-choice.ts'
import { showCell } from './columns.tsx'
import { selection } from './selection.ts'

export const rowHeight = { wide: 40, narrow: 68 } as const

const useStyles = makeStyles({
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
    '@media (max-width: 640px)': {
      gridTemplateColumns: '36px minmax(0, 1fr) minmax(0, 1fr)',
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
  active: { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  cell: {
    padding: `0 ${tokens.spacingHorizontalS}`,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
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
  link: {
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: 'none',
    fontWeight: tokens.fontWeightSemibold,
    ':hover': { textDecorationLine: 'underline' },
  },
})

type Props = {
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

/** On a narrow screen a row shows this many columns, two to a line. */
const narrowColumns = 4

/** One device. Renders again only when it, its place, the columns or its own selection change. */
export const DeviceRow = memo(function DeviceRow(props: Props) {
  const { device, organization, columns, index, start, rowId, text, now, onChoose, onOpen } = props
  const styles = useStyles()
  const chosen = useStore(selection, ({ all, ids }) => all || ids.has(device.id))
  const active = useStore(activeRow, (id) => id === device.id)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the grid's (device-list.tsx), which has the focus
    <div
      role="row"
      id={rowId}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      className={mergeClasses(styles.row, chosen && styles.chosen, active && styles.active)}
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
      {columns.map((id, place) => {
        const shown = id === 'serialNumber' ? null : showCell(id, device, text, now)
        return (
          <div
            role="gridcell"
            key={id}
            className={mergeClasses(styles.cell, place >= narrowColumns && styles.beyond)}
            title={typeof shown === 'string' ? shown : undefined}
          >
            {id === 'serialNumber' ? (
              <SerialLink device={device} organization={organization} text={text} onOpen={onOpen} />
            ) : (
              shown
            )}
          </div>
        )
      })}
    </div>
  )
})

/** Leads to the device; with Ctrl or the middle button in another tab, as any link. */
function SerialLink({
  device,
  organization,
  text,
  onOpen,
}: Pick<Props, 'device' | 'organization' | 'text' | 'onOpen'>) {
  const styles = useStyles()
  const open = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    onOpen(device.id)
  }
  return (
    <a
      href={deviceHref(organization, device.id)}
      className={styles.link}
      tabIndex={-1}
      title={device.serialNumber}
      onClick={open}
    >
      {device.example && <BeakerRegular className={styles.mark} aria-label={text.t('examples.mark')} />}
      {device.serialNumber}
    </a>
  )
}
