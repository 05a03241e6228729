import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { FluentIcon } from '@fluentui/react-icons'
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle'
import { ClockRegular } from '@fluentui/react-icons/svg/clock'
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle'
import { PersonAvailableFilled } from '@fluentui/react-icons/svg/person-available'
import { PersonWarningFilled } from '@fluentui/react-icons/svg/person-warning'
import { WeatherMoonRegular } from '@fluentui/react-icons/svg/weather-moon'
import type { DeviceState } from '../../domain/words.ts'
import { type Text, useText } from '../texts/use-text.ts'

type Tone = 'calm' | 'good' | 'bad' | 'quiet' | 'ask'

const useStyles = makeStyles({
  badge: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minWidth: 0,
    maxWidth: '100%',
  },
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
  return <StateSign state={state} words={useText().words} />
}

/** Something waits for a person, in words of the list's own. */
export function NeedsPersonBadge() {
  return <Signed icon={PersonWarningFilled} tone="ask" text={useText().t('filter.attention')} />
}

/** The same for rows of long lists, which are given the words. */
export function StateSign({ state, words }: { state: DeviceState; words: Text['words'] }) {
  const { icon, tone } = looks[state]
  return <Signed icon={icon} tone={tone} text={words(`state.${state}`).title} />
}

export function AttentionSign({ words }: { words: Text['words'] }) {
  return <Signed icon={PersonWarningFilled} tone="ask" text={words('verdict.hardware-changed').title} />
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
