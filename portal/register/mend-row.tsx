import { Button, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import type { UploadAnswer, UploadRowAnswer } from '../../api/contract/uploads.ts'
import { useClient } from '../client.ts'
import { ProofBox } from '../hash/proof.tsx'
import { useProof } from '../hash/use-proof.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'
import { Notice } from '../parts/notice.tsx'
import { useSay } from '../parts/toasts.tsx'
import { useText } from '../texts/use-text.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, width: '100%', maxWidth: '640px' },
  hash: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, minHeight: '84px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

type Props = { row: UploadRowAnswer; upload: UploadAnswer }

/** Mends a row where it stands: another hash, another serial; what that proves is shown while it is typed. */
export function MendRow(props: Props) {
  const { row, upload } = props
  const { t } = useText()
  const client = useClient()
  const organization = useOrganization()
  const [open, setOpen] = useState(false)
  const given = useQuery({
    queryKey: keys.upload(organization, upload.id, 'hash', row.row),
    queryFn: ({ signal }) => client.uploads.rowHardware(upload.id, row.row, { hash: true }, { signal }),
    enabled: open,
    staleTime: Infinity,
  })
  if (!open)
    return (
      <Button appearance="primary" size="small" onClick={() => setOpen(true)}>
        {t('mend.open')}
      </Button>
    )
  if (given.isPending) return null
  const text = given.data?.refusedText ?? given.data?.hash ?? ''
  return <MendForm {...props} text={text} onClose={() => setOpen(false)} />
}

function MendForm({ row, upload, text, onClose }: Props & { text: string; onClose: () => void }) {
  const { t } = useText()
  const styles = useStyles()
  const [hash, setHash] = useState(text)
  const [serial, setSerial] = useState(row.serialNumber ?? '')
  const proof = useProof(hash, serial)
  const save = useMend(upload, row, onClose)
  const title = useId()
  const found = proof.answer?.device?.serialNumber ?? null
  const changed = hash.trim() !== text.trim() || serial.trim() !== (row.serialNumber ?? '')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.mutate({
      ...(hash.trim() !== text.trim() ? { hash: hash.trim() } : {}),
      ...(serial.trim() !== (row.serialNumber ?? '') ? { serialNumber: serial.trim() } : {}),
    })
  }
  return (
    <form className={styles.form} onSubmit={submit} aria-labelledby={title}>
      <strong id={title}>{t('mend.title')}</strong>
      <Field label={t('mend.serial')}>
        <Input autoFocus value={serial} spellCheck={false} onChange={(_event, data) => setSerial(data.value)} />
      </Field>
      <Field label={t('mend.hash')} hint={t('mend.hash.hint')}>
        <Textarea
          resize="vertical"
          spellCheck={false}
          textarea={{ className: styles.hash }}
          value={hash}
          onChange={(_event, data) => setHash(data.value)}
        />
      </Field>
      <ProofBox proof={proof} />
      {save.error !== null && <Notice error={save.error} />}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={!changed || save.isPending}>
          {t(upload.status === 'checked' ? 'mend.save' : 'mend.saveAndRetry')}
        </Button>
        {found !== null && found !== serial.trim() && (
          <Button onClick={() => setSerial(found)}>{t('mend.serialOfHash', { serial: found })}</Button>
        )}
        <Button appearance="subtle" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}

type Mended = { hash?: string; serialNumber?: string }

/** While checked the row itself is mended and judged again; later the failed device is, and tried again. */
function useMend(upload: UploadAnswer, row: UploadRowAnswer, onDone: () => void) {
  const client = useClient()
  const organization = useOrganization()
  const queries = useQueryClient()
  const { t } = useText()
  const say = useSay()
  return useMutation({
    mutationFn: async (mended: Mended): Promise<boolean> => {
      if (upload.status === 'checked') {
        const answer = await client.uploads.patchRow(upload.id, row.row, mended)
        return answer.outcome !== 'refused'
      }
      const device = await client.devices.retry(row.deviceId ?? 0, mended)
      return device.state !== 'failed'
    },
    onSuccess: (good) => {
      if (good) say.done(t('mend.done'))
      if (good) onDone()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.upload(organization, upload.id) }),
  })
}
