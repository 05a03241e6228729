import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import { memo } from 'react'
import type { UploadAnswer, UploadRowAnswer } from '../../api/contract/uploads.ts'
import type { UploadKind } from '../../domain/words.ts'
import { useTones } from '../parts/looks.ts'
import { makeAndModel } from '../parts/make-and-model.ts'
import type { Text } from '../texts/use-text.ts'
import { briefly, isChoosable, lookOf } from './row-words.ts'

/** As useNarrow, which says how high a line is. */
const small = '@media (max-width: 640px)'
/** Heights are fixed, so that nothing need be measured while scrolling; pixels, border included. */
export const lineHeight = { wide: 53, narrow: 125 }

const useStyles = makeStyles({
  line: {
    display: 'flex',
    alignItems: 'stretch',
    height: `${lineHeight.wide - 1}px`,
    [small]: { height: `${lineHeight.narrow - 1}px` },
  },
  choose: {
    width: '32px',
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    cursor: 'pointer',
  },
  box: {
    width: '16px',
    height: '16px',
    margin: 0,
    accentColor: tokens.colorCompoundBrandBackground,
    cursor: 'pointer',
  },
  button: {
    flexGrow: 1,
    minWidth: 0,
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 3fr) minmax(0, 3fr) minmax(0, 2fr)',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    font: 'inherit',
    textAlign: 'left',
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    border: 'none',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    [small]: { gridTemplateColumns: '20px minmax(0, 1fr)' },
  },
  cell: { minWidth: 0, display: 'flex', flexDirection: 'column', [small]: { gridColumn: 2 } },
  main: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  serial: { fontWeight: tokens.fontWeightSemibold },
  result: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  icon: { flexShrink: 0, fontSize: '16px' },
  second: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  out: { textDecorationLine: 'line-through' },
})

type Props = {
  row: UploadRowAnswer
  kind: UploadKind
  status: UploadAnswer['status']
  /** Handed down: thousands of rows come and go while scrolling, and each asking for it itself is slow. */
  text: Text
  index: number
  /** Rows can be left out. */
  choosing: boolean
  open: boolean
  /** The one of all rows that the Tab key reaches; arrow keys go on from there. */
  reachable: boolean
  onToggle: (row: number) => void
  onHere: (index: number) => void
  onLeaveOut: (row: number, leftOut: boolean) => void
}

/** One row in one line. It renders again only when it changes. */
export const RowLine = memo(function RowLine(props: Props) {
  const { row, kind, status, text: words, index, choosing, open, reachable, onToggle, onHere, onLeaveOut } = props
  const { t, language } = words
  const styles = useStyles()
  const tones = useTones()
  const { text, look } = lookOf(row, { kind, status })
  const Chevron = open ? ChevronDownRegular : ChevronRightRegular
  const name = row.serialNumber ?? t('rows.noSerial')
  const why = briefly(row, language)
  const brief = row.leftOut && text !== 'segment.leftOut' ? `${t('segment.leftOut')}: ${why}` : why
  return (
    <div className={styles.line}>
      {choosing && (
        // biome-ignore lint/a11y/noLabelWithoutControl: the box inside is named, since the label has no text
        <label className={styles.choose}>
          {isChoosable(row, kind) && (
            <input
              type="checkbox"
              className={styles.box}
              data-row-box
              tabIndex={reachable ? 0 : -1}
              onFocus={() => onHere(index)}
              checked={!row.leftOut}
              aria-label={t(row.outcome === 'refused' ? 'rows.enter' : 'rows.register', { name })}
              onChange={(event) => onLeaveOut(row.row, !event.target.checked)}
            />
          )}
        </label>
      )}
      <button
        type="button"
        data-row-button
        tabIndex={reachable ? 0 : -1}
        aria-expanded={open}
        className={styles.button}
        onFocus={() => onHere(index)}
        onClick={() => onToggle(row.row)}
      >
        <Chevron aria-hidden />
        <span className={styles.cell}>
          <span className={mergeClasses(styles.main, styles.serial, row.leftOut && styles.out)}>{name}</span>
          <span className={styles.second}>{makeAndModel(row)}</span>
        </span>
        <span className={styles.cell}>
          <span className={mergeClasses(styles.main, styles.result)}>
            <look.icon className={mergeClasses(styles.icon, tones[look.tone])} aria-hidden />
            {t(text)}
          </span>
          <span className={styles.second}>{brief}</span>
        </span>
        <span className={styles.cell}>
          <span className={styles.second}>{row.file}</span>
          <span className={styles.second}>{t('rows.line', { line: String(row.line) })}</span>
        </span>
      </button>
    </div>
  )
})
