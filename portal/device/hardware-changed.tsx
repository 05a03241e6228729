import { Button, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import type { DeviceAnswer } from '../../api/contract/devices.ts'
import { mayDoWith } from '../../domain/registration.ts'
import { useClient } from '../client.ts'
import { useMay } from '../me.ts'
import { useOrganization } from '../organization.ts'
import { Notice } from '../parts/notice.tsx'
import { Loading } from '../parts/reading.tsx'
import { useSay } from '../parts/toasts.tsx'
import { useText } from '../texts/use-text.ts'
import { ComparedHardware } from './compared-hardware.tsx'
import { Section } from './section.tsx'
import { useHardware, usePutDevice } from './use-device.ts'

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

/** Changed hardware waits for a person: both side by side, what differs marked; replace or dismiss. */
export function HardwareChanged({ device }: { device: DeviceAnswer }) {
  const { t, words } = useText()
  const styles = useStyles()
  const may = useMay(useOrganization())
  const { data, error } = useHardware(device.id)
  const answer = useAnswer(device)
  const waiting = data?.waiting.find(
    ({ row, upload }) => row === device.attention?.row && upload === device.attention.upload,
  )
  const before = data?.current?.device
  const changed = words('verdict.hardware-changed')
  return (
    <Section title={changed.title} tone="loud">
      <Text>
        {changed.sentence} {changed.nextStep}
      </Text>
      {error && !data && <Notice error={error} />}
      {!data && !error && <Loading size="tiny" />}
      {before && waiting?.device && <ComparedHardware before={before} now={waiting.device} />}
      {answer.isError && <Notice error={answer.error} />}
      {may('change') && !mayDoWith(device, 'replace-hardware') && <Text>{t('changed.pending')}</Text>}
      {may('change') && mayDoWith(device, 'replace-hardware') && (
        <div className={styles.actions}>
          <Button appearance="primary" disabledFocusable={answer.isPending} onClick={() => answer.mutate('replace')}>
            {words('action.replace-hardware').title}
          </Button>
          <Button disabledFocusable={answer.isPending} onClick={() => answer.mutate('dismiss')}>
            {words('action.dismiss-hardware').title}
          </Button>
        </div>
      )}
    </Section>
  )
}

function useAnswer(device: DeviceAnswer) {
  const { t } = useText()
  const client = useClient()
  const put = usePutDevice()
  const say = useSay()
  return useMutation({
    mutationFn: (wanted: 'replace' | 'dismiss') => {
      const { upload, row } = device.attention ?? { upload: '', row: 0 }
      return wanted === 'replace'
        ? client.devices.replaceHardware(device.id, { upload, row })
        : client.devices.dismissHardware(device.id, { upload, row })
    },
    onSuccess: (after, wanted) => {
      put(after)
      say.done(t(wanted === 'replace' ? 'changed.replaced' : 'changed.dismissed'))
    },
  })
}
