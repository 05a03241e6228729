import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { openClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useMe } from '../me.ts'
import { useReturnFocus } from '../parts/use-return-focus.ts'
import { SignInForm } from '../sign-in/sign-in-form.tsx'
import { useText } from '../texts/use-text.ts'
import { signedIn } from './session.ts'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
})

/** The session ended in the middle of work: asks for sign-in above the page, which stays as it is and then goes on. */
export function SessionEndedDialog() {
  const { t } = useText()
  const styles = useStyles()
  useReturnFocus()
  const me = useMe()
  const queries = useQueryClient()
  const goOn = async (): Promise<void> => {
    const now = await openClient().accounts.me()
    // What is on the page is the other person's; it is read anew for who is here now.
    if (now.id !== me.id) return window.location.reload()
    queries.setQueryData(keys.me, now)
    signedIn(now.id)
  }
  return (
    <Dialog open modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('ended.title')}</DialogTitle>
          <DialogContent className={styles.content}>
            {t('ended.body')}
            <SignInForm email={me.email ?? ''} onSignedIn={goOn} />
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
