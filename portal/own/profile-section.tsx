import { Button, Field, Input, Select } from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { languages } from '../../domain/words.ts'
import { openClient } from '../client.ts'
import { Section } from '../device/section.tsx'
import { keys } from '../keys.ts'
import { useMe } from '../me.ts'
import { wrongWith } from '../parts/field-said.ts'
import { Notice } from '../parts/notice.tsx'
import { useSay } from '../parts/toasts.tsx'
import { useChoosePreference } from '../shell/use-choose-preference.ts'
import { useText } from '../texts/use-text.ts'
import { themeChoices, useTheme } from '../theme.ts'
import { useOwnStyles } from './own-styles.ts'

/** Name and address; language and theme, which hold wherever the person signs in. */
export function ProfileSection() {
  const { t, language } = useText()
  const styles = useOwnStyles()
  const { email } = useMe()
  const { choice } = useTheme()
  const choose = useChoosePreference()
  return (
    <Section title={t('own.profile')}>
      <NameForm />
      {email && (
        <div>
          {t('signIn.email')}
          {': '}
          <strong>{email}</strong>
        </div>
      )}
      <div className={styles.choices}>
        <Field label={t('shell.language')}>
          <Select value={language} onChange={(_event, { value }) => choose('language', value)}>
            {languages.map((one) => (
              <option key={one} value={one} lang={one}>
                {t(`shell.language.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('shell.theme')}>
          <Select value={choice} onChange={(_event, { value }) => choose('theme', value)}>
            {themeChoices.map((one) => (
              <option key={one} value={one}>
                {t(`shell.theme.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </Section>
  )
}

function NameForm() {
  const { t } = useText()
  const styles = useOwnStyles()
  const me = useMe()
  const queries = useQueryClient()
  const say = useSay()
  const [name, setName] = useState(me.name)
  const [asked, setAsked] = useState(false)
  const keep = useMutation({
    mutationFn: () => openClient().accounts.changeMe({ name: name.trim() }),
    onSuccess: (now) => {
      queries.setQueryData(keys.me, now)
      say.done(t('own.name.kept'))
    },
  })
  const missing = asked && name.trim() === '' ? t('setUp.name.missing') : null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (name.trim() !== '') keep.mutate()
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {keep.isError && <Notice error={keep.error} />}
      <Field className={styles.field} label={t('setUp.name')} {...wrongWith(missing)}>
        <Input autoComplete="name" maxLength={120} value={name} onChange={(_event, { value }) => setName(value)} />
      </Field>
      {name.trim() !== me.name && (
        <Button type="submit" appearance="primary" disabledFocusable={keep.isPending}>
          {t('own.name.save')}
        </Button>
      )}
    </form>
  )
}
