import type { DeviceAnswer } from '../../api/contract/devices.ts'
import { mayDoWith } from '../../domain/registration.ts'
import { useMay } from '../me.ts'
import { useNow } from '../now.ts'
import { useOrganization } from '../organization.ts'
import { PageLink } from '../parts/link.tsx'
import { paths } from '../paths.ts'
import { useText } from '../texts/use-text.ts'
import { Fact, Facts, Section } from './section.tsx'
import { ValueInPlace } from './value-in-place.tsx'

/** What is known of the device on the roll; tag and user are changed where they stand. */
export function DeviceFacts({ device }: { device: DeviceAnswer }) {
  const { t, format } = useText()
  const organization = useOrganization()
  const may = useMay(organization)
  const now = useNow()
  const { upload } = device
  const when = (moment: string | null): string =>
    moment === null ? '' : `${format.dateTime(moment)} (${format.ago(moment, now)})`
  const plain: [name: string, value: string | null][] = [
    [t('column.manufacturer'), device.manufacturer],
    [t('column.model'), device.model],
    [t('device.productKeyId'), device.productKeyId],
    [t('device.osBuild'), device.osBuild === null ? null : String(device.osBuild)],
    [t('device.capturedAt'), when(device.capturedAt)],
    [t('column.registeredAt'), when(device.registeredAt)],
    [t('device.registeredBy'), device.registeredBy],
    [t('column.lastSeenAt'), when(device.lastSeenAt)],
  ]
  return (
    <Section title={t('device.facts')}>
      <Facts>
        <Fact name={t('column.groupTag')}>
          <ValueInPlace device={device} field="groupTag" editable={may('change') && mayDoWith(device, 'tag')} />
        </Fact>
        <Fact name={t('column.assignedUser')}>
          <ValueInPlace device={device} field="assignedUser" editable={may('change') && mayDoWith(device, 'assign')} />
        </Fact>
        {plain.map(
          ([name, value]) =>
            value && (
              <Fact key={name} name={name}>
                {value}
              </Fact>
            ),
        )}
        {upload && (
          <Fact name={t('device.from')}>
            <PageLink {...paths.registration(organization, upload.id)}>
              {upload.file === null
                ? t('device.from.upload')
                : upload.line === null
                  ? upload.file
                  : t('device.from.line', { file: upload.file, line: upload.line })}
            </PageLink>
          </Fact>
        )}
      </Facts>
    </Section>
  )
}
