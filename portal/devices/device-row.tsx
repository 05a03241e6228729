import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type MouseEvent, memo } from 'react'
import type { DeviceAnswer } from '../../api/contract/devices.ts'
import { useNow } from '../now.ts'
import { PlainLink } from '../parts/link.tsx'
import { paths } from '../paths.ts'
import { useStore } from '../store.ts'
import { useText } from '../texts/use-text.ts'
import { activeRow } from './active-row.ts'
import type { ColumnId } from './column-choice.ts'
import { showCell } from './columns.tsx'
import { selection } from './selection.ts'

export const rowHeight = { wide: 40, narrow: 68 } as const

const useStyles = makeStyles({
  row: {
    position: 'absolute',
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
  onChoose: (device: DeviceAnswer, event: MouseEvent) => void
  onOpen: (device: DeviceAnswer) => void
}

/** On a narrow screen a row shows this many columns, two to a line. */
const narrowColumns = 4

/** One device. Renders again only when it, its place, the columns or its own selection change. */
export const DeviceRow = memo(function DeviceRow(props: Props) {
  const { device, organization, columns, index, start, rowId, onChoose, onOpen } = props
  const text = useText()
  const now = useNow()
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
      onClick={(event) => onChoose(device, event)}
      onDoubleClick={() => onOpen(device)}
    >
      <div role="gridcell" className={styles.tick}>
        <Checkbox
          checked={chosen}
          tabIndex={-1}
          aria-label={text.t('devices.choose', { serial: device.serialNumber })}
        />
      </div>
      {columns.map((id, place) => (
        <div role="gridcell" key={id} className={mergeClasses(styles.cell, place >= narrowColumns && styles.beyond)}>
          {id === 'serialNumber' ? (
            <PlainLink {...paths.device(organization, device.id)} className={styles.link} tabIndex={-1} preload={false}>
              {device.serialNumber}
            </PlainLink>
          ) : (
            showCell(id, device, text, now)
          )}
        </div>
      ))}
    </div>
  )
})
