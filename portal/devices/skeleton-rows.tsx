import { makeStyles, tokens } from '@fluentui/react-components'
import { useText } from '../texts/use-text.ts'

const useStyles = makeStyles({
  box: {
    flex: '1 1 320px',
    minHeight: '200px',
    overflow: 'hidden',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXL,
    height: '40px',
    padding: `0 ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  bar: {
    height: '12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralStencil1,
    animationName: { '50%': { opacity: 0.4 } },
    animationDuration: '1.6s',
    animationIterationCount: 'infinite',
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
  },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
})

const bars = ['18%', '14%', '20%', '10%', '12%']

/** Rows that are on their way: as many as fill the place of the list. */
export function SkeletonRows({ count = 12 }: { count?: number }) {
  const { t } = useText()
  const styles = useStyles()
  return (
    <div className={styles.box}>
      <span role="status" className={styles.hidden}>
        {t('common.loading')}
      </span>
      {Array.from({ length: count }, (_, at) => (
        <div key={at.toString()} className={styles.row} aria-hidden>
          {bars.map((width) => (
            <div key={width} className={styles.bar} style={{ width }} />
          ))}
        </div>
      ))}
    </div>
  )
}
