import { makeStyles, Text, tokens } from '@fluentui/react-components'
import type { DeviceEventAnswer } from '../../api/contract/devices.ts'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useNow } from '../now.ts'
import { useOrganization } from '../organization.ts'
import { MoreButton } from '../parts/more-button.tsx'
import { Reading } from '../parts/reading.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useText } from '../texts/use-text.ts'
import { detailLines } from './event-details.ts'
import { Section } from './section.tsx'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  event: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    paddingInlineStart: tokens.spacingHorizontalXL,
    paddingBottom: tokens.spacingVerticalL,
    overflowWrap: 'anywhere',
    '::before': {
      content: '""',
      position: 'absolute',
      insetInlineStart: '3px',
      top: '6px',
      width: '9px',
      height: '9px',
      borderRadius: '50%',
      backgroundColor: tokens.colorBrandBackground,
      forcedColorAdjust: 'none',
    },
    '::after': {
      content: '""',
      position: 'absolute',
      insetInlineStart: '7px',
      top: '18px',
      bottom: 0,
      width: '1px',
      backgroundColor: tokens.colorNeutralStroke2,
    },
    ':last-child::after': { display: 'none' },
  },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

const perPage = 50

/** What happened to the device, the newest first. */
export function Events({ id }: { id: number }) {
  const { t } = useText()
  const styles = useStyles()
  const client = useClient()
  const organization = useOrganization()
  const events = usePages(keys.device(organization, id, 'events'), (cursor, signal) =>
    client.devices.events(id, { limit: perPage, cursor }, { signal }),
  )
  return (
    <Section title={t('device.events')}>
      <Reading of={events} size="tiny" />
      <ol className={styles.list}>
        {events.items.map((event) => (
          <Event key={event.id} event={event} />
        ))}
      </ol>
      <MoreButton of={events} text={t('device.events.more')} />
    </Section>
  )
}

function Event({ event }: { event: DeviceEventAnswer }) {
  const text = useText()
  const { words, format } = text
  const styles = useStyles()
  const now = useNow()
  return (
    <li className={styles.event}>
      <Text weight="semibold">{words(`event.${event.kind}`).title}</Text>
      {detailLines(event, text).map((line) => (
        <span key={line}>{line}</span>
      ))}
      <span className={styles.quiet}>
        {event.by.name} · <time dateTime={event.at}>{format.dateTime(event.at)}</time> ({format.ago(event.at, now)})
      </span>
    </li>
  )
}
