import { Button, Field, Input } from '@fluentui/react-components'
import { EyeRegular } from '@fluentui/react-icons/svg/eye'
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off'
import { type Ref, useState } from 'react'
import { useText } from '../texts/use-text.ts'
import { wrongWith } from './field-said.ts'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  autoComplete: 'current-password' | 'new-password'
  /** What is wrong with it, in words; takes the place of the hint. */
  wrong?: string | null | undefined
  hint?: string
  autoFocus?: boolean
  inputRef?: Ref<HTMLInputElement>
}

/** A password to type, hidden until one asks to see it. */
export function PasswordField({ label, value, onChange, autoComplete, wrong, hint, autoFocus, inputRef }: Props) {
  const { t } = useText()
  const [shown, setShown] = useState(false)
  return (
    <Field label={label} hint={wrong ? undefined : hint} {...wrongWith(wrong)}>
      <Input
        type={shown ? 'text' : 'password'}
        autoComplete={autoComplete}
        spellCheck={false}
        autoCapitalize="none"
        autoFocus={autoFocus ?? false}
        value={value}
        onChange={(_event, data) => onChange(data.value)}
        {...(inputRef ? { ref: inputRef } : {})}
        contentAfter={
          <Button
            size="small"
            appearance="transparent"
            icon={shown ? <EyeOffRegular /> : <EyeRegular />}
            aria-label={t(shown ? 'password.hide' : 'password.show')}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          />
        }
      />
    </Field>
  )
}
