import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { openClient } from '../client.ts'
import { keys } from '../keys.ts'
import { fieldSaid } from '../parts/field-said.ts'
import { Notice } from '../parts/notice.tsx'
import { PasswordField } from '../parts/password-field.tsx'
import { wrongPassword } from '../set-up/first-person.ts'
import { focusFirstWrong } from '../sign-in/sign-in-form.tsx'
import { useText } from '../texts/use-text.ts'
import { useAccept } from './use-accept.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

/** Name and password of the invited person; the address is the one that was invited. */
export function NewMemberForm({ token, email }: { token: string; email: string }) {
  const { t } = useText()
  const styles = useStyles()
  const form = useRef<HTMLFormElement>(null)
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [asked, setAsked] = useState(false)
  const { busy, error, accept } = useAccept()
  const ways = useQuery({
    queryKey: keys.signInWays,
    queryFn: () => openClient().accounts.ways(),
    staleTime: Infinity,
  })
  const provider = ways.data?.provider
  const wrongName = name.trim() === '' ? t('setUp.name.missing') : null
  const wrong = wrongPassword(password, t)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (wrongName || wrong) focusFirstWrong(form.current)
    else void accept({ token, name: name.trim(), password })
  }
  const said = (message: string | null) =>
    asked && message ? { validationState: 'error' as const, validationMessage: message } : {}
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      {error !== null && fieldSaid(error, 'password') === null && <Notice error={error} />}
      {/* Password managers keep the password under this name. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <Field label={t('setUp.name')} {...said(wrongName)}>
        <Input autoComplete="name" autoFocus value={name} onChange={(_event, { value }) => setName(value)} />
      </Field>
      <PasswordField
        label={t('signIn.password')}
        autoComplete="new-password"
        hint={t('setUp.password.hint')}
        wrong={(asked && wrong) || fieldSaid(error, 'password')}
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" appearance="primary" disabledFocusable={busy}>
        {busy ? t('join.busy') : t('join.make')}
      </Button>
      {provider && (
        <Button as="a" href={providerHref(token)}>
          {t('signIn.provider', { name: provider.name })}
        </Button>
      )}
    </form>
  )
}

/** The provider makes the account; back here, the person joins as who they are. */
function providerHref(token: string): string {
  const to = `/invitation?token=${encodeURIComponent(token)}`
  return `/api/v1/sign-in/provider?to=${encodeURIComponent(to)}&invitation=${encodeURIComponent(token)}`
}
