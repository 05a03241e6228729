import { Text } from '@fluentui/react-components'
import type { PeopleEventAnswer } from '../../api/contract/people.ts'
import { useClient } from '../client.ts'
import { Section } from '../device/section.tsx'
import { keys } from '../keys.ts'
import { useNow } from '../now.ts'
import { useOrganization } from '../organization.ts'
import { MoreButton } from '../parts/more-button.tsx'
import { Reading } from '../parts/reading.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useText } from '../texts/use-text.ts'
import { usePeopleStyles } from './people-styles.ts'

const perPage = 20

/** What happened to people, invitations and tokens, the newest first. */
export function History() {
  const { t } = useText()
  const styles = usePeopleStyles()
  const client = useClient()
  const organization = useOrganization()
  const events = usePages(keys.people(organization, 'events'), (cursor, signal) =>
    client.people.events({ limit: perPage, cursor }, { signal }),
  )
  return (
    <Section title={t('people.history')}>
      <Reading of={events} size="tiny" />
      {events.isSuccess && events.items.length === 0 && <Text>{t('people.history.none')}</Text>}
      <ol className={styles.list}>
        {events.items.map((event) => (
          <li key={event.id} className={styles.line}>
            <Event event={event} />
          </li>
        ))}
      </ol>
      <MoreButton of={events} text={t('people.history.more')} />
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
