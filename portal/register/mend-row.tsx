import { Button, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react'
import type { UploadAnswer, UploadRowAnswer } from '../../api/contract/uploads.ts'
import { useClient } from '../client.ts'
import { ProofBox } from '../hash/proof.tsx'
import { useProof } from '../hash/use-proof.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'
import { Notice } from '../parts/notice.tsx'
import { forget, isKept, useKept } from '../parts/use-kept.ts'
import type { TextKey } from '../texts/keys.ts'
import { useText } from '../texts/use-text.ts'
import { changesOf, type RowValues, useMend } from './use-mend.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, width: '100%', maxWidth: '640px' },
  hash: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, minHeight: '84px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

type Props = { row: UploadRowAnswer; upload: UploadAnswer }

/** Mends a row where it stands; what a hash and serial prove is shown while they are typed. */
export function MendRow(props: Props) {
  const { row, upload } = props
  const { t } = useText()
  const client = useClient()
  const organization = useOrganization()
  const key = `${upload.id} ${row.row}`
  const [open, setOpen] = useState(() => isKept(key))
  const given = useQuery({
    queryKey: keys.upload(organization, upload.id, 'hash', row.row),
    queryFn: ({ signal }) => client.uploads.rowHardware(upload.id, row.row, { hash: true }, { signal }),
    enabled: open,
    staleTime: Infinity,
  })
  const close = (): void => {
    forget(key)
    setOpen(false)
  }
  if (!open)
    return (
      <Button appearance="primary" size="small" onClick={() => setOpen(true)}>
        {t('mend.open')}
      </Button>
    )
  if (given.isPending) return null
  const first: RowValues = {
    serialNumber: row.serialNumber ?? '',
    groupTag: row.groupTag ?? '',
    assignedUser: row.assignedUser ?? '',
    hash: given.data?.refusedText ?? given.data?.hash ?? '',
  }
  return <MendForm {...props} first={first} kept={key} onClose={close} />
}

/** Short values that can be wrong; tag and user are asked for only where a value is what is wrong. */
const shortValues = [
  { name: 'serialNumber', text: 'mend.serial', always: true },
  { name: 'groupTag', text: 'rows.groupTag', always: false },
  { name: 'assignedUser', text: 'rows.user', always: false },
] as const satisfies readonly { name: keyof RowValues; text: TextKey; always: boolean }[]

type FormProps = Props & { first: RowValues; kept: string; onClose: () => void }

function MendForm({ row, upload, first, kept, onClose }: FormProps) {
  const { t } = useText()
  const styles = useStyles()
  const [values, setValues] = useKept(kept, first)
  const proof = useProof(values.hash, values.serialNumber)
  const mend = useMend(upload, row, onClose)
  const title = useId()
  const set = (name: keyof RowValues, value: string): void => setValues({ ...values, [name]: value })
  const found = proof.answer?.device?.serialNumber ?? null
  const changes = changesOf(first, values)
  const isValueWrong = row.reason === 'unsafe-value' || row.reason === 'too-long'
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (Object.keys(changes).length > 0) mend.mutate(changes)
  }
  // Escape closes the form, not the panel around it; and not even the form while something typed would be lost.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (Object.keys(changes).length === 0) onClose()
  }
  return (
    <form className={styles.form} onSubmit={submit} onKeyDown={onKeyDown} aria-labelledby={title}>
      <strong id={title}>{t('mend.title')}</strong>
      {shortValues
        .filter(({ always }) => always || isValueWrong)
        .map(({ name, text }) => (
          <Field key={name} label={t(text)}>
            <Input
              autoFocus={name === 'serialNumber'}
              value={values[name]}
              spellCheck={false}
              onChange={(_event, { value }) => set(name, value)}
            />
          </Field>
        ))}
      <Field label={t('mend.hash')} hint={t('mend.hash.hint')}>
        <Textarea
          resize="vertical"
          spellCheck={false}
          maxLength={65_536}
          textarea={{ className: styles.hash }}
          value={values.hash}
          onChange={(_event, { value }) => set('hash', value)}
        />
      </Field>
      <ProofBox proof={proof} />
      {mend.error !== null && <Notice error={mend.error} />}
      <div className={styles.buttons}>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={Object.keys(changes).length === 0 || mend.isPending}
        >
          {t(upload.status === 'checked' ? 'mend.save' : 'mend.saveAndRetry')}
        </Button>
        {found !== null && found !== values.serialNumber.trim() && (
          <Button onClick={() => set('serialNumber', found)}>{t('mend.serialOfHash', { serial: found })}</Button>
        )}
        <Button appearance="subtle" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
