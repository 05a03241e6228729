import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { FluentIcon } from '@fluentui/react-icons'
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle'
import { ClockRegular } from '@fluentui/react-icons/svg/clock'
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle'
import { PersonAvailableFilled } from '@fluentui/react-icons/svg/person-available'
import { PersonWarningFilled } from '@fluentui/react-icons/svg/person-warning'
import { WeatherMoonRegular } from '@fluentui/react-icons/svg/weather-moon'
import type { MessageKey } from '../../domain/messages/messages.ts'
import type { DeviceState } from '../../domain/words.ts'
import { useText } from '../texts/use-text.ts'

export type Sign = DeviceState | 'attention'
export type Tone = 'calm' | 'good' | 'bad' | 'quiet' | 'ask'

const useStyles = makeStyles({
  badge: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minWidth: 0,
    maxWidth: '100%',
  },
  sheet: { position: 'absolute', width: 0, height: 0, overflow: 'hidden' },
  icon: { flexShrink: 0, fontSize: '16px' },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  calm: { color: tokens.colorBrandForeground1 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  ask: { color: tokens.colorStatusWarningForeground1 },
})

/** How each state looks: a sign and a word, so that nobody needs the colour. A state without a look does not compile. */
const looks = {
  pending: { icon: ClockRegular, tone: 'calm' },
  failed: { icon: ErrorCircleFilled, tone: 'bad' },
  ready: { icon: CheckmarkCircleFilled, tone: 'good' },
  active: { icon: PersonAvailableFilled, tone: 'good' },
  inactive: { icon: WeatherMoonRegular, tone: 'quiet' },
} as const satisfies Record<DeviceState, { icon: FluentIcon; tone: Tone }>

/** A device's state in words. */
export function StateBadge({ state }: { state: DeviceState }) {
  const { icon, tone } = looks[state]
  return <Signed icon={icon} tone={tone} text={useText().words(`state.${state}`).title} />
}

/** Something waits for a person, in words of the list's own. */
export function NeedsPersonBadge() {
  return <Signed icon={PersonWarningFilled} tone="ask" text={useText().t('filter.attention')} />
}

/** What a row of a long list shows of a device, and how: `sign` names one of the `SignSheet`. */
export function signOf(device: { state: DeviceState; attention: unknown }): {
  sign: Sign
  tone: Tone
  text: MessageKey
} {
  if (device.attention) return { sign: 'attention', tone: 'ask', text: 'verdict.hardware-changed' }
  return { sign: device.state, tone: looks[device.state].tone, text: `state.${device.state}` }
}

/**
 * The signs of all states, drawn once and out of sight; rows point at them. A row that is given to another device then
 * changes an attribute instead of taking one drawing out of the document and putting another in.
 */
export function SignSheet() {
  const styles = useStyles()
  const signs = [...Object.entries(looks), ['attention', { icon: PersonWarningFilled }] as const]
  return (
    <svg className={styles.sheet} aria-hidden>
      {signs.map(([name, { icon: Icon }]) => (
        <Icon key={name} id={`sign-${name}`} />
      ))}
    </svg>
  )
}

function Signed({ icon: Icon, tone, text }: { icon: FluentIcon; tone: Tone; text: string }) {
  const styles = useStyles()
  return (
    <span className={styles.badge}>
      <Icon className={mergeClasses(styles.icon, styles[tone])} aria-hidden />
      <span className={styles.text}>{text}</span>
    </span>
  )
}
