import { makeStyles, Text, tokens } from '@fluentui/react-components'
import type { DeviceAnswer } from '../../api/contract/devices.ts'
import { hint } from '../../domain/messages/say.ts'
import { mayDoWith, takesLongerThanUsual } from '../../domain/registration.ts'
import { useMay } from '../me.ts'
import { useNow } from '../now.ts'
import { useOrganization } from '../organization.ts'
import { CopyButton } from '../parts/copy-line.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { useText } from '../texts/use-text.ts'
import { MendDevice } from './mend-device.tsx'
import { Section } from './section.tsx'

const useStyles = makeStyles({
  next: { fontWeight: tokens.fontWeightSemibold },
  request: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
})

/** How the device stands, in a sentence, and the next step; an error with its reason and what to do. */
export function DeviceState({ device }: { device: DeviceAnswer }) {
  const { t, words, language } = useText()
  const styles = useStyles()
  const now = useNow()
  const may = useMay(useOrganization())
  const { state, error } = device
  const { sentence, nextStep: usual } = words(`state.${state}`)
  // Whose hardware may be another's is not handed over before a person has said which.
  const nextStep = device.attention ? words('verdict.hardware-changed').nextStep : usual
  const long = takesLongerThanUsual(state, device.createdAt, now)
  return (
    <Section title={t('column.state')} {...(state === 'failed' ? { tone: 'bad' as const } : {})}>
      <StateBadge state={state} />
      <Text>
        {sentence} {long && hint(language, 'takes-longer')}
      </Text>
      {error ? (
        <>
          <Text weight="semibold">
            {words(`error.${error.code}`).title}
            {error.reason && `: ${words(`reason.${error.reason}`).title}`}
          </Text>
          <Text>{error.message}</Text>
          <Text className={styles.next}>{error.nextStep}</Text>
          {error.requestId && (
            <span className={styles.request}>
              {t('common.requestId')}: <code>{error.requestId}</code>
              <CopyButton text={error.requestId} label={t('common.requestId')} />
            </span>
          )}
        </>
      ) : (
        nextStep && <Text className={styles.next}>{nextStep}</Text>
      )}
      {may('register') && mayDoWith(device, 'mend') && <MendDevice device={device} />}
    </Section>
  )
}
