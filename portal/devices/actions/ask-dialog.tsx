import { Dialog, DialogSurface, Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import type { DeviceFilterBody } from '../../../api/contract/devices.ts'
import { DialogForm } from '../../parts/dialog-form.tsx'
import { RemovalChoice } from '../../parts/removal-choice.tsx'
import { useStore } from '../../store.ts'
import type { TextKey } from '../../texts/keys.ts'
import { useText } from '../../texts/use-text.ts'
import { countOf, type Selection, selection, targetOf } from '../selection.ts'
import { AskRetry } from './ask-retry.tsx'
import { type AskedAction, stopAsking } from './asked.ts'
import { useAct } from './use-act.ts'
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
  remove: { title: 'ask.remove', body: 'ask.remove.body', value: null, hint: null, button: 'ask.remove.do' },
} as const satisfies Record<
  Exclude<AskedAction, 'retry'>,
  Record<'title' | 'button', TextKey> & Record<'body' | 'value' | 'hint', TextKey | null>
>

type Props = { action: AskedAction; filter: DeviceFilterBody; total: number }

/** Asks before an action on the devices chosen, with their number, and starts it as an operation. */
export function AskDialog({ action, filter, total }: Props) {
  const chosen = useStore(selection)
  const many = countOf(chosen, total)
  return (
    <Dialog open onOpenChange={(_event, data) => !data.open && stopAsking()}>
      <DialogSurface>
        {action === 'retry' ? (
          <AskRetry chosen={chosen} filter={filter} many={many} />
        ) : (
          <AskValue action={action} chosen={chosen} filter={filter} many={many} />
        )}
      </DialogSurface>
    </Dialog>
  )
}

type ValueProps = { action: keyof typeof asks; chosen: Selection; filter: DeviceFilterBody; many: number }

/** A tag or user to give, or whether devices are to be removed. */
function AskValue({ action, chosen, filter, many: counted }: ValueProps) {
  const { t } = useText()
  const [value, setValue] = useState('')
  const [final, setFinal] = useState(false)
  const [wrong, setWrong] = useState<TextKey | null>(null)
  const act = useAct()
  const { title, body, value: valueText, hint, button } = asks[action]
  // The list grew or shrank while the question stood: the new number is asked about anew.
  const many = act.differs ?? counted
  const send = (): void => {
    const problem = valueText === null ? null : valueProblem(action, value)
    setWrong(problem)
    if (problem !== null) return
    const target = targetOf(chosen, filter, many)
    act.mutate({ action, final, ...target, ...(valueText === null ? {} : { value: value.trim() || null }) })
  }
  return (
    <DialogForm
      title={t(title, { count: many })}
      action={t(button, { count: many })}
      busy={act.isPending}
      error={act.error}
      onSend={send}
      onClose={stopAsking}
    >
      {body && <RemovalChoice undoable={t(body, { count: many })} count={many} final={final} onFinal={setFinal} />}
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
  )
}
