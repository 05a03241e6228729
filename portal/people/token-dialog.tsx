import { Dialog, DialogSurface, Field, Input, Select } from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Role } from '../../domain/words.ts'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { DialogForm } from '../parts/dialog-form.tsx'
import { useText } from '../texts/use-text.ts'
import { RoleField } from './role-field.tsx'
import { ShownOnce } from './shown-once.tsx'
import { useHere } from './use-people.ts'

const lifetimes = [30, 90, 365] as const

/** Name, role and end; then the token itself, once. */
export function TokenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText()
  const make = useMakeToken()
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, data) => !data.open && onClose()}>
      <DialogSurface>
        {make.data ? (
          <ShownOnce
            title={t('tokens.made', { name: make.variables.name })}
            secret={make.data.token}
            label={make.variables.name}
            words={t('tokens.once')}
            onClose={onClose}
          />
        ) : (
          <TokenForm make={make} onClose={onClose} />
        )}
      </DialogSurface>
    </Dialog>
  )
}

function TokenForm({ make, onClose }: { make: ReturnType<typeof useMakeToken>; onClose: () => void }) {
  const { t } = useText()
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('technician')
  const [days, setDays] = useState('90')
  const [asked, setAsked] = useState(false)
  const missing = asked && name.trim() === ''
  const send = (): void => {
    setAsked(true)
    if (name.trim() !== '') make.mutate({ name: name.trim(), role, expiresInDays: days === '' ? null : Number(days) })
  }
  return (
    <DialogForm
      title={t('tokens.make')}
      action={t('tokens.make.do')}
      busy={make.isPending}
      error={make.error}
      onSend={send}
      onClose={onClose}
    >
      <Field
        label={t('tokens.make.name')}
        hint={missing ? undefined : t('tokens.make.name.hint')}
        {...(missing ? { validationState: 'error' as const, validationMessage: t('tokens.make.name.missing') } : {})}
      >
        <Input autoFocus autoComplete="off" value={name} onChange={(_event, { value }) => setName(value)} />
      </Field>
      <RoleField role={role} onChange={setRole} />
      <Field label={t('tokens.make.expires')}>
        <Select value={days} onChange={(_event, { value }) => setDays(value)}>
          {lifetimes.map((count) => (
            <option key={count} value={count}>
              {t('tokens.make.days', { count })}
            </option>
          ))}
          <option value="">{t('tokens.make.never')}</option>
        </Select>
      </Field>
    </DialogForm>
  )
}

function useMakeToken() {
  const client = useClient()
  const queries = useQueryClient()
  const { id } = useHere()
  return useMutation({
    mutationFn: client.accounts.makeToken,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.people(id) }),
  })
}
