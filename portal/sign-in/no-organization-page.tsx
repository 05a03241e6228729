import { Button } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { keys } from '../keys.ts'
import { useText } from '../texts/use-text.ts'
import { FrontPage } from './front-page.tsx'

/** Signed in, and a member nowhere. */
export function NoOrganizationPage() {
  const { t } = useText()
  const router = useRouter()
  const queries = useQueryClient()
  const lookAgain = async (): Promise<void> => {
    queries.removeQueries({ queryKey: keys.me })
    await router.invalidate()
  }
  return (
    <FrontPage title={t('noOrganization.title')} lead={t('noOrganization.body')}>
      <Button onClick={lookAgain}>{t('common.refresh')}</Button>
    </FrontPage>
  )
}
