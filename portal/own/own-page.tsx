import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { Page } from '../parts/page.tsx'
import { Reading } from '../parts/reading.tsx'
import { useText } from '../texts/use-text.ts'
import { PasskeysSection } from './passkeys-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { ProfileSection } from './profile-section.tsx'
import { SecondFactorSection } from './second-factor-section.tsx'
import { SessionsSection } from './sessions-section.tsx'
import { useWaysIn } from './use-own.ts'

const useStyles = makeStyles({
  lead: { color: tokens.colorNeutralForeground2, maxWidth: '76ch' },
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '760px' },
})

/** One's own account: who, how it looks, and every way in. */
export function OwnPage() {
  const { t } = useText()
  const styles = useStyles()
  const ways = useWaysIn()
  const { data } = ways
  return (
    <Page title={t('own.title')}>
      <Text className={styles.lead}>{t('own.lead')}</Text>
      <div className={styles.body}>
        <ProfileSection />
        <Reading of={ways} />
        {data && (
          <>
            <PasswordSection has={data.password} />
            <SecondFactorSection ways={data} />
            <PasskeysSection />
          </>
        )}
        <SessionsSection />
      </div>
    </Page>
  )
}
