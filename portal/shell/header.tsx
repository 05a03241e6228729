import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { useText } from '../texts/use-text.ts'
import { AccountMenu } from './account-menu.tsx'
import { narrow } from './navigation.tsx'
import { OrganizationSwitcher } from './organization-switcher.tsx'
import { SearchEverywhere } from './search-everywhere.tsx'
import { WorkLine } from './work-line.tsx'

const useStyles = makeStyles({
  header: {
    gridArea: 'header',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '48px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-height: 480px)': { minHeight: '40px' },
    [narrow]: { gap: tokens.spacingHorizontalXS, padding: `0 ${tokens.spacingHorizontalS}` },
  },
  brand: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, fontWeight: 600, fontSize: '16px' },
  name: { [narrow]: { display: 'none' } },
  search: { flex: '1 1 160px', display: 'flex', justifyContent: 'center', minWidth: 0 },
})

/** The line at the top: whose devices these are, search from anywhere, what is at work, the person. */
export function Header() {
  const { t } = useText()
  const styles = useStyles()
  return (
    <header className={styles.header}>
      <span className={styles.brand}>
        <img src="/icon.svg" width={24} height={24} alt="" />
        <Text className={styles.name} weight="semibold">
          {t('shell.product')}
        </Text>
      </span>
      <OrganizationSwitcher />
      <div className={styles.search}>
        <SearchEverywhere />
      </div>
      <WorkLine />
      <AccountMenu />
    </header>
  )
}
