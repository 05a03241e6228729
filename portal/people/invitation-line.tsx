import { Button, Text } from '@fluentui/react-components'
import type { InvitationAnswer } from '../../api/contract/people.ts'
import { useNow } from '../now.ts'
import { Notice } from '../parts/notice.tsx'
import { useText } from '../texts/use-text.ts'
import { usePeopleStyles } from './people-styles.ts'
import { useHere, usePeopleAction } from './use-people.ts'

/** One open invitation; its link is not shown again. */
export function InvitationLine({ invitation }: { invitation: InvitationAnswer }) {
  const { t, format } = useText()
  const styles = usePeopleStyles()
  const now = useNow()
  const { mayGive } = useHere()
  const { email, role, createdBy, createdAt, expiresAt } = invitation
  const withdraw = usePeopleAction((client, id: string) => client.people.withdraw(id), {
    say: () => t('people.withdrawn', { email }),
  })
  return (
    <>
      <div className={styles.text}>
        <Text weight="semibold">{email}</Text>
        <div className={styles.quiet}>
          {t('people.invitation.about', {
            name: createdBy,
            ago: format.ago(createdAt, now),
            date: format.dateTime(expiresAt),
          })}
        </div>
      </div>
      <span className={styles.plainRole}>{t(`shell.role.${role}`)}</span>
      {mayGive.includes(role) && (
        <Button
          className={styles.act}
          aria-label={t('people.withdraw.label', { email })}
          disabledFocusable={withdraw.isPending}
          onClick={() => withdraw.mutate(invitation.id)}
        >
          {t('people.withdraw')}
        </Button>
      )}
      {withdraw.isError && (
        <div className={styles.refused}>
          <Notice error={withdraw.error} />
        </div>
      )}
    </>
  )
}
