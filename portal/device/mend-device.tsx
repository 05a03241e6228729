import { Button, Field, Input, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type DragEvent, type FormEvent, useId, useRef, useState } from 'react'
import type { DeviceAnswer } from '../../api/contract/devices.ts'
import { MusterProblem, useClient } from '../client.ts'
import { ProofBox } from '../hash/proof.tsx'
import { useProof } from '../hash/use-proof.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'
import { Notice } from '../parts/notice.tsx'
import { Loading } from '../parts/reading.tsx'
import { useSay } from '../parts/toasts.tsx'
import { useText } from '../texts/use-text.ts'
import { hashInText } from './hash-in-text.ts'
import { usePutDevice } from './use-device.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  hash: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

/** A larger file than this is no hash. */
const largestFile = 65_536

/** Mends a failed device where it stands: another hash (pasted or dropped), another serial number. */
export function MendDevice({ device }: { device: DeviceAnswer }) {
  const { t } = useText()
  const client = useClient()
  const organization = useOrganization()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const isRead = useRef(false)
  const given = useQuery({
    queryKey: keys.device(organization, device.id, 'hash'),
    queryFn: ({ signal }) => client.devices.hardware(device.id, { hash: true }, { signal }),
    enabled: open,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!open)
    return (
      <span>
        <Button ref={button} appearance="primary" onClick={() => setOpen(true)}>
          {t('device.mend')}
        </Button>
      </span>
    )
  // The form begins with what is there now, and keeps what is typed whatever is read again beneath it.
  isRead.current ||= !given.isPending && !given.isFetching
  if (!isRead.current) return <Loading size="tiny" />
  const hash = given.data?.current?.refusedText ?? given.data?.current?.hash ?? ''
  const close = (): void => {
    isRead.current = false
    setOpen(false)
    requestAnimationFrame(() => button.current?.focus())
  }
  return <MendForm device={device} given={hash} onClose={close} />
}

function MendForm({ device, given, onClose }: { device: DeviceAnswer; given: string; onClose: () => void }) {
  const { t } = useText()
  const styles = useStyles()
  const [before] = useState({ hash: given, serial: device.serialNumber })
  const [hash, setHash] = useState(before.hash)
  const [serial, setSerial] = useState(before.serial)
  const [dropWrong, setDropWrong] = useState(false)
  const proof = useProof(hash, serial)
  const mend = useMend(device, onClose)
  const sameId = useId()
  const found = proof.answer?.device?.serialNumber ?? null
  const onDrop = async (event: DragEvent): Promise<void> => {
    const file = event.dataTransfer.files[0]
    if (!file) return
    event.preventDefault()
    event.stopPropagation()
    setDropWrong(file.size > largestFile)
    if (file.size <= largestFile) setHash(hashInText(await file.text()))
  }
  const [newHash, newSerial] = [hash.trim(), serial.trim()]
  const change = {
    ...(newHash !== before.hash.trim() && newHash !== '' ? { hash: newHash } : {}),
    ...(newSerial !== before.serial && newSerial !== '' ? { serialNumber: newSerial } : {}),
  }
  const same = Object.keys(change).length === 0
  // A hash that proves nothing would be refused: the box above says why, and what to do.
  const wrong = !proof.busy && proof.answer?.valid === false
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!same && !wrong) mend.mutate(change)
  }
  const refused = mend.error instanceof MusterProblem ? mend.error.problem.fields : undefined
  const said = (path: string) => {
    const message = refused?.find((field) => field.path.includes(path))?.message
    return message ? { validationState: 'error' as const, validationMessage: message } : {}
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={t('column.serialNumber')} {...said('serialNumber')}>
        <Input value={serial} spellCheck={false} onChange={(_event, { value }) => setSerial(value)} />
      </Field>
      <Field
        label={t('device.mend.hash')}
        hint={t('device.mend.hint')}
        {...(dropWrong
          ? { validationState: 'error' as const, validationMessage: t('device.mend.tooLarge') }
          : said('hash'))}
      >
        <Textarea
          rows={5}
          resize="vertical"
          spellCheck={false}
          autoFocus
          textarea={{ className: styles.hash }}
          value={hash}
          onChange={(_event, { value }) => setHash(value)}
          onDrop={onDrop}
        />
      </Field>
      <ProofBox proof={proof} />
      {mend.isError && <Notice error={mend.error} />}
      {same && <Text id={sameId}>{t('device.mend.same')}</Text>}
      <div className={styles.actions}>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={mend.isPending || same || wrong}
          aria-describedby={same ? sameId : undefined}
        >
          {t('device.mend.do')}
        </Button>
        {found !== null && found !== serial.trim() && (
          <Button onClick={() => setSerial(found)}>{t('device.mend.serialOfHash', { serial: found })}</Button>
        )}
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </form>
  )
}

function useMend(device: DeviceAnswer, onDone: () => void) {
  const { t } = useText()
  const client = useClient()
  const put = usePutDevice()
  const say = useSay()
  return useMutation({
    mutationFn: (body: { hash?: string; serialNumber?: string }) => client.devices.retry(device.id, body),
    onSuccess: (after) => {
      put(after)
      onDone()
      if (after.state !== 'failed') say.done(t('device.mended'))
    },
  })
}
