import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { openClient } from '../client.ts'
import { ButtonLink } from '../parts/button-link.tsx'
import { Notice } from '../parts/notice.tsx'
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
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (wrongPassword(password, t) === null) set.mutate()
  }
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
      {set.isError && <Notice error={set.error} />}
      <Field
        label={t('signIn.password')}
        hint={wrong ? undefined : t('setUp.password.hint')}
        {...(wrong ? { validationState: 'error' as const, validationMessage: wrong } : {})}
      >
        <Input
          type="password"
          autoComplete="new-password"
          autoFocus
          value={password}
          onChange={(_event, { value }) => setPassword(value)}
        />
      </Field>
      <Button type="submit" appearance="primary" disabledFocusable={set.isPending}>
        {t('setUp.password.submit')}
      </Button>
    </form>
  )
}
