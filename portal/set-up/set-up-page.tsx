import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { openClient } from '../client.ts'
import { ButtonLink } from '../parts/button-link.tsx'
import { CopyLine } from '../parts/copy-line.tsx'
import { Notice } from '../parts/notice.tsx'
import { Loading } from '../parts/reading.tsx'
import { FrontPage } from '../sign-in/front-page.tsx'
import { useText } from '../texts/use-text.ts'
import { FirstPersonForm } from './first-person-form.tsx'
import { NewPasswordForm } from './new-password-form.tsx'

/** Where a set-up link leads: the first administrator, or a new password. */
export function SetUpPage() {
  const { t } = useText()
  const { token } = useSearch({ from: '/setup' })
  const state = useQuery({
    queryKey: ['set-up', token],
    queryFn: ({ signal }) => openClient().accounts.setupState(token, { signal }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  if (state.isError)
    return (
      <FrontPage title={t('setUp.title')}>
        <Notice error={state.error} />
      </FrontPage>
    )
  if (!state.data)
    return (
      <FrontPage title={t('shell.product')}>
        <Loading />
      </FrontPage>
    )
  const { kind, organizations, email } = state.data
  if (kind === 'none' || token === undefined)
    return (
      <FrontPage title={t('setUp.none.title')} lead={t('setUp.none.body')}>
        <CopyLine text="./muster admin link" />
        <ButtonLink to="/sign-in" appearance="primary">
          {t('setUp.toSignIn')}
        </ButtonLink>
      </FrontPage>
    )
  if (kind === 'password')
    return (
      <FrontPage title={t('setUp.password.title')} {...(email ? { lead: t('setUp.password.for', { email }) } : {})}>
        <NewPasswordForm token={token} />
      </FrontPage>
    )
  return (
    <FrontPage title={t('setUp.title')} lead={t('setUp.lead')}>
      <FirstPersonForm token={token} organizations={organizations} />
    </FrontPage>
  )
}
