import { Button, Checkbox, Text } from '@fluentui/react-components'
import { type FormEvent, useRef, useState } from 'react'
import { Section } from '../device/section.tsx'
import { useMe } from '../me.ts'
import { fieldSaid } from '../parts/field-said.ts'
import { Notice } from '../parts/notice.tsx'
import { PasswordField } from '../parts/password-field.tsx'
import { useWait } from '../parts/use-wait.ts'
import { wrongPassword } from '../set-up/first-person.ts'
import { focusFirstWrong } from '../sign-in/sign-in-form.tsx'
import { useText } from '../texts/use-text.ts'
import { useOwnStyles } from './own-styles.ts'
import { useOwnAction } from './use-own.ts'

/** A new password in place of the old one. Who signs in by a provider alone has none here. */
export function PasswordSection({ has }: { has: boolean }) {
  const { t } = useText()
  const styles = useOwnStyles()
  return (
    <Section title={t('signIn.password')}>
      {has ? <PasswordForm /> : <Text className={styles.text}>{t('own.password.none')}</Text>}
    </Section>
  )
}

function PasswordForm() {
  const { t } = useText()
  const styles = useOwnStyles()
  const { email } = useMe()
  const form = useRef<HTMLFormElement>(null)
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [endOtherSessions, setEndOthers] = useState(true)
  const [asked, setAsked] = useState(false)
  const change = useOwnAction((own) => own.changePassword({ current, password, endOtherSessions }), {
    say: () => t('own.password.changed'),
    after: () => {
      setCurrent('')
      setPassword('')
      setAsked(false)
    },
  })
  const wait = useWait(change.error)
  const wrong = {
    current: asked && current === '' ? t('own.password.current.missing') : fieldSaid(change.error, 'current'),
    password: (asked && wrongPassword(password, t)) || fieldSaid(change.error, 'password'),
  }
  const isSaid = wrong.current !== null || wrong.password !== null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (current === '' || wrongPassword(password, t)) focusFirstWrong(form.current)
    else change.mutate(undefined, { onError: () => focusFirstWrong(form.current) })
  }
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      {change.isError && !isSaid && <Notice error={change.error} />}
      {/* Password managers keep the password under this name. */}
      <input type="email" autoComplete="username" value={email ?? ''} readOnly hidden />
      <div className={styles.field}>
        <PasswordField
          label={t('own.password.current')}
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          wrong={wrong.current}
        />
      </div>
      <div className={styles.field}>
        <PasswordField
          label={t('setUp.password.new')}
          autoComplete="new-password"
          hint={t('setUp.password.hint')}
          value={password}
          onChange={setPassword}
          wrong={wrong.password}
        />
      </div>
      <Checkbox
        label={t('own.password.endOthers')}
        checked={endOtherSessions}
        onChange={(_event, { checked }) => setEndOthers(checked === true)}
      />
      <Button type="submit" disabledFocusable={change.isPending || wait > 0}>
        {wait > 0 ? t('signIn.wait', { count: wait }) : t('own.password.change')}
      </Button>
    </form>
  )
}
