import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { HashedDeviceAnswer } from '../../api/contract/hash.ts'
import { describeHash } from '../../domain/messages/describe-hash.ts'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'
import { CopyLine } from '../parts/copy-line.tsx'
import { Notice } from '../parts/notice.tsx'
import { Loading } from '../parts/reading.tsx'
import { useText } from '../texts/use-text.ts'
import { Fact, Facts, Section } from './section.tsx'
import { useHardware } from './use-device.ts'

const useStyles = makeStyles({
  group: { margin: `${tokens.spacingVerticalS} 0 0` },
})

/** What the hash says in plain words; the hash itself only when asked for. */
export function HardwareSection({ id }: { id: number }) {
  const { t, format } = useText()
  const { data, error, isPending } = useHardware(id)
  const current = data?.current ?? null
  return (
    <Section title={t('device.hardware')}>
      {isPending && <Loading size="tiny" />}
      {error && !data && <Notice error={error} />}
      {data && !current?.device && <Text>{t('device.hardware.none')}</Text>}
      {current?.device && <HardwareGroups device={current.device} />}
      {current && <FullHash id={id} />}
      {data?.history.map((record) => (
        <details key={`${record.since}-${record.until}`}>
          <summary>
            {t('device.hardware.until', { from: format.date(record.since), until: format.date(record.until) })}
          </summary>
          {record.device && <HardwareGroups device={record.device} />}
        </details>
      ))}
    </Section>
  )
}

const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

function HardwareGroups({ device }: { device: HashedDeviceAnswer }) {
  const { language, format } = useText()
  const styles = useStyles()
  const shown = (value: string): string => (isMoment.test(value) ? format.dateTime(value) : value)
  return describeHash(language, device).map(({ group, title, lines }) => (
    <div key={group}>
      <Subtitle2 as="h3" className={styles.group}>
        {title}
      </Subtitle2>
      <Facts>
        {lines.map(({ name, value }, place) => (
          <Fact key={`${name}-${place.toString()}`} name={name}>
            {shown(value)}
          </Fact>
        ))}
      </Facts>
    </div>
  ))
}

/** The hash as text, when asked for: the canonical 4000 characters, or what came in where it was refused. */
function FullHash({ id }: { id: number }) {
  const { t } = useText()
  const client = useClient()
  const organization = useOrganization()
  const [open, setOpen] = useState(false)
  const { data, error, isPending } = useQuery({
    queryKey: keys.device(organization, id, 'hash'),
    queryFn: ({ signal }) => client.devices.hardware(id, { hash: true }, { signal }),
    enabled: open,
  })
  const text = data?.current?.hash ?? data?.current?.refusedText ?? null
  return (
    <div>
      <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'device.hash.hide' : 'device.hash.show')}
      </Button>
      {open && isPending && <Loading size="tiny" />}
      {open && error && !data && <Notice error={error} />}
      {open && text !== null && <CopyLine text={text} label={t('device.hash')} />}
      {open && data && text === null && <Text> {t('device.hardware.none')}</Text>}
    </div>
  )
}
