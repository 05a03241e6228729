import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import { useParams } from '@tanstack/react-router'
import type { DeviceAnswer } from '../../api/contract/devices.ts'
import { MusterProblem } from '../client.ts'
import { lastLooked } from '../devices/device-search.ts'
import { useOrganization } from '../organization.ts'
import { FaultPage, MissingPage } from '../parts/fault-page.tsx'
import { PageLink } from '../parts/link.tsx'
import { Page } from '../parts/page.tsx'
import { Loading } from '../parts/reading.tsx'
import { paths } from '../paths.ts'
import { useText } from '../texts/use-text.ts'
import { DeviceCommands } from './device-commands.tsx'
import { DeviceFacts } from './device-facts.tsx'
import { DeviceState } from './device-state.tsx'
import { Events } from './events.tsx'
import { HardwareChanged } from './hardware-changed.tsx'
import { HardwareSection } from './hardware-section.tsx'
import { useDevice } from './use-device.ts'

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    '@media (max-width: 1024px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
})

/** One device: how it stands and what to do next, what is known of it, and what happened to it. */
export function DevicePage() {
  const { device: named } = useParams({ from: '/o/$organization/devices/$device' })
  const id = Number(named)
  const { data: device, error, refetch } = useDevice(id)
  if (!/^\d+$/.test(named) || !Number.isSafeInteger(id)) return <MissingPage />
  const gone = error instanceof MusterProblem && error.status === 404
  if (error && (!device || gone)) return <FaultPage error={error} reset={() => void refetch()} />
  if (!device) return <Loading />
  // A form that is open is of one device and goes with it, whatever page comes next.
  return <OneDevice key={id} device={device} />
}

function OneDevice({ device }: { device: DeviceAnswer }) {
  const { t } = useText()
  const styles = useStyles()
  const organization = useOrganization()
  return (
    <Page
      title={device.serialNumber}
      beside={
        <>
          {device.example && (
            <Badge appearance="tint" color="informative">
              {t('examples.mark')}
            </Badge>
          )}
          <PageLink {...paths.devices(organization)} search={lastLooked(organization)}>
            {t('device.toList')}
          </PageLink>
        </>
      }
    >
      <DeviceCommands device={device} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <DeviceState device={device} />
          {device.attention && <HardwareChanged key={device.version} device={device} />}
          <DeviceFacts device={device} />
          <HardwareSection id={device.id} />
        </div>
        <div className={styles.column}>
          <Events id={device.id} />
        </div>
      </div>
    </Page>
  )
}
