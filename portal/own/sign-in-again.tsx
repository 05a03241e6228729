import { Button } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { MusterProblem, openClient } from '../client.ts'
import { Notice } from '../parts/notice.tsx'
import { paths } from '../paths.ts'
import { forgetPerson } from '../session/forget-person.ts'
import { useText } from '../texts/use-text.ts'

/** A refusal of one's own account; where the sign-in was too long ago, with the way to sign in again and come back here. */
export function OwnNotice({ error }: { error: unknown }) {
  const { t } = useText()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { href } = useLocation()
  const again = async (): Promise<void> => {
    await openClient()
      .accounts.signOut()
      .catch(() => {})
    await navigate(paths.signIn(href))
    forgetPerson(queries)
  }
  return (
    <>
      <Notice error={error} />
      {error instanceof MusterProblem && error.code === 'sign-in-again' && (
        <Button onClick={() => void again()}>{t('own.signInAgain')}</Button>
      )}
    </>
  )
}
