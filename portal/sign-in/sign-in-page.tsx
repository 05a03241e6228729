import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { openClient } from '../client.ts'
import { keys } from '../keys.ts'
import { CopyLine } from '../parts/copy-line.tsx'
import { paths } from '../paths.ts'
import { comeIn } from '../session/come-in.ts'
import { useText } from '../texts/use-text.ts'
import { FrontPage } from './front-page.tsx'
import { isOwnAddress } from './own-address.ts'
import { SignInForm } from './sign-in-form.tsx'

/** Sign-in; then on to where the person wanted to go. */
export function SignInPage() {
  const { t } = useText()
  const router = useRouter()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { to, error } = useSearch({ from: '/sign-in' })
  const back = to && isOwnAddress(to) ? to : '/'
  const ways = useQuery({ queryKey: keys.signInWays, queryFn: () => openClient().accounts.ways(), staleTime: 0 })
  const goOn = async (): Promise<void> => {
    await comeIn(queries)
    if (back === '/') await navigate(paths.home())
    else router.history.push(back)
  }
  if (ways.data && !ways.data.setUp)
    return (
      <FrontPage title={t('signIn.notSetUp')} lead={t('signIn.notSetUp.body')}>
        <CopyLine text="./muster admin link" />
      </FrontPage>
    )
  return (
    <FrontPage title={t('signIn.title')} lead={t('signIn.lead')}>
      {error !== undefined && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{t('signIn.provider.failed')}</MessageBarBody>
        </MessageBar>
      )}
      <SignInForm back={back} onSignedIn={goOn} />
    </FrontPage>
  )
}
