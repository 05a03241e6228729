import { Button } from '@fluentui/react-components'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { openClient } from '../client.ts'
import { keys } from '../keys.ts'
import { meQuery } from '../me.ts'
import { ButtonLink } from '../parts/button-link.tsx'
import { Notice } from '../parts/notice.tsx'
import { Loading } from '../parts/reading.tsx'
import { comeIn } from '../session/come-in.ts'
import { FrontPage } from '../sign-in/front-page.tsx'
import { SignInForm } from '../sign-in/sign-in-form.tsx'
import { useText } from '../texts/use-text.ts'
import { NewMemberForm } from './new-member-form.tsx'
import { useAccept } from './use-accept.ts'

/** Where an invitation leads: who has no account makes one, who has one signs in; then they belong. */
export function InvitationPage() {
  const { t } = useText()
  const { token } = useSearch({ from: '/invitation' })
  const state = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => openClient().people.invitationState(token, { signal }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  if (state.isError)
    return (
      <FrontPage title={t('join.none.title')}>
        <Notice error={state.error} />
      </FrontPage>
    )
  if (!state.data)
    return (
      <FrontPage title={t('shell.product')}>
        <Loading />
      </FrontPage>
    )
  if (state.data.kind === 'none' || token === undefined)
    return (
      <FrontPage title={t('join.none.title')} lead={t('join.none.body')}>
        <ButtonLink to="/sign-in" appearance="primary">
          {t('setUp.toSignIn')}
        </ButtonLink>
      </FrontPage>
    )
  const { kind, email, organization, role } = state.data
  const invited = { email: email ?? '', organization: organization ?? '', role: role ? t(`shell.role.${role}`) : '' }
  if (kind === 'new')
    return (
      <FrontPage title={t('join.title', invited)} lead={t('join.new', invited)}>
        <NewMemberForm token={token} email={invited.email} />
      </FrontPage>
    )
  return <Known token={token} invited={invited} />
}

type Invited = Record<'email' | 'organization' | 'role', string>

/** Someone with an account: joins as who they are, and only as the invited one. */
function Known({ token, invited }: { token: string; invited: Invited }) {
  const { t } = useText()
  const queries = useQueryClient()
  const me = useQuery(meQuery)
  const { busy, error, accept } = useAccept()
  const title = t('join.title', invited)
  const reread = () => queries.invalidateQueries({ queryKey: keys.me })
  const [stayed, setStayed] = useState<unknown>(null)
  const signOut = (): Promise<void> => openClient().accounts.signOut().then(reread, setStayed)
  if (me.isPending) return <FrontPage title={title}>{null}</FrontPage>
  if (!me.data)
    return (
      <FrontPage title={title} lead={t('join.signIn', invited)}>
        <SignInForm email={invited.email} onSignedIn={() => comeIn(queries)} />
      </FrontPage>
    )
  if (me.data.email?.toLowerCase() !== invited.email.toLowerCase())
    return (
      <FrontPage title={title} lead={t('join.another', { here: me.data.email ?? me.data.name, email: invited.email })}>
        {stayed !== null && <Notice error={stayed} />}
        <Button appearance="primary" onClick={signOut}>
          {t('join.signOut')}
        </Button>
      </FrontPage>
    )
  return (
    <FrontPage title={title} lead={t('join.known', invited)}>
      {error !== null && <Notice error={error} />}
      <Button appearance="primary" disabledFocusable={busy} onClick={() => void accept({ token })}>
        {busy ? t('join.busy') : t('join.do')}
      </Button>
    </FrontPage>
  )
}
