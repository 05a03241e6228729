import { Badge, Button, Text } from '@fluentui/react-components'
import type { SessionAnswer } from '../../api/contract/own-account.ts'
import { Section } from '../device/section.tsx'
import { useNow } from '../now.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { Notice } from '../parts/notice.tsx'
import { Reading } from '../parts/reading.tsx'
import { useOpener } from '../parts/use-opener.ts'
import { useText } from '../texts/use-text.ts'
import { useOwnStyles } from './own-styles.ts'
import { programOf } from './program.ts'
import { useOwnAction, useSessions } from './use-own.ts'

/** Where the person is signed in, this browser marked; each can be ended, and all others at once. */
export function SessionsSection() {
  const { t } = useText()
  const styles = useOwnStyles()
  const sessions = useSessions()
  const { open, opener, show, close } = useOpener()
  const endOthers = useOwnAction((own) => own.endOtherSessions(), {
    say: ({ ended }) => t('own.sessions.ended', { count: ended }),
    after: close,
  })
  const items = sessions.data?.items ?? []
  const others = items.filter(({ current }) => !current).length
  return (
    <Section title={t('own.sessions')}>
      <Text className={styles.text}>{t('own.sessions.lead')}</Text>
      <Reading of={sessions} />
      <ul className={styles.list}>
        {items.map((session) => (
          <li key={session.id} className={styles.line}>
            <SessionLine session={session} />
          </li>
        ))}
      </ul>
      {others > 0 && (
        <div>
          <Button ref={opener} onClick={show}>
            {t('own.sessions.endOthers', { count: others })}
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={open}
        title={t('own.sessions.endOthers.title', { count: others })}
        body={t('own.sessions.endOthers.body')}
        action={t('own.sessions.endOthers', { count: others })}
        busy={endOthers.isPending}
        error={endOthers.error}
        onConfirm={() => endOthers.mutate(undefined)}
        onClose={close}
      />
    </Section>
  )
}

function SessionLine({ session }: { session: SessionAnswer }) {
  const { t, format } = useText()
  const styles = useOwnStyles()
  const now = useNow()
  const end = useOwnAction((own) => own.endSession(session.id), { say: () => t('own.sessions.ended', { count: 1 }) })
  const { browser, system } = programOf(session.program)
  const name = browser && system ? t('own.sessions.on', { browser, system }) : (browser ?? t('own.sessions.unknown'))
  const about = [
    session.address,
    t('own.sessions.started', { when: format.dateTime(session.startedAt) }),
    !session.current && t('own.sessions.seen', { ago: format.ago(session.seenAt, now) }),
  ]
  return (
    <>
      <div className={styles.grow} title={session.program ?? undefined}>
        <Text weight="semibold">{name}</Text>{' '}
        {session.current && <Badge appearance="tint">{t('own.sessions.this')}</Badge>}
        <div className={styles.quiet}>{about.filter(Boolean).join(' · ')}</div>
        {end.isError && <Notice error={end.error} />}
      </div>
      {!session.current && (
        <Button
          aria-label={t('own.sessions.end.label', { name, when: format.dateTime(session.startedAt) })}
          disabledFocusable={end.isPending}
          onClick={() => end.mutate(undefined)}
        >
          {t('own.sessions.end')}
        </Button>
      )}
    </>
  )
}
