import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { HashedDeviceAnswer } from '../../api/contract/hash.ts'
import { useText } from '../texts/use-text.ts'
import { compareHardware } from './compare-hardware.ts'

const useStyles = makeStyles({
  scroll: { overflowX: 'auto', alignSelf: 'stretch' },
  table: { borderCollapse: 'collapse', width: '100%', tableLayout: 'fixed', minWidth: '420px' },
  cell: {
    textAlign: 'start',
    verticalAlign: 'top',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    overflowWrap: 'anywhere',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  mark: { backgroundColor: tokens.colorPaletteYellowBackground2, color: tokens.colorNeutralForeground1 },
  differs: { fontWeight: tokens.fontWeightSemibold, backgroundColor: tokens.colorNeutralBackground1 },
})

type Props = { before: HashedDeviceAnswer; now: HashedDeviceAnswer }

/** Two captures of one device side by side: what the list has, and what came; what differs stands first and is marked. */
export function ComparedHardware({ before, now }: Props) {
  const { t, language } = useText()
  const styles = useStyles()
  const heads = [t('changed.what'), t('changed.before'), t('changed.now')]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a narrow page scrolls the table, with the keyboard too
    <section className={styles.scroll} tabIndex={0} aria-label={t('changed.compared')}>
      <table className={styles.table}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} className={styles.cell} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {compareHardware(language, before, now).map((line, place) => (
            <tr key={`${line.name}-${place.toString()}`}>
              <th className={styles.cell} scope="row">
                {line.name}
                {line.differs && ` (${t('changed.differs')})`}
              </th>
              <td className={mergeClasses(styles.cell, line.differs && styles.differs)}>{line.before}</td>
              <td className={mergeClasses(styles.cell, line.differs && styles.differs)}>
                {line.differs ? <mark className={styles.mark}>{line.now}</mark> : line.now}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
