import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { openClient } from '../client.ts'
import { Notice } from '../parts/notice.tsx'
import { useText } from '../texts/use-text.ts'
import { FrontPage } from './front-page.tsx'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
})

/** `muster login`: a person approves what a program asks for. */
export function CodePage() {
  const { t } = useText()
  const styles = useStyles()
  const search = useSearch({ from: '/code' })
  const [userCode, setUserCode] = useState(search.code ?? '')
  const [asked, setAsked] = useState(false)
  const decide = useMutation({
    mutationFn: (approve: boolean) => openClient().accounts.decideCode({ userCode: userCode.trim(), approve }),
  })
  const send = (approve: boolean): void => {
    setAsked(true)
    if (userCode.trim() !== '') decide.mutate(approve)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    send(true)
  }
  if (decide.isSuccess)
    return <FrontPage title={t(decide.variables ? 'code.approved' : 'code.denied')}>{null}</FrontPage>
  const missing = asked && userCode.trim() === ''
  return (
    <FrontPage title={t('code.title')} lead={t('code.lead')}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {decide.isError && <Notice error={decide.error} />}
        <Field
          label={t('code.label')}
          {...(missing ? { validationState: 'error' as const, validationMessage: t('code.missing') } : {})}
        >
          <Input value={userCode} onChange={(_event, { value }) => setUserCode(value)} autoFocus autoComplete="off" />
        </Field>
        <div className={styles.actions}>
          <Button type="submit" appearance="primary" disabledFocusable={decide.isPending}>
            {t('code.approve')}
          </Button>
          <Button onClick={() => send(false)} disabledFocusable={decide.isPending}>
            {t('code.deny')}
          </Button>
        </div>
      </form>
    </FrontPage>
  )
}
