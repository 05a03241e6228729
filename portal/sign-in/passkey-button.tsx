import { Button } from '@fluentui/react-components'
import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key'
import { useText } from '../texts/use-text.ts'
import { signInWithPasskey } from './passkey.ts'

type Props = { busy: boolean; onUse: (signIn: () => Promise<void>) => void }

/** Signs in without a password; the browser asks which passkey. */
export function PasskeyButton({ busy, onUse }: Props) {
  const { t } = useText()
  return (
    <Button icon={<PersonKeyRegular />} disabledFocusable={busy} onClick={() => onUse(signInWithPasskey)}>
      {t('signIn.passkey')}
    </Button>
  )
}
