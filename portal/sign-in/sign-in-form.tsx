import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { openClient } from '../client.ts'
import { keys } from '../keys.ts'
import { wrongWith } from '../parts/field-said.ts'
import { Notice } from '../parts/notice.tsx'
import { PasswordField } from '../parts/password-field.tsx'
import { useWait } from '../parts/use-wait.ts'
import { useText } from '../texts/use-text.ts'
import { PasskeyNotGiven, whyNoPasskeys } from './passkey.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { SecondStepForm } from './second-step-form.tsx'

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

/** E-mail address and password, then a code where one is asked; or a passkey. Used by the sign-in page and by the dialog of an ended session. */
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
    queryKey: keys.signInWays,
    queryFn: () => openClient().accounts.ways(),
    staleTime: Infinity,
  })
  const [second, setSecond] = useState(false)
  const wait = useWait(error)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (email.trim() === '' || password === '') focusFirstWrong(form.current)
    else
      void tryIt(async () => {
        const given = { email: email.trim(), password, remember: true }
        const { secondFactor } = await openClient().accounts.signIn(given)
        if (secondFactor) setSecond(true)
        else await onSignedIn()
      })
  }
  const tryIt = async (signIn: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      await signIn()
    } catch (cause) {
      // Who closed the browser's question for a passkey knows so.
      if (!(cause instanceof PasskeyNotGiven)) setError(cause)
    } finally {
      setBusy(false)
    }
  }
  const missing = (value: string, text: string): string | null => (asked && value.trim() === '' ? text : null)
  const provider = ways.data?.provider
  if (second) return <SecondStepForm onSignedIn={onSignedIn} onBack={() => setSecond(false)} />
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      {error !== null && <Notice error={error} />}
      <Field label={t('signIn.email')} {...wrongWith(missing(email, t('signIn.email.missing')))}>
        <Input
          type="email"
          autoComplete="username"
          value={email}
          onChange={(_event, { value }) => setEmail(value)}
          autoFocus={first === ''}
        />
      </Field>
      <PasswordField
        label={t('signIn.password')}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        wrong={missing(password, t('signIn.password.missing'))}
        inputRef={passwordField}
      />
      <Button type="submit" appearance="primary" disabledFocusable={busy || wait > 0}>
        {wait > 0 ? t('signIn.wait', { count: wait }) : busy ? t('signIn.busy') : t('signIn.submit')}
      </Button>
      {ways.data?.passkey && whyNoPasskeys() === null && (
        <PasskeyButton
          busy={busy}
          onUse={(signIn) =>
            void tryIt(async () => {
              await signIn()
              await onSignedIn()
            })
          }
        />
      )}
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
