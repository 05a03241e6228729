import { Button, Text } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { useState } from 'react'
import type { TokenAnswer } from '../../api/contract/accounts.ts'
import { useNow } from '../now.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { type Text as Texts, useText } from '../texts/use-text.ts'
import { usePeopleStyles } from './people-styles.ts'
import { useHere, usePeopleAction } from './use-people.ts'

/** One token: what it is for, who made it, when it was used, until when; revoked after a question. */
export function TokenLine({ token }: { token: TokenAnswer }) {
  const text = useText()
  const { t } = text
  const styles = usePeopleStyles()
  const now = useNow()
  const { mayGive } = useHere()
  const [asking, setAsking] = useState(false)
  const { name } = token
  const revoke = usePeopleAction((client, id: string) => client.accounts.removeToken(id), {
    say: () => t('tokens.revoked', { name }),
    after: () => setAsking(false),
  })
  return (
    <>
      <div className={styles.text}>
        <Text weight="semibold">{name}</Text> <Text font="monospace">{token.start}…</Text>
        <div className={styles.quiet}>{aboutToken(token, text, now)}</div>
      </div>
      <span className={styles.plainRole}>{t(`shell.role.${token.role}`)}</span>
      {mayGive.includes(token.role) && (
        <Button
          className={styles.act}
          icon={<DeleteRegular />}
          aria-label={t('tokens.revoke.label', { name })}
          onClick={() => {
            revoke.reset()
            setAsking(true)
          }}
        >
          {t('tokens.revoke')}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        title={t('tokens.revoke.title', { name })}
        body={t('tokens.revoke.body')}
        action={t('tokens.revoke')}
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoke.mutate(token.id)}
        onClose={() => setAsking(false)}
      />
    </>
  )
}

function aboutToken(token: TokenAnswer, { t, format }: Texts, now: number): string {
  const { createdBy, createdAt, lastUsedAt, expiresAt } = token
  const made = format.ago(createdAt, now)
  return [
    createdBy ? t('tokens.madeBy', { name: createdBy.name, ago: made }) : t('tokens.made.ago', { ago: made }),
    lastUsedAt ? t('tokens.used', { ago: format.ago(lastUsedAt, now) }) : t('tokens.unused'),
    expiresAt === null
      ? t('tokens.neverExpires')
      : t(Date.parse(expiresAt) > now ? 'tokens.expires' : 'tokens.expired', { date: format.date(expiresAt) }),
  ].join(' · ')
}
