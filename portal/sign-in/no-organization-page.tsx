import { Button } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { keys } from '../keys.ts'
import { Notice } from '../parts/notice.tsx'
import { useSignOut } from '../session/use-sign-out.ts'
import { useText } from '../texts/use-text.ts'
import { FrontPage } from './front-page.tsx'

/** Signed in, and a member nowhere: looks again once invited, or comes in as someone else. */
export function NoOrganizationPage() {
  const { t } = useText()
  const router = useRouter()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const signOut = useSignOut(setError)
  const lookAgain = async (): Promise<void> => {
    queries.removeQueries({ queryKey: keys.me })
    await router.invalidate()
  }
  return (
    <FrontPage title={t('noOrganization.title')} lead={t('noOrganization.body')}>
      {error !== null && <Notice error={error} />}
      <Button appearance="primary" onClick={lookAgain}>
        {t('common.refresh')}
      </Button>
      <Button onClick={signOut}>{t('shell.signOut')}</Button>
    </FrontPage>
  )
}
