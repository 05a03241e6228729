import { useState } from 'react'
import { DialogForm } from '../parts/dialog-form.tsx'
import { fieldSaid } from '../parts/field-said.ts'
import { PasswordField } from '../parts/password-field.tsx'
import { useText } from '../texts/use-text.ts'
import { OwnNotice } from './sign-in-again.tsx'

type Props = {
  title: string
  body: string
  action: string
  busy: boolean
  error: unknown
  onSend: (password: string) => void
  onClose: () => void
}

/** Asks for the password before something that whoever finds the browser open must not do. */
export function ConfirmPassword({ title, body, action, busy, error, onSend, onClose }: Props) {
  const { t } = useText()
  const [password, setPassword] = useState('')
  const [asked, setAsked] = useState(false)
  const said = fieldSaid(error, 'password')
  const send = (): void => {
    setAsked(true)
    if (password !== '') onSend(password)
  }
  return (
    <DialogForm title={title} action={action} busy={busy} onSend={send} onClose={onClose}>
      {error !== null && said === null && <OwnNotice error={error} />}
      {body}
      <PasswordField
        label={t('own.password.current')}
        autoComplete="current-password"
        autoFocus
        value={password}
        onChange={setPassword}
        wrong={asked && password === '' ? t('own.password.current.missing') : said}
      />
    </DialogForm>
  )
}
