import { Dialog, DialogSurface, Field, Input } from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DeviceFilterBody } from '../../../api/contract/devices.ts'
import { MusterProblem, useClient } from '../../client.ts'
import { keys } from '../../keys.ts'
import { useOrganization } from '../../organization.ts'
import { DialogForm } from '../../parts/dialog-form.tsx'
import { useFollowOperation } from '../../parts/operation-toast.tsx'
import { RemovalChoice } from '../../parts/removal-choice.tsx'
import { useStore } from '../../store.ts'
import type { TextKey } from '../../texts/keys.ts'
import { useText } from '../../texts/use-text.ts'
import { clearSelection, countOf, selection, targetOf } from '../selection.ts'
import { type AskedAction, stopAsking } from './asked.ts'
import { valueProblem } from './values.ts'

/** What each action asks. `value` names the field where there is one: empty takes the tag or user off. */
const asks = {
  tag: { title: 'ask.tag', body: null, value: 'column.groupTag', hint: 'ask.tag.hint', button: 'common.save' },
  assign: {
    title: 'ask.assign',
    body: null,
    value: 'column.assignedUser',
    hint: 'ask.assign.hint',
    button: 'common.save',
  },
  retry: { title: 'ask.retry', body: 'ask.retry.body', value: null, hint: null, button: 'ask.retry.do' },
  remove: { title: 'ask.remove', body: 'ask.remove.body', value: null, hint: null, button: 'ask.remove.do' },
} as const satisfies Record<
  AskedAction,
  Record<'title' | 'button', TextKey> & Record<'body' | 'value' | 'hint', TextKey | null>
>

type Props = { action: AskedAction; filter: DeviceFilterBody; total: number }

/** Asks before an action on the devices chosen, with their number, and starts it as an operation. */
export function AskDialog({ action, filter, total }: Props) {
  const { t } = useText()
  const chosen = useStore(selection)
  const [value, setValue] = useState('')
  const [final, setFinal] = useState(false)
  const [wrong, setWrong] = useState<TextKey | null>(null)
  const [confirmed, setConfirmed] = useState<number | null>(null)
  const act = useAct()
  const { title, body, value: valueText, hint, button } = asks[action]
  const many = confirmed ?? countOf(chosen, total)
  const send = (): void => {
    const problem = valueText === null ? null : valueProblem(action, value)
    setWrong(problem)
    if (problem !== null) return
    const target = targetOf(chosen, filter, many)
    act.mutate({ action, final, ...target, ...(valueText === null ? {} : { value: value.trim() || null }) })
  }
  // The list grew or shrank while the question stood: the new number is asked about anew.
  const changed =
    act.error instanceof MusterProblem && act.error.code === 'count-differs' ? act.error.problem.count : undefined
  if (changed !== undefined && changed !== confirmed) setConfirmed(changed)
  return (
    <Dialog open onOpenChange={(_event, data) => !data.open && stopAsking()}>
      <DialogSurface>
        <DialogForm
          title={t(title, { count: many })}
          action={t(button, { count: many })}
          busy={act.isPending}
          error={act.error}
          onSend={send}
          onClose={stopAsking}
        >
          {action === 'remove' ? (
            <RemovalChoice
              undoable={t(asks.remove.body, { count: many })}
              count={many}
              final={final}
              onFinal={setFinal}
            />
          ) : (
            body && t(body, { count: many })
          )}
          {valueText && (
            <Field
              label={t(valueText)}
              hint={hint && !wrong ? t(hint) : undefined}
              {...(wrong ? { validationState: 'error' as const, validationMessage: t(wrong) } : {})}
            >
              <Input autoFocus value={value} onChange={(_event, data) => setValue(data.value)} />
            </Field>
          )}
        </DialogForm>
      </DialogSurface>
    </Dialog>
  )
}

function useAct() {
  const client = useClient()
  const queries = useQueryClient()
  const organization = useOrganization()
  const follow = useFollowOperation()
  return useMutation({
    mutationFn: client.devices.act,
    onSuccess: (operation) => {
      stopAsking()
      clearSelection()
      follow(operation)
      void queries.invalidateQueries({ queryKey: keys.operations(organization) })
    },
  })
}
