import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RowFilterBody, UploadAnswer } from '../../api/contract/uploads.ts'
import type { HardwareAnswer } from '../../domain/words.ts'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useMay } from '../me.ts'
import { useOrganization } from '../organization.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { useText } from '../texts/use-text.ts'
import { changedHardware } from './row-filters.ts'
import { useHardwareAnswer } from './use-hardware-answer.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM} 44px`,
    '@media (max-width: 560px)': { paddingLeft: tokens.spacingHorizontalM },
  },
  text: { margin: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

type Props = { upload: UploadAnswer; onFilter: (filter: RowFilterBody) => void }

/**
 * The answers to changed hardware for all of its rows at once, where it is announced: while the upload is checked
 * registering carries them out and they can be taken back; afterwards they are carried out at once, so a number is asked.
 */
export function AnswerGroup({ upload, onFilter }: Props) {
  const { t } = useText()
  const styles = useStyles()
  const may = useMay(useOrganization())('change')
  const answer = useHardwareAnswer(upload)
  const [asked, setAsked] = useState<HardwareAnswer | null>(null)
  const older = useOlderCaptures(upload)
  const { answered, attention } = upload.counts
  const isChecked = upload.status === 'checked'
  const count = isChecked ? attention : upload.waitingAnswers
  const filter = changedHardware.waiting
  const give = (word: HardwareAnswer): void =>
    isChecked || count === 1 ? answer.mutate({ answer: word, filter }) : setAsked(word)
  const confirm = (): void => {
    if (asked) answer.mutate({ answer: asked, filter })
    // At once: the group goes once nothing waits any more, and the focus has to be out of the question by then.
    setAsked(null)
  }
  return (
    <div className={styles.root}>
      {older > 0 && <p className={styles.text}>{t('answer.older', { count: older })}</p>}
      {isChecked && answered > 0 && <p className={styles.text}>{t('answer.kept', { count: answered })}</p>}
      <div className={styles.buttons}>
        {may && count > 0 && (
          <>
            <Button disabledFocusable={answer.isPending} onClick={() => give('replace')}>
              {t('answer.replace', { count })}
            </Button>
            <Button disabledFocusable={answer.isPending} onClick={() => give('dismiss')}>
              {t('answer.dismiss', { count })}
            </Button>
          </>
        )}
        {older > 0 && count > older && (
          <Button appearance="subtle" onClick={() => onFilter({ ...filter, olderCapture: true })}>
            {t('answer.showOlder', { count: older })}
          </Button>
        )}
        {may && isChecked && answered > 0 && (
          <Button
            disabledFocusable={answer.isPending}
            onClick={() => answer.mutate({ answer: null, filter: changedHardware.answered })}
          >
            {t('answer.takeBack', { count: answered })}
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={asked !== null}
        title={asked ? t(`answer.confirm.${asked}`, { count }) : ''}
        body={[older > 0 && t('answer.older', { count: older }), t('answer.confirm.body')].filter(Boolean).join(' ')}
        action={asked ? t(`answer.${asked}`, { count }) : ''}
        busy={answer.isPending}
        onConfirm={confirm}
        onClose={() => setAsked(null)}
      />
    </div>
  )
}

/** How many rows that wait bring a capture older than what the list has. */
function useOlderCaptures({ id, counts }: UploadAnswer): number {
  const client = useClient()
  const organization = useOrganization()
  const { data } = useQuery({
    queryKey: keys.upload(organization, id, 'older'),
    queryFn: ({ signal }) =>
      client.uploads.countRows(id, { ...changedHardware.waiting, olderCapture: true }, { signal }),
    enabled: counts.attention > 0,
  })
  return counts.attention > 0 ? (data?.count ?? 0) : 0
}
