import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import { openClient } from '../client.ts'
import { wrongWith } from '../parts/field-said.ts'
import { Notice } from '../parts/notice.tsx'
import { useWait } from '../parts/use-wait.ts'
import { useText } from '../texts/use-text.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

type Props = { onSignedIn: () => Promise<void>; onBack?: () => void }

/** The second step of signing in by password: a code of the app, or one of the recovery codes. */
export function SecondStepForm({ onSignedIn, onBack }: Props) {
  const { t } = useText()
  const styles = useStyles()
  const [kind, setKind] = useState<'app' | 'recovery'>('app')
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const wait = useWait(error)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setAsked(true)
    if (code.trim() === '') return
    setBusy(true)
    setError(null)
    try {
      const spaces = kind === 'app' ? /\s/g : /^\s+|\s+$/g
      await openClient().own.signInSecondStep({ code: code.replace(spaces, ''), kind })
      await onSignedIn()
    } catch (cause) {
      setError(cause)
    } finally {
      setBusy(false)
    }
  }
  const change = (next: typeof kind): void => {
    setKind(next)
    setCode('')
    setAsked(false)
    setError(null)
  }
  const missing = asked && code.trim() === '' ? t(`secondStep.${kind}.missing`) : null
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {error !== null && <Notice error={error} />}
      <Field key={kind} label={t(`secondStep.${kind}`)} hint={t(`secondStep.${kind}.hint`)} {...wrongWith(missing)}>
        <Input
          autoFocus
          autoComplete="one-time-code"
          inputMode={kind === 'app' ? 'numeric' : 'text'}
          spellCheck={false}
          value={code}
          onChange={(_event, { value }) => setCode(value)}
        />
      </Field>
      <Button type="submit" appearance="primary" disabledFocusable={busy || wait > 0}>
        {wait > 0 ? t('signIn.wait', { count: wait }) : busy ? t('signIn.busy') : t('signIn.submit')}
      </Button>
      <Button appearance="transparent" onClick={() => change(kind === 'app' ? 'recovery' : 'app')}>
        {t(kind === 'app' ? 'secondStep.toRecovery' : 'secondStep.toApp')}
      </Button>
      {onBack && (
        <Button appearance="transparent" onClick={onBack}>
          {t('secondStep.back')}
        </Button>
      )}
    </form>
  )
}
