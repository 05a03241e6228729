import { Checkbox } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { MemberAnswer } from '../../api/contract/people.ts'
import { keys } from '../keys.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { paths } from '../paths.ts'
import { useText } from '../texts/use-text.ts'
import { usePeopleStyles } from './people-styles.ts'
import { useHere, usePeopleAction, useTokens } from './use-people.ts'

type Props = { member: MemberAnswer; own: boolean; onClose: () => void }

/** Asks before someone goes; their tokens belong to the organization, and end only where that is wanted. */
export function RemoveMember({ member, own, onClose }: Props) {
  const { t } = useText()
  const styles = usePeopleStyles()
  const here = useHere()
  const goAway = useGoAway()
  const { name } = member
  const [revokeTokens, setRevokeTokens] = useState(false)
  const theirs = useTokens().data?.items.filter(({ createdBy }) => createdBy?.id === member.id).length ?? 0
  const remove = usePeopleAction((client, id: string) => client.people.remove(id, { revokeTokens }), {
    ...(own ? {} : { say: () => t('people.removed', { name }) }),
    after: () => (own ? goAway() : onClose()),
  })
  return (
    <ConfirmDialog
      open
      title={t(own ? 'people.leave.title' : 'people.remove.title', { name, organization: here.name })}
      body={
        <div className={styles.content}>
          {t(own ? 'people.leave.body' : 'people.remove.body')}
          {theirs > 0 && (
            <Checkbox
              label={t('people.remove.tokens', { count: theirs })}
              checked={revokeTokens}
              onChange={(_event, { checked }) => setRevokeTokens(checked === true)}
            />
          )}
        </div>
      }
      action={own ? t('people.leave') : t('common.remove')}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(member.id)}
      onClose={onClose}
    />
  )
}

/** Who left is somebody else's member, or nobody's. */
function useGoAway(): () => void {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return () => {
    queries.removeQueries({ queryKey: keys.me })
    void navigate(paths.home())
  }
}
