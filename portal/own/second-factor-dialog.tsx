import { Dialog, DialogSurface, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { SecondFactorBegun } from '../../api/contract/own-account.ts'
import { CopyLine } from '../parts/copy-line.tsx'
import { DialogForm } from '../parts/dialog-form.tsx'
import { wrongWith } from '../parts/field-said.ts'
import { useText } from '../texts/use-text.ts'
import { ConfirmPassword } from './confirm-password.tsx'
import { QrCode } from './qr-code.tsx'
import { RecoveryCodesShown } from './recovery-codes.tsx'
import { OwnNotice } from './sign-in-again.tsx'
import { useOwnAction } from './use-own.ts'

const useStyles = makeStyles({
  code: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL, alignItems: 'flex-start' },
  beside: { flex: '1 1 220px', minWidth: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

/** Turns the second factor on: the password, the code that the app reads, a code that it shows, the recovery codes. */
export function SecondFactorDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText()
  const [isOn, setOn] = useState(false)
  const begin = useOwnAction((own, password: string) => own.beginSecondFactor(password))
  const begun = begin.data
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, data) => !data.open && onClose()}>
      <DialogSurface>
        {begun === undefined ? (
          <ConfirmPassword
            title={t('own.second.on')}
            body={t('own.second.on.body')}
            action={t('own.second.on.next')}
            busy={begin.isPending}
            error={begin.error}
            onSend={begin.mutate}
            onClose={onClose}
          />
        ) : isOn ? (
          <RecoveryCodesShown codes={begun.recoveryCodes} onClose={onClose} />
        ) : (
          <ReadCode begun={begun} onOn={() => setOn(true)} onClose={onClose} />
        )}
      </DialogSurface>
    </Dialog>
  )
}

type Props = { begun: SecondFactorBegun; onOn: () => void; onClose: () => void }

function ReadCode({ begun, onOn, onClose }: Props) {
  const { t } = useText()
  const styles = useStyles()
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState(false)
  const confirm = useOwnAction((own) => own.confirmSecondFactor(code.replace(/\s/g, '')), { after: onOn })
  const send = (): void => {
    setAsked(true)
    if (code.trim() !== '') confirm.mutate(undefined)
  }
  const missing = asked && code.trim() === '' ? t('secondStep.app.missing') : null
  return (
    <DialogForm
      title={t('own.second.on')}
      action={t('own.second.on.do')}
      busy={confirm.isPending}
      onSend={send}
      onClose={onClose}
    >
      {confirm.isError && <OwnNotice error={confirm.error} />}
      <div className={styles.code}>
        <QrCode text={begun.address} label={t('own.second.qr')} />
        <div className={styles.beside}>
          {t('own.second.read')}
          <CopyLine text={begun.secret.replace(/(.{4})(?=.)/g, '$1 ')} label={t('own.second.key')} />
        </div>
      </div>
      <Field label={t('secondStep.app')} hint={t('secondStep.app.hint')} {...wrongWith(missing)}>
        <Input
          autoFocus
          autoComplete="one-time-code"
          inputMode="numeric"
          value={code}
          onChange={(_event, { value }) => setCode(value)}
        />
      </Field>
    </DialogForm>
  )
}
