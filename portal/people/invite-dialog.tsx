import { Dialog, DialogSurface, Field, Input } from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Role } from '../../domain/words.ts'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { DialogForm } from '../parts/dialog-form.tsx'
import { looksLikeEmail } from '../set-up/first-person.ts'
import { useText } from '../texts/use-text.ts'
import { RoleField } from './role-field.tsx'
import { ShownOnce } from './shown-once.tsx'
import { useHere } from './use-people.ts'

/** Address and role; then the link, to be handed over. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t, format } = useText()
  const invite = useInvite()
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, data) => !data.open && onClose()}>
      <DialogSurface>
        {invite.data ? (
          <ShownOnce
            title={t('people.invite.made', { email: invite.data.email })}
            secret={invite.data.link}
            label={t('people.invite.link')}
            words={t('people.invite.once', {
              email: invite.data.email,
              date: format.dateTime(invite.data.expiresAt),
            })}
            onClose={onClose}
          />
        ) : (
          <InviteForm invite={invite} onClose={onClose} />
        )}
      </DialogSurface>
    </Dialog>
  )
}

function InviteForm({ invite, onClose }: { invite: ReturnType<typeof useInvite>; onClose: () => void }) {
  const { t } = useText()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('technician')
  const [asked, setAsked] = useState(false)
  const wrong = asked && !looksLikeEmail(email)
  const send = (): void => {
    setAsked(true)
    if (looksLikeEmail(email)) invite.mutate({ email: email.trim(), role })
  }
  return (
    <DialogForm
      title={t('people.invite.title')}
      action={t('people.invite.do')}
      busy={invite.isPending}
      error={invite.error}
      onSend={send}
      onClose={onClose}
    >
      {t('people.invite.lead')}
      <Field
        label={t('signIn.email')}
        {...(wrong ? { validationState: 'error' as const, validationMessage: t('setUp.email.wrong') } : {})}
      >
        <Input
          type="email"
          autoFocus
          autoComplete="off"
          value={email}
          onChange={(_event, { value }) => setEmail(value)}
        />
      </Field>
      <RoleField role={role} onChange={setRole} />
    </DialogForm>
  )
}

function useInvite() {
  const client = useClient()
  const queries = useQueryClient()
  const { id } = useHere()
  return useMutation({
    mutationFn: client.people.invite,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.people(id) }),
  })
}
