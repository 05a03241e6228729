import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { openClient } from '../client.ts'
import { Notice } from '../parts/notice.tsx'
import { useText } from '../texts/use-text.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  hint: { color: tokens.colorNeutralForeground3 },
})

type Props = {
  email?: string
  /** Where a provider leads back to. Without it this page stays as it is: a tab of its own opens, and tells this one. */
  back?: string
  onSignedIn: () => Promise<void>
}

/** E-mail address and password. Used by the sign-in page and by the dialog of an ended session. */
export function SignInForm({ email: first = '', back, onSignedIn }: Props) {
  const { t } = useText()
  const styles = useStyles()
  const [email, setEmail] = useState(first)
  const [password, setPassword] = useState('')
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const form = useRef<HTMLFormElement>(null)
  const passwordField = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // A dialog puts the focus into its first field; here that one is filled in already.
    if (first === '') return
    const timer = setTimeout(() => passwordField.current?.focus(), 50)
    return () => clearTimeout(timer)
  }, [first])
  const ways = useQuery({
    queryKey: ['sign-in-ways'],
    queryFn: () => openClient().accounts.ways(),
    staleTime: Infinity,
  })
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setAsked(true)
    if (email.trim() === '' || password === '') return focusFirstWrong(form.current)
    setBusy(true)
    setError(null)
    try {
      await openClient().accounts.signIn({ email: email.trim(), password, remember: true })
      await onSignedIn()
    } catch (cause) {
      setError(cause)
    } finally {
      setBusy(false)
    }
  }
  const missing = (value: string, text: string) =>
    asked && value.trim() === '' ? { validationState: 'error' as const, validationMessage: text } : {}
  const provider = ways.data?.provider
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      {error !== null && <Notice error={error} />}
      <Field label={t('signIn.email')} {...missing(email, t('signIn.email.missing'))}>
        <Input
          type="email"
          autoComplete="username"
          value={email}
          onChange={(_event, { value }) => setEmail(value)}
          autoFocus={first === ''}
        />
      </Field>
      <Field label={t('signIn.password')} {...missing(password, t('signIn.password.missing'))}>
        <Input
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(_event, { value }) => setPassword(value)}
          ref={passwordField}
        />
      </Field>
      <Button type="submit" appearance="primary" disabledFocusable={busy}>
        {busy ? t('signIn.busy') : t('signIn.submit')}
      </Button>
      {provider && (
        <Button
          as="a"
          {...(back === undefined ? { target: '_blank' } : {})}
          href={`/api/v1/sign-in/provider?to=${encodeURIComponent(back ?? location.pathname + location.search)}`}
        >
          {t(back === undefined ? 'signIn.provider.tab' : 'signIn.provider', { name: provider.name })}
        </Button>
      )}
      <Text size={200} className={styles.hint}>
        {t('signIn.forgotten')}
      </Text>
    </form>
  )
}

/** Puts the focus into the first field that is marked wrong, after it was marked. */
export function focusFirstWrong(form: HTMLElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
