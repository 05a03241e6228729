import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down'
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up'
import { memo } from 'react'
import type { DeviceSort } from '../../domain/words.ts'
import { useStore } from '../store.ts'
import { useText } from '../texts/use-text.ts'
import type { ColumnId, ColumnWidths } from './column-choice.ts'
import { ColumnEdge } from './column-edge.tsx'
import { columnOf } from './columns.tsx'
import { nextSort, type Sort } from './device-search.ts'
import { selection } from './selection.ts'

const useStyles = makeStyles({
  row: {
    position: 'sticky',
    top: 0,
    zIndex: 2,
    display: 'grid',
    gridTemplateColumns: 'var(--columns)',
    alignItems: 'center',
    height: '40px',
    '@media (max-height: 480px)': { height: '32px' },
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    '@media (max-width: 640px)': { gridTemplateColumns: '36px minmax(0, 2fr) minmax(0, 1fr)' },
  },
  tick: { display: 'grid', placeItems: 'center' },
  cell: {
    position: 'relative',
    height: '40px',
    lineHeight: '40px',
    minWidth: 0,
    padding: `0 ${tokens.spacingHorizontalS}`,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  sort: {
    border: 'none',
    margin: 0,
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'start',
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    width: '100%',
    height: '40px',
    padding: `0 ${tokens.spacingHorizontalS}`,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis' },
  sortable: { padding: 0 },
  beyond: { '@media (max-width: 640px)': { display: 'none' } },
})

/** Columns that a narrow screen has room to sort by; what stands under them says itself what it is. */
const inNarrowHead: ReadonlySet<ColumnId> = new Set(['serialNumber', 'model'])

type Props = {
  columns: readonly ColumnId[]
  sort: Sort
  onSort: (sort: Sort) => void
  onChooseShown: (chosen: boolean) => void
  onDrag: (widths: ColumnWidths) => void
  onResized: (id: ColumnId, width: number | null) => void
  shownIds: readonly number[]
}

/** Column heads: sort by a click; the tick box chooses the rows that are shown. */
export const ListHeader = memo(function ListHeader(props: Props) {
  const { columns, sort, onSort, onChooseShown, shownIds, onDrag, onResized } = props
  const { t } = useText()
  const styles = useStyles()
  const chosen = useStore(selection, (now) => ticks(now.all, now.ids, shownIds))
  return (
    <div role="row" aria-rowindex={1} className={styles.row}>
      <div role="columnheader" className={styles.tick}>
        <Checkbox
          checked={chosen}
          onChange={() => onChooseShown(chosen !== true)}
          aria-label={t('devices.chooseShown')}
        />
      </div>
      {columns.map((id) => {
        const { text, sort: by } = columnOf(id)
        return (
          <div
            role="columnheader"
            key={id}
            title={t(text)}
            aria-sort={by ? directionOf(sort, by) : undefined}
            className={mergeClasses(
              styles.cell,
              by !== null && styles.sortable,
              !inNarrowHead.has(id) && styles.beyond,
            )}
          >
            {by ? (
              <button type="button" className={styles.sort} onClick={() => onSort(nextSort(sort, by))}>
                <span className={styles.name}>{t(text)}</span>
                {sort === by && <ArrowUpRegular aria-hidden />}
                {sort === `-${by}` && <ArrowDownRegular aria-hidden />}
              </button>
            ) : (
              t(text)
            )}
            <ColumnEdge id={id} onDrag={onDrag} onResized={onResized} />
          </div>
        )
      })}
    </div>
  )
})

function directionOf(sort: Sort, by: DeviceSort): 'ascending' | 'descending' | 'none' {
  return sort === by ? 'ascending' : sort === `-${by}` ? 'descending' : 'none'
}

function ticks(all: boolean, ids: ReadonlySet<number>, shown: readonly number[]): boolean | 'mixed' {
  if (all) return true
  if (ids.size === 0) return false
  return shown.length > 0 && shown.every((id) => ids.has(id)) ? true : 'mixed'
}
