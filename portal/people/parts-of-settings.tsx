import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useOrganization } from '../organization.ts'
import { PlainLink } from '../parts/link.tsx'
import { paths } from '../paths.ts'
import { useText } from '../texts/use-text.ts'

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    gap: tokens.spacingHorizontalL,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  part: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXS}`,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    borderBottom: '3px solid transparent',
    '@media (forced-colors: active)': { borderBottomColor: 'Canvas' },
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  here: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    '@media (forced-colors: active)': { borderBottomColor: 'Highlight' },
  },
})

/** The pages of an organization's settings. */
export function PartsOfSettings() {
  const { t } = useText()
  const styles = useStyles()
  const organization = useOrganization()
  const look = {
    className: styles.part,
    activeOptions: { exact: true },
    activeProps: { className: mergeClasses(styles.part, styles.here), 'aria-current': 'page' as const },
  }
  return (
    <nav className={styles.bar} aria-label={t('people.parts')}>
      <PlainLink {...paths.people(organization)} {...look}>
        {t('people.title')}
      </PlainLink>
      <PlainLink {...paths.tokens(organization)} {...look}>
        {t('tokens.title')}
      </PlainLink>
    </nav>
  )
}
