import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import type { DeviceAnswer } from '../../api/contract/devices.ts'
import { MusterProblem, useClient } from '../client.ts'
import { valueProblem } from '../devices/actions/values.ts'
import { Notice } from '../parts/notice.tsx'
import type { TextKey } from '../texts/keys.ts'
import { useText } from '../texts/use-text.ts'
import { useDevice, usePutDevice } from './use-device.ts'

const useStyles = makeStyles({
  shown: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minHeight: '24px' },
  none: { color: tokens.colorNeutralForeground3 },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
})

const fields = {
  groupTag: { text: 'column.groupTag', hint: 'ask.tag.hint', action: 'tag' },
  assignedUser: { text: 'column.assignedUser', hint: 'ask.assign.hint', action: 'assign' },
} as const satisfies Record<string, { text: TextKey; hint: TextKey; action: string }>

type Props = { device: DeviceAnswer; field: keyof typeof fields; editable: boolean }

/** Group tag or user, changed where it stands. Someone else's change in between is said, and what was typed stays. */
export function ValueInPlace({ device, field, editable }: Props) {
  const { t } = useText()
  const styles = useStyles()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = (): void => {
    setOpen(false)
    requestAnimationFrame(() => button.current?.focus())
  }
  if (open) return <ValueForm device={device} field={field} onClose={close} />
  return (
    <span className={styles.shown}>
      {device[field] ?? <span className={styles.none}>{t('common.none')}</span>}
      {editable && (
        <Button
          ref={button}
          size="small"
          appearance="subtle"
          icon={<EditRegular />}
          aria-label={`${t('common.edit')}: ${t(fields[field].text)}`}
          title={t('common.edit')}
          onClick={() => setOpen(true)}
        />
      )}
    </span>
  )
}

function ValueForm({ device, field, onClose }: Omit<Props, 'editable'> & { onClose: () => void }) {
  const { t } = useText()
  const styles = useStyles()
  const client = useClient()
  const put = usePutDevice()
  const { refetch } = useDevice(device.id)
  const { text, hint, action } = fields[field]
  // As it was when one began: a value that someone else changed since is not overwritten before one has been told.
  const [began, setBegan] = useState(device)
  const version = device[field] === began[field] ? device.version : began.version
  const [value, setValue] = useState(device[field] ?? '')
  const [wrong, setWrong] = useState<TextKey | null>(null)
  const save = useMutation({
    mutationFn: () => client.devices.patch(device.id, { [field]: value.trim() || null }, version),
    onSuccess: (after) => {
      put(after)
      onClose()
    },
    onError: (error) => {
      if (error instanceof MusterProblem && error.code === 'changed-meanwhile')
        void refetch().then(({ data }) => data && setBegan(data))
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const problem = valueProblem(action, value)
    setWrong(problem)
    if (problem === null) save.mutate()
  }
  const refused = save.error instanceof MusterProblem ? save.error.problem.fields?.[0]?.message : undefined
  const said = wrong ? t(wrong) : refused
  return (
    <form
      className={styles.form}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <Field hint={t(hint)} {...(said ? { validationState: 'error' as const, validationMessage: said } : {})}>
        <Input autoFocus aria-label={t(text)} value={value} onChange={(_event, data) => setValue(data.value)} />
      </Field>
      {save.isError && !refused && <Notice error={save.error} />}
      <div className={styles.actions}>
        <Button type="submit" size="small" appearance="primary" disabledFocusable={save.isPending}>
          {t('common.save')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
