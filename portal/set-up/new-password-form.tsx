import { Button, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { openClient } from '../client.ts'
import { keys } from '../keys.ts'
import { ButtonLink } from '../parts/button-link.tsx'
import { fieldSaid } from '../parts/field-said.ts'
import { Notice } from '../parts/notice.tsx'
import { PasswordField } from '../parts/password-field.tsx'
import { paths } from '../paths.ts'
import { SecondStepForm } from '../sign-in/second-step-form.tsx'
import { useText } from '../texts/use-text.ts'
import { wrongPassword } from './first-person.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

/** For who lost the password: `muster admin link` made the link that leads here. */
export function NewPasswordForm({ token }: { token: string }) {
  const { t } = useText()
  const styles = useStyles()
  const [password, setPassword] = useState('')
  const [asked, setAsked] = useState(false)
  const set = useMutation({ mutationFn: () => openClient().accounts.setUp({ token, password }) })
  const wrong = asked ? wrongPassword(password, t) : null
  const queries = useQueryClient()
  const navigate = useNavigate()
  const comeIn = async (): Promise<void> => {
    queries.removeQueries({ queryKey: keys.me })
    await navigate(paths.home())
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (wrongPassword(password, t) === null) set.mutate()
  }
  const said = fieldSaid(set.error, 'password')
  if (set.data?.secondFactor)
    return (
      <>
        <Text role="status">{t('setUp.password.secondFactor')}</Text>
        <SecondStepForm onSignedIn={comeIn} />
      </>
    )
  if (set.isSuccess)
    return (
      <>
        <Text role="status">{t('setUp.password.done')}</Text>
        <ButtonLink to="/" appearance="primary">
          {t('setUp.toSignIn')}
        </ButtonLink>
      </>
    )
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {set.isError && said === null && <Notice error={set.error} />}
      <PasswordField
        label={t('setUp.password.new')}
        autoComplete="new-password"
        autoFocus
        hint={t('setUp.password.hint')}
        wrong={wrong ?? said}
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" appearance="primary" disabledFocusable={set.isPending}>
        {t('setUp.password.submit')}
      </Button>
    </form>
  )
}
