import { Button, Text } from '@fluentui/react-components'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { PeopleEventAnswer } from '../../api/contract/people.ts'
import { useClient } from '../client.ts'
import { Section } from '../device/section.tsx'
import { keys } from '../keys.ts'
import { useNow } from '../now.ts'
import { useOrganization } from '../organization.ts'
import { Notice } from '../parts/notice.tsx'
import { useText } from '../texts/use-text.ts'
import { usePeopleStyles } from './people-styles.ts'

const perPage = 20

/** What happened to people, invitations and tokens, the newest first. */
export function History() {
  const { t } = useText()
  const styles = usePeopleStyles()
  const client = useClient()
  const organization = useOrganization()
  const query = useInfiniteQuery({
    queryKey: keys.people(organization, 'events'),
    queryFn: ({ pageParam, signal }) =>
      client.people.events({ limit: perPage, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  })
  const events = query.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Section title={t('people.history')}>
      {query.isError && <Notice error={query.error} />}
      {query.isSuccess && events.length === 0 && <Text>{t('people.history.none')}</Text>}
      <ol className={styles.list}>
        {events.map((event) => (
          <li key={event.id} className={styles.line}>
            <Event event={event} />
          </li>
        ))}
      </ol>
      {query.hasNextPage && (
        <div>
          <Button disabledFocusable={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('people.history.more')}
          </Button>
        </div>
      )}
    </Section>
  )
}

function Event({ event }: { event: PeopleEventAnswer }) {
  const { t, format } = useText()
  const styles = usePeopleStyles()
  const now = useNow()
  const { about, role, roleBefore, by, at, kind } = event
  const named = (one: PeopleEventAnswer['role']) => (one ? t(`shell.role.${one}`) : '')
  return (
    <div className={styles.text}>
      {t(`people.event.${kind}`, { about, role: named(role), roleBefore: named(roleBefore) })}
      <div className={styles.quiet}>
        {by.name} · <time dateTime={at}>{format.dateTime(at)}</time> ({format.ago(at, now)})
      </div>
    </div>
  )
}
