import { Button, Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import type { SetupBody, SetupState } from '../../api/contract/accounts.ts'
import { openClient } from '../client.ts'
import { keys } from '../keys.ts'
import { fieldSaid } from '../parts/field-said.ts'
import { Notice } from '../parts/notice.tsx'
import { PasswordField } from '../parts/password-field.tsx'
import { paths } from '../paths.ts'
import { focusFirstWrong } from '../sign-in/sign-in-form.tsx'
import { useText } from '../texts/use-text.ts'
import { type FirstPerson, wrongOf } from './first-person.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

/** The first administrator. Who came by the command line finds their organization chosen, since their devices are there. */
export function FirstPersonForm({
  token,
  organizations,
}: {
  token: string
  organizations: SetupState['organizations']
}) {
  const { t } = useText()
  const styles = useStyles()
  const form = useRef<HTMLFormElement>(null)
  const [asked, setAsked] = useState(false)
  const [person, setPerson] = useState<FirstPerson>({
    name: '',
    email: '',
    password: '',
    organization: organizations[0]?.id ?? null,
    organizationName: '',
  })
  const { busy, error, send } = useSetUp()
  const wrong = asked ? wrongOf(person, t) : {}
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (Object.keys(wrongOf(person, t)).length > 0) {
      focusFirstWrong(form.current)
      return
    }
    const organization = person.organization ? { id: person.organization } : { name: person.organizationName.trim() }
    void send({ token, name: person.name.trim(), email: person.email.trim(), password: person.password, organization })
  }
  const field = (name: keyof FirstPerson) => ({
    value: person[name] ?? '',
    onChange: (_event: unknown, { value }: { value: string }) => setPerson((now) => ({ ...now, [name]: value })),
  })
  const said = (message: string | undefined) =>
    message ? { validationState: 'error' as const, validationMessage: message } : {}
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      {error !== null && fieldSaid(error, 'password') === null && <Notice error={error} />}
      <Field label={t('setUp.name')} {...said(wrong.name)}>
        <Input autoComplete="name" autoFocus {...field('name')} />
      </Field>
      <Field label={t('signIn.email')} {...said(wrong.email)}>
        <Input type="email" autoComplete="username" {...field('email')} />
      </Field>
      <PasswordField
        label={t('signIn.password')}
        autoComplete="new-password"
        hint={t('setUp.password.hint')}
        wrong={wrong.password ?? fieldSaid(error, 'password')}
        value={person.password}
        onChange={(password) => setPerson((now) => ({ ...now, password }))}
      />
      {organizations.length > 0 && (
        <Field label={t('setUp.organization')}>
          <RadioGroup
            value={person.organization ?? ''}
            onChange={(_event, { value }) => setPerson((now) => ({ ...now, organization: value || null }))}
          >
            {organizations.map(({ id, name }) => (
              <Radio key={id} value={id} label={t('setUp.organization.existing', { name })} />
            ))}
            <Radio value="" label={t('setUp.organization.new')} />
          </RadioGroup>
        </Field>
      )}
      {person.organization === null && (
        <Field label={t('setUp.organization.name')} {...said(wrong.organizationName)}>
          <Input autoComplete="organization" {...field('organizationName')} />
        </Field>
      )}
      <Button type="submit" appearance="primary" disabledFocusable={busy}>
        {busy ? t('setUp.busy') : t('setUp.submit')}
      </Button>
    </form>
  )
}

function useSetUp() {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const send = async (body: SetupBody): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      const { organization } = await openClient().accounts.setUp(body)
      queries.removeQueries({ queryKey: keys.me })
      queries.removeQueries({ queryKey: keys.signInWays })
      await navigate(organization ? paths.devices(organization.id) : paths.home())
    } catch (cause) {
      setError(cause)
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, send }
}
