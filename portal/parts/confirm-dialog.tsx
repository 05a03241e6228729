import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useText } from '../texts/use-text.ts'
import { Notice } from './notice.tsx'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

type Props = {
  open: boolean
  title: string
  body: ReactNode
  /** What the button does, with the number where there is one. */
  action: string
  busy: boolean
  /** Why it was refused, said here; the question stays open. */
  error?: unknown
  onConfirm: () => void
  onClose: () => void
}

/** Asks before something that many would be sorry for. The focus goes back to where it came from. */
export function ConfirmDialog({ open, title, body, action, busy, error = null, onConfirm, onClose }: Props) {
  const { t } = useText()
  const styles = useStyles()
  return (
    <Dialog open={open} modalType="alert" onOpenChange={(_event, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className={styles.content}>
            {error !== null && <Notice error={error} />}
            {body}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" disabledFocusable={busy} onClick={onConfirm}>
              {action}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
