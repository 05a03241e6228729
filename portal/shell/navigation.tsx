import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useMay } from '../me.ts'
import { useOrganization } from '../organization.ts'
import { PlainLink } from '../parts/link.tsx'
import { useText } from '../texts/use-text.ts'
import { navigation } from './navigation-table.ts'

/** Below this width the navigation stands at the bottom, under the thumb. */
export const narrow = '@media (max-width: 640px)'
const middle = '@media (max-width: 1024px)'

const useStyles = makeStyles({
  bar: {
    gridArea: 'navigation',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: tokens.spacingVerticalS,
    width: '200px',
    boxSizing: 'border-box',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowY: 'auto',
    [middle]: { width: '72px', padding: tokens.spacingVerticalXS },
    [narrow]: {
      width: '100%',
      flexDirection: 'row',
      justifyContent: 'space-around',
      borderRight: 'none',
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
      overflowX: 'auto',
      padding: `${tokens.spacingVerticalXXS} 0`,
    },
  },
  entry: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    position: 'relative',
    fontSize: tokens.fontSizeBase300,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground2Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    [middle]: {
      flexDirection: 'column',
      gap: tokens.spacingVerticalXXS,
      padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalXXS}`,
      fontSize: tokens.fontSizeBase100,
    },
  },
  here: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    '::before': {
      content: '""',
      position: 'absolute',
      left: 0,
      top: '8px',
      bottom: '8px',
      width: '3px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandForeground1,
      '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
      [narrow]: { left: '25%', right: '25%', top: 'auto', bottom: 0, width: 'auto', height: '3px' },
    },
  },
  icon: { fontSize: '20px', flexShrink: 0 },
})

const entriesFor = (may: ReturnType<typeof useMay>) => navigation.filter(({ needs }) => may(needs))

/** Where one can go; what is here is marked, for eyes and for screen readers. */
export function Navigation() {
  const { t } = useText()
  const styles = useStyles()
  const organization = useOrganization()
  const may = useMay(organization)
  return (
    <nav className={styles.bar} aria-label={t('shell.navigation')}>
      {entriesFor(may).map(({ text, icon: Icon, to }) => (
        <PlainLink
          key={text}
          to={to}
          params={{ organization }}
          activeOptions={{ includeSearch: false }}
          className={styles.entry}
          activeProps={{ className: mergeClasses(styles.entry, styles.here), 'aria-current': 'page' }}
        >
          <Icon className={styles.icon} aria-hidden />
          {t(text)}
        </PlainLink>
      ))}
    </nav>
  )
}
