import { Dialog, DialogSurface } from '@fluentui/react-components'
import { useText } from '../texts/use-text.ts'
import { ConfirmPassword } from './confirm-password.tsx'
import { RecoveryCodesShown } from './recovery-codes.tsx'
import { useOwnAction } from './use-own.ts'

/** New recovery codes in place of the old ones, after the password. */
export function RecoveryCodesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText()
  const renew = useOwnAction((own, password: string) => own.renewRecoveryCodes(password))
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, data) => !data.open && onClose()}>
      <DialogSurface>
        {renew.data ? (
          <RecoveryCodesShown codes={renew.data.recoveryCodes} onClose={onClose} />
        ) : (
          <ConfirmPassword
            title={t('own.second.newCodes')}
            body={t('own.second.newCodes.body')}
            action={t('own.second.newCodes.do')}
            busy={renew.isPending}
            error={renew.error}
            onSend={renew.mutate}
            onClose={onClose}
          />
        )}
      </DialogSurface>
    </Dialog>
  )
}

/** The password alone is enough again. */
export function TurnOffDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText()
  const off = useOwnAction((own, password: string) => own.removeSecondFactor(password), {
    say: () => t('own.second.isOff'),
    after: onClose,
  })
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, data) => !data.open && onClose()}>
      <DialogSurface>
        <ConfirmPassword
          title={t('own.second.off')}
          body={t('own.second.off.body')}
          action={t('own.second.off.do')}
          busy={off.isPending}
          error={off.error}
          onSend={off.mutate}
          onClose={onClose}
        />
      </DialogSurface>
    </Dialog>
  )
}
