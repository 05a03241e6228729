import { Button, Text } from '@fluentui/react-components'
import type { WaysIn } from '../../api/contract/own-account.ts'
import { Section } from '../device/section.tsx'
import { looks } from '../parts/looks.ts'
import { Signed } from '../parts/signed.tsx'
import { useOpener } from '../parts/use-opener.ts'
import { useText } from '../texts/use-text.ts'
import { useOwnStyles } from './own-styles.ts'
import { RecoveryCodesDialog, TurnOffDialog } from './second-factor-changes.tsx'
import { SecondFactorDialog } from './second-factor-dialog.tsx'

/** A code of an app besides the password: on or off, with the recovery codes for who loses the app. */
export function SecondFactorSection({ ways }: { ways: WaysIn }) {
  const { t } = useText()
  const styles = useOwnStyles()
  const begin = useOpener()
  const renew = useOpener()
  const off = useOpener()
  return (
    <Section title={t('own.second')}>
      <Text className={styles.text}>{t('own.second.lead')}</Text>
      {!ways.password && <Text className={styles.text}>{t('own.second.noPassword')}</Text>}
      {ways.password && !ways.secondFactor && (
        <div>
          <Button ref={begin.opener} onClick={begin.show}>
            {t('own.second.on')}
          </Button>
        </div>
      )}
      {ways.secondFactor && (
        <>
          <Signed look={looks.state.ready} text={t('own.second.isOn', { count: ways.recoveryCodes ?? 0 })} />
          <div className={styles.buttons}>
            <Button ref={renew.opener} onClick={renew.show}>
              {t('own.second.newCodes')}
            </Button>
            <Button ref={off.opener} onClick={off.show}>
              {t('own.second.off')}
            </Button>
          </div>
        </>
      )}
      {begin.open && <SecondFactorDialog onClose={begin.close} />}
      {renew.open && <RecoveryCodesDialog onClose={renew.close} />}
      {off.open && <TurnOffDialog onClose={off.close} />}
    </Section>
  )
}
