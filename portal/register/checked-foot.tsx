import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { UploadAnswer } from '../../api/contract/uploads.ts'
import { useText } from '../texts/use-text.ts'
import { useUploadAction } from './use-upload.ts'

const useStyles = makeStyles({
  foot: {
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} 0`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    // Magnified, or on a phone held sideways, the rows need the room.
    '@media (max-height: 480px)': { position: 'static' },
  },
  besides: { flex: '1 1 200px', color: tokens.colorNeutralForeground2 },
})

type Props = {
  upload: UploadAnswer
  /** What the button does, with the number; the form that it sends, or what it does itself. */
  action: string
  /** What it does besides. */
  besides?: string
  form?: string
  onAction?: () => void
  busy: boolean
  onDropped: () => void
}

/** Go on or discard: in sight however long the rest of a checked upload is. */
export function CheckedFoot({ upload, action, besides, form, onAction, busy, onDropped }: Props) {
  const { t } = useText()
  const styles = useStyles()
  const drop = useUploadAction(upload.id, (uploads) => uploads.drop(upload.id))
  const waiting = busy || drop.isPending
  // The foot goes with the upload that is discarded, and what is told to `mutate` with it; the promise stays.
  const discard = (): void => void drop.mutateAsync().then(onDropped, () => {})
  return (
    <div className={styles.foot}>
      <Button
        {...(form ? { type: 'submit', form } : { onClick: onAction })}
        appearance="primary"
        size="large"
        disabledFocusable={waiting}
      >
        {busy ? t('registering.starting') : action}
      </Button>
      <Button disabledFocusable={waiting} onClick={discard}>
        {t('registering.drop')}
      </Button>
      {besides && <span className={styles.besides}>{besides}</span>}
    </div>
  )
}
