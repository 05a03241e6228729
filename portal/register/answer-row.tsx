import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import type { UploadAnswer, UploadRowAnswer } from '../../api/contract/uploads.ts'
import type { HardwareAnswer } from '../../domain/words.ts'
import { useClient } from '../client.ts'
import { ComparedHardware } from '../device/compared-hardware.tsx'
import { keys } from '../keys.ts'
import { useMay } from '../me.ts'
import { useOrganization } from '../organization.ts'
import { Notice } from '../parts/notice.tsx'
import { Loading } from '../parts/reading.tsx'
import { useText } from '../texts/use-text.ts'
import { useHardwareAnswer } from './use-hardware-answer.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, alignSelf: 'stretch' },
  text: { margin: 0, maxWidth: '76ch' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

type Props = { row: UploadRowAnswer; upload: UploadAnswer }

/** The changed hardware of one row: both captures side by side, which is the older, and the answer to give. */
export function AnswerRow({ row, upload }: Props) {
  const { t, words, format } = useText()
  const styles = useStyles()
  const may = useMay(useOrganization())('change')
  const answer = useHardwareAnswer(upload)
  const give = (word: HardwareAnswer | null): void => answer.mutate({ answer: word, rows: [row.row] })
  const kept = upload.status === 'checked' ? row.answer : null
  return (
    <div className={styles.root}>
      {row.olderCapture && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {t('answer.row.older', { when: row.capturedAt ? format.dateTime(row.capturedAt) : '' })}
          </MessageBarBody>
        </MessageBar>
      )}
      <Captures row={row} upload={upload} />
      {row.answer !== null && (
        <p className={styles.text} role="status">
          {t(`answer.row.${kept ? 'kept' : 'given'}.${row.answer}`)}
        </p>
      )}
      {row.answer === null && !row.waiting && <p className={styles.text}>{t('rows.hardwareAnswered')}</p>}
      {may && (
        <div className={styles.buttons}>
          {row.waiting && (
            <>
              <Button disabledFocusable={answer.isPending} onClick={() => give('replace')}>
                {words('action.replace-hardware').title}
              </Button>
              <Button disabledFocusable={answer.isPending} onClick={() => give('dismiss')}>
                {words('action.dismiss-hardware').title}
              </Button>
            </>
          )}
          {kept && (
            <Button disabledFocusable={answer.isPending} onClick={() => give(null)}>
              {t('answer.row.takeBack')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

function Captures({ row, upload }: Props) {
  const client = useClient()
  const organization = useOrganization()
  const { data, error } = useQuery({
    queryKey: keys.upload(organization, upload.id, 'hardware', row.row),
    queryFn: ({ signal }) => client.uploads.rowHardware(upload.id, row.row, {}, { signal }),
  })
  if (error && !data) return <Notice error={error} />
  if (!data) return <Loading size="tiny" />
  const before = data.inList?.hardware
  return before && data.device ? <ComparedHardware before={before} now={data.device} /> : null
}
