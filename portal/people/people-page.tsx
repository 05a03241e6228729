import { Button, Text } from '@fluentui/react-components'
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add'
import { Section } from '../device/section.tsx'
import { PageLink } from '../parts/link.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { Reading } from '../parts/reading.tsx'
import { useOpener } from '../parts/use-opener.ts'
import { paths } from '../paths.ts'
import { useText } from '../texts/use-text.ts'
import { InvitationLine } from './invitation-line.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { MemberLine } from './member-line.tsx'
import { PartsOfSettings } from './parts-of-settings.tsx'
import { usePeopleStyles } from './people-styles.ts'
import { useHere, useInvitations, useMembers } from './use-people.ts'

/** Who belongs to the organization, who is invited, and what happened. For who administers it. */
export function PeoplePage() {
  const { t } = useText()
  const styles = usePeopleStyles()
  const here = useHere()
  const members = useMembers()
  const { data } = members
  const { open, opener, show, close } = useOpener()
  const owners = data?.items.filter(({ role }) => role === 'owner').length
  return (
    <Page
      title={t('people.title')}
      beside={
        here.mayGive.length > 0 && (
          <Button ref={opener} appearance="primary" icon={<PersonAddRegular />} onClick={show}>
            {t('people.invite')}
          </Button>
        )
      }
    >
      <PartsOfSettings />
      <Text className={styles.lead}>{t('people.lead', { organization: here.name })}</Text>
      <Reading of={members} />
      {data && (
        <div className={styles.body}>
          <Section title={t('people.members')}>
            <ul className={styles.list}>
              {data.items.map((member) => (
                <li key={member.id} className={styles.line}>
                  <MemberLine member={member} lastOwner={owners === 1 && member.role === 'owner'} />
                </li>
              ))}
            </ul>
          </Section>
          <Invitations />
          <PageLink {...paths.log(here.id)} search={{ subject: ['people', 'tokens'] }}>
            {t('people.history')}
          </PageLink>
        </div>
      )}
      {open && <InviteDialog onClose={close} />}
    </Page>
  )
}

function Invitations() {
  const { t } = useText()
  const styles = usePeopleStyles()
  const { data, error } = useInvitations()
  if (error) return <Notice error={error} />
  if (!data || data.items.length === 0) return null
  return (
    <Section title={t('people.invitations')}>
      <ul className={styles.list}>
        {data.items.map((invitation) => (
          <li key={invitation.id} className={styles.line}>
            <InvitationLine invitation={invitation} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
