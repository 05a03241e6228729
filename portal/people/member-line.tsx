import { Button, Select, Text } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { useState } from 'react'
import type { MemberAnswer } from '../../api/contract/people.ts'
import { type Role, roles } from '../../domain/words.ts'
import { useMe } from '../me.ts'
import { useNow } from '../now.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { Notice } from '../parts/notice.tsx'
import { useOpener } from '../parts/use-opener.ts'
import { useText } from '../texts/use-text.ts'
import { usePeopleStyles } from './people-styles.ts'
import { RemoveMember } from './remove-member.tsx'
import { ResetDialog } from './reset-dialog.tsx'
import { useHere, usePeopleAction } from './use-people.ts'

type Props = { member: MemberAnswer; lastOwner: boolean }

/** One member: who, since when, in which role; the role and the way out where the reader may. The last owner stays one. */
export function MemberLine({ member, lastOwner }: Props) {
  const { t, format } = useText()
  const styles = usePeopleStyles()
  const now = useNow()
  const me = useMe()
  const { mayGive } = useHere()
  const [removing, setRemoving] = useState(false)
  const reset = useOpener()
  const own = member.id === me.id
  const may = mayGive.includes(member.role) && !lastOwner
  return (
    <>
      <div className={styles.text}>
        <Text weight="semibold">{member.name}</Text> {own && `(${t('people.you')})`}
        <div>{member.email}</div>
        <div className={styles.quiet} title={format.dateTime(member.lastSignInAt)}>
          {[
            member.lastSignInAt
              ? t('people.lastSignIn', { ago: format.ago(member.lastSignInAt, now) })
              : t('people.noSignIn'),
            t('people.joined', { date: format.date(member.joinedAt) }),
          ].join(' · ')}
        </div>
        {own && lastOwner && <div>{t('people.lastOwner')}</div>}
      </div>
      {may ? <RoleChoice member={member} own={own} /> : <PlainRole role={member.role} />}
      {!own && mayGive.includes('owner') && (
        <Button ref={reset.opener} aria-label={t('people.reset.label', { name: member.name })} onClick={reset.show}>
          {t('people.reset')}
        </Button>
      )}
      {(may || (own && !lastOwner)) && (
        <Button
          className={styles.act}
          icon={<DeleteRegular />}
          aria-label={own ? undefined : t('people.remove', { name: member.name })}
          onClick={() => setRemoving(true)}
        >
          {own ? t('people.leave') : t('common.remove')}
        </Button>
      )}
      {reset.open && <ResetDialog member={member} onClose={reset.close} />}
      {removing && <RemoveMember member={member} own={own} onClose={() => setRemoving(false)} />}
    </>
  )
}

function PlainRole({ role }: { role: Role }) {
  const { t } = useText()
  return <span className={usePeopleStyles().plainRole}>{t(`shell.role.${role}`)}</span>
}

/** The role, to be changed; one's own is asked about first. */
function RoleChoice({ member, own }: { member: MemberAnswer; own: boolean }) {
  const { t } = useText()
  const styles = usePeopleStyles()
  const { mayGive } = useHere()
  const [asked, setAsked] = useState<Role | null>(null)
  const { name } = member
  const change = usePeopleAction((client, role: Role) => client.people.changeRole(member.id, { role }), {
    say: (role) => t('people.roleChanged', { name, role: t(`shell.role.${role}`) }),
    after: () => setAsked(null),
  })
  const choose = (value: string): void => {
    const role = roles.find((one) => one === value)
    if (!role || role === member.role) return
    change.reset()
    if (own) setAsked(role)
    else change.mutate(role)
  }
  return (
    <>
      <Select
        className={styles.role}
        aria-label={t('people.role', { name })}
        value={change.isPending ? change.variables : member.role}
        onChange={(_event, { value }) => choose(value)}
      >
        {mayGive.map((role) => (
          <option key={role} value={role}>
            {t(`shell.role.${role}`)}
          </option>
        ))}
      </Select>
      {change.isError && asked === null && (
        <div className={styles.refused}>
          <Notice error={change.error} />
        </div>
      )}
      <ConfirmDialog
        open={asked !== null}
        title={t('people.ownRole.title')}
        body={asked && t('people.ownRole.body', { role: t(`shell.role.${asked}`) })}
        action={t('people.ownRole.do')}
        busy={change.isPending}
        error={change.error}
        onConfirm={() => asked && change.mutate(asked)}
        onClose={() => setAsked(null)}
      />
    </>
  )
}
