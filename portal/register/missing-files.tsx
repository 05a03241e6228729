import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { UploadAnswer } from '../../api/contract/uploads.ts'
import { useClient } from '../client.ts'
import { useSay } from '../parts/toasts.tsx'
import { useText } from '../texts/use-text.ts'
import { awaited } from './give.ts'
import { filesOfInput, type GivenFile } from './given-files.ts'
import { sendMissing } from './sending.ts'
import { useUploadAction } from './use-upload.ts'

/** So many names are said of what is missing. */
const mostNames = 5

/**
 * An upload that receives and that this page does not send: what of it is here, which files are missing, and the ways on:
 * give those again (by button or by dropping them on the page), continue without them, or discard it.
 */
export function MissingFiles({ upload, may }: { upload: UploadAnswer; may: boolean }) {
  const { t, words } = useText()
  const isInterrupted = upload.shownStatus === 'interrupted'
  const whole = upload.files.filter(({ complete }) => complete)
  const missing = upload.files.filter(({ complete }) => !complete).map(({ name }) => name)
  const check = useUploadAction(upload.id, async (uploads) => {
    for (const name of missing) await uploads.dropFile(upload.id, name)
    return uploads.check(upload.id)
  })
  const drop = useUploadAction(upload.id, (uploads) => uploads.drop(upload.id))
  const busy = check.isPending || drop.isPending
  const told = [...missing.slice(0, mostNames), ...(missing.length > mostNames ? ['…'] : [])]
  return (
    <MessageBar intent={isInterrupted ? 'warning' : 'info'} layout="multiline">
      <MessageBarBody>
        {isInterrupted && <MessageBarTitle>{words('uploadStatus.interrupted').title}</MessageBarTitle>}{' '}
        {isInterrupted ? words('uploadStatus.interrupted').sentence : t('receiving.elsewhere')}{' '}
        {missing.length > 0 && t('receiving.missing', { count: missing.length, files: told.join(', ') })}{' '}
        {missing.length === 0 && whole.length > 0 && t('receiving.allWhole')}
      </MessageBarBody>
      {may && (
        <MessageBarActions>
          {missing.length > 0 && <GiveMissing upload={upload} count={missing.length} />}
          {whole.length > 0 && (
            <Button disabledFocusable={busy} onClick={() => check.mutate()}>
              {t(missing.length > 0 ? 'receiving.goOnWithout' : 'receiving.goOn')}
            </Button>
          )}
          <Button disabledFocusable={busy} onClick={() => drop.mutate()}>
            {t('registering.drop')}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  )
}

function GiveMissing({ upload, count }: { upload: UploadAnswer; count: number }) {
  const { t } = useText()
  const client = useClient()
  const say = useSay()
  const input = useRef<HTMLInputElement>(null)
  const take = useEffectEvent((files: readonly GivenFile[]): void => {
    if (files.length > 0 && !sendMissing(client, upload, files))
      say.warned(t('receiving.noneMissing'), t('receiving.noneMissing.hint'))
  })
  // What is dropped on the page meanwhile is meant for this upload.
  useEffect(() => {
    awaited.now = { upload: upload.id, take: (files) => take(files) }
    return () => {
      awaited.now = null
    }
  }, [upload.id])
  return (
    <>
      <Button appearance="primary" onClick={() => input.current?.click()}>
        {t('receiving.giveMissing', { count })}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('receiving.giveMissing', { count })}
        onChange={(event) => {
          const given = filesOfInput(event.target.files)
          event.target.value = ''
          awaited.now?.take(given)
        }}
      />
    </>
  )
}
