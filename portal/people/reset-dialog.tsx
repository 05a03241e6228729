import { Checkbox, Dialog, DialogSurface } from '@fluentui/react-components'
import { useState } from 'react'
import type { MemberAnswer } from '../../api/contract/people.ts'
import { DialogForm } from '../parts/dialog-form.tsx'
import { useText } from '../texts/use-text.ts'
import { ShownOnce } from './shown-once.tsx'
import { usePeopleAction } from './use-people.ts'

/** An owner makes the link by which somebody chooses a new password; shown once, to be handed over. */
export function ResetDialog({ member, onClose }: { member: MemberAnswer; onClose: () => void }) {
  const { t, format } = useText()
  const [withoutSecondFactor, setWithout] = useState(false)
  const make = usePeopleAction((client) => client.people.makeResetLink(member.id, { withoutSecondFactor }), {})
  const made = make.data
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, data) => !data.open && onClose()}>
      <DialogSurface>
        {made ? (
          <ShownOnce
            title={t('people.reset.made', { email: made.email })}
            secret={made.link}
            label={t('people.reset.link')}
            words={t('people.reset.once', { email: made.email, date: format.dateTime(made.expiresAt) })}
            onClose={onClose}
          />
        ) : (
          <DialogForm
            title={t('people.reset.title', { name: member.name })}
            action={t('people.reset.do')}
            busy={make.isPending}
            error={make.error}
            onSend={() => make.mutate(undefined)}
            onClose={onClose}
          >
            {t('people.reset.body')}
            <Checkbox
              label={t('people.reset.withoutSecond')}
              checked={withoutSecondFactor}
              onChange={(_event, { checked }) => setWithout(checked === true)}
            />
          </DialogForm>
        )}
      </DialogSurface>
    </Dialog>
  )
}
