import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { RowFilterBody, UploadAnswer } from '../../api/contract/uploads.ts'
import { areaColor, useTones } from '../parts/looks.ts'
import { useText } from '../texts/use-text.ts'
import { sameFilter } from './row-filters.ts'
import { type Segment, segments, segmentsOf } from './segments.ts'

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    gap: '2px',
    height: '16px',
    borderRadius: tokens.borderRadiusMedium,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground4,
    marginBottom: tokens.spacingVerticalM,
    forcedColorAdjust: 'none',
  },
  piece: {
    minWidth: '6px',
    border: 'none',
    padding: 0,
    cursor: 'pointer',
    transitionProperty: 'flex-grow',
    transitionDuration: '200ms',
    ':hover': { filter: 'brightness(1.15)' },
  },
  plain: { cursor: 'default' },
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(132px, 1fr))',
    gap: tokens.spacingHorizontalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  tile: {
    width: '100%',
    height: '100%',
    boxSizing: 'border-box',
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalSNudge,
    alignItems: 'center',
    textAlign: 'left',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeftWidth: '4px',
    borderRadius: tokens.borderRadiusMedium,
  },
  button: {
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  pressed: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    outline: `2px solid ${tokens.colorCompoundBrandStroke}`,
  },
  number: { fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold, lineHeight: 1.2 },
  icon: { fontSize: '20px', gridRow: 'span 2' },
  text: { gridColumn: 2, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: 1.3 },
})

type Props = {
  upload: UploadAnswer
  filter: RowFilterBody
  /** Without it the bar only shows. */
  onFilter?: ((filter: RowFilterBody) => void) | undefined
}

/** What the rows came to: one bar in proportion, and beneath it each count, which shows its rows when pressed. */
export function CountsBar({ upload, filter, onFilter }: Props) {
  const { t, format } = useText()
  const styles = useStyles()
  const names = segmentsOf(upload)
  const shown = names
    .map((name) => ({ name, ...(segments[name] as Segment), many: segments[name].count(upload.counts) }))
    .filter(({ many }) => many > 0)
  const choose = (piece: Segment): void => onFilter?.(sameFilter(filter, piece.filter) ? {} : piece.filter)
  if (shown.length === 0) return null
  return (
    <section aria-label={t('counts.label')}>
      <div className={styles.bar} aria-hidden>
        {shown.map((piece) => (
          <button
            key={piece.name}
            type="button"
            tabIndex={-1}
            className={mergeClasses(styles.piece, !onFilter && styles.plain)}
            style={{ flexGrow: piece.many, flexBasis: 0, backgroundColor: areaColor(piece.look.tone) }}
            title={`${format.number(piece.many)} ${t(piece.text)}`}
            onClick={() => choose(piece)}
          />
        ))}
      </div>
      <ul className={styles.tiles}>
        {shown.map((piece) => (
          <li key={piece.name}>
            <Tile piece={piece} pressed={sameFilter(filter, piece.filter)} {...(onFilter ? { onPress: choose } : {})} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type TileProps = { piece: Segment & { many: number }; pressed: boolean; onPress?: (piece: Segment) => void }

function Tile({ piece, pressed, onPress }: TileProps) {
  const { t, format } = useText()
  const styles = useStyles()
  const tones = useTones()
  const { look, many, text } = piece
  const Icon = look.icon
  const content = (
    <>
      <Icon className={mergeClasses(styles.icon, tones[look.tone])} aria-hidden />
      <span className={styles.number}>{format.number(many)}</span>
      <span className={styles.text}>{t(text)}</span>
    </>
  )
  const style = { borderLeftColor: areaColor(look.tone) }
  if (!onPress)
    return (
      <div className={styles.tile} style={style}>
        {content}
      </div>
    )
  return (
    <button
      type="button"
      aria-pressed={pressed}
      className={mergeClasses(styles.tile, styles.button, pressed && styles.pressed)}
      style={style}
      onClick={() => onPress(piece)}
    >
      {content}
    </button>
  )
}
