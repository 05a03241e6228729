import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import type { FormEvent, ReactNode } from 'react'
import { useText } from '../texts/use-text.ts'
import { Notice } from './notice.tsx'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

type Props = {
  title: string
  /** What the button does, in words; null: there is nothing to do, and the dialog only tells. */
  action: string | null
  busy?: boolean
  /** Why it was refused, said above the fields. */
  error?: unknown
  onSend: () => void
  onClose: () => void
  children: ReactNode
}

/** What stands in a dialog that asks: its fields, the button that does it, and one that does not. Enter sends it. */
export function DialogForm({ title, action, busy = false, error = null, onSend, onClose, children }: Props) {
  const { t } = useText()
  const styles = useStyles()
  const send = (event: FormEvent): void => {
    event.preventDefault()
    onSend()
  }
  return (
    <form onSubmit={send} noValidate>
      <DialogBody>
        <DialogTitle>{title}</DialogTitle>
        <DialogContent className={styles.content}>
          {error !== null && <Notice error={error} />}
          {children}
        </DialogContent>
        <DialogActions>
          {action !== null && (
            <Button type="submit" appearance="primary" disabledFocusable={busy}>
              {action}
            </Button>
          )}
          <Button onClick={onClose}>{t(action === null ? 'common.close' : 'common.cancel')}</Button>
        </DialogActions>
      </DialogBody>
    </form>
  )
}
