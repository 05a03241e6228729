import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { DeviceEventAnswer } from '../../api/contract/devices.ts'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useNow } from '../now.ts'
import { useOrganization } from '../organization.ts'
import { Notice } from '../parts/notice.tsx'
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
  const query = useInfiniteQuery({
    queryKey: keys.device(organization, id, 'events'),
    queryFn: ({ pageParam, signal }) =>
      client.devices.events(id, { limit: perPage, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  })
  const events = query.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Section title={t('device.events')}>
      {query.isPending && <Spinner size="tiny" label={t('common.loading')} />}
      {query.isError && <Notice error={query.error} />}
      <ol className={styles.list}>
        {events.map((event) => (
          <Event key={event.id} event={event} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button disabledFocusable={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('device.events.more')}
        </Button>
      )}
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
