import { Button, MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { UploadAnswer } from '../../api/contract/uploads.ts'
import { said } from '../../domain/messages/say.ts'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useMay } from '../me.ts'
import { useOrganization } from '../organization.ts'
import { ButtonLink } from '../parts/button-link.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { useFollowOperation } from '../parts/operation-toast.tsx'
import { RemovalChoice } from '../parts/removal-choice.tsx'
import { useSay } from '../parts/toasts.tsx'
import { useOpener } from '../parts/use-opener.ts'
import { paths } from '../paths.ts'
import { useText } from '../texts/use-text.ts'
import { closePanel } from './panel.ts'
import { segments } from './segments.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

/** The end of an upload: what came of it, and what can still be done about it. */
export function UploadEnd({ upload, may }: { upload: UploadAnswer; may: boolean }) {
  const { t, language } = useText()
  const styles = useStyles()
  const client = useClient()
  const organization = useOrganization()
  const { counts } = upload
  const unexpected = upload.status === 'done' ? segments.unexpected.count(counts) : 0
  const wrong = counts.refused + counts.claimedElsewhere + counts.notFound + unexpected
  const words = said(language, `uploadStatus.${upload.status}`)
  const waiting = upload.waitingAnswers
  const came = [
    counts.ready > 0 && t('end.ready', { count: counts.ready }),
    counts.unchanged > 0 && t('end.unchanged', { count: counts.unchanged }),
    counts.updated > 0 && t('end.updated', { count: counts.updated }),
  ].filter((one) => one !== false)
  const [title, ...rest] =
    upload.status !== 'done'
      ? [words.title, words.sentence, words.nextStep]
      : [
          ...(came.length > 0 || waiting + counts.answered > 0 ? came : [t('end.ready', { count: 0 })]),
          ...(wrong > 0 ? [t('end.failed', { count: wrong })] : []),
          ...(waiting > 0 ? [t('end.attention', { count: waiting })] : []),
          ...(counts.answered > 0 ? [t('end.answered', { count: counts.answered })] : []),
        ]
  const intent = upload.status !== 'done' || wrong > 0 || waiting > 0 ? 'warning' : 'success'
  return (
    <section className={styles.root}>
      <MessageBar intent={intent} layout="multiline" role="status">
        <MessageBarBody>
          <MessageBarTitle>{title}</MessageBarTitle> {rest.join(' ')}
        </MessageBarBody>
      </MessageBar>
      {upload.status !== 'abandoned' && (
        <div className={styles.buttons}>
          {counts.ready + counts.pending + counts.failed > 0 && (
            <ButtonLink {...paths.devices(organization)} search={{ upload: upload.id }} onClick={closePanel}>
              {t('end.devices')}
            </ButtonLink>
          )}
          {wrong > 0 && (
            <Button as="a" icon={<ArrowDownloadRegular />} {...download(client.uploads.failedUrl(upload.id))}>
              {t('end.failedFile')}
            </Button>
          )}
          {may && counts.failed > 0 && <RetryFailed upload={upload} />}
          <RemoveAdded upload={upload} />
        </div>
      )}
    </section>
  )
}

const download = (href: string): { href: string; download: string } => ({ href, download: '' })

/** Tries all failed devices of the upload again, for example after a catalogue came in. */
function RetryFailed({ upload }: { upload: UploadAnswer }) {
  const { t } = useText()
  const client = useClient()
  const say = useSay()
  const follow = useFollowOperation()
  const retry = useMutation({
    mutationFn: async () => {
      const filter = { upload: upload.id, state: ['failed' as const] }
      const { count } = await client.devices.count(filter)
      return client.devices.act({ action: 'retry', filter, expectedCount: count })
    },
    onSuccess: follow,
    onError: (error) => say.failed(error),
  })
  return (
    <Button icon={<ArrowClockwiseRegular />} disabledFocusable={retry.isPending} onClick={() => retry.mutate()}>
      {t('end.retry')}
    </Button>
  )
}

/** Takes away again what this upload put on the list; asks first, with the number. */
function RemoveAdded({ upload }: { upload: UploadAnswer }) {
  const { t } = useText()
  const client = useClient()
  const organization = useOrganization()
  const may = useMay(organization)
  const queries = useQueryClient()
  const say = useSay()
  const follow = useFollowOperation()
  const [final, setFinal] = useState(false)
  const { open, opener, show, close } = useOpener()
  const added = useQuery({
    queryKey: keys.deviceNumbers(organization, 'upload', upload.id),
    queryFn: ({ signal }) => client.devices.count({ upload: upload.id }, { signal }),
  })
  const count = added.data?.count ?? 0
  const remove = useMutation({
    mutationFn: () => client.uploads.removeDevices(upload.id, count, final),
    onSuccess: follow,
    onError: (error) => say.failed(error),
    onSettled: () => {
      close()
      return queries.invalidateQueries({ queryKey: keys.all(organization) })
    },
  })
  if (!may('remove') || count === 0) return null
  return (
    <>
      <Button ref={opener} icon={<DeleteRegular />} onClick={show}>
        {t('end.remove')}
      </Button>
      <ConfirmDialog
        open={open}
        title={t('end.remove.title', { count })}
        body={<RemovalChoice undoable={t('end.remove.body')} count={count} final={final} onFinal={setFinal} />}
        action={t('end.remove.do', { count })}
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
        onClose={close}
      />
    </>
  )
}
