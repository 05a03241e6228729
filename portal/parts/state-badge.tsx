import { makeStyles } from '@fluentui/react-components'
import type { MessageKey } from '../../domain/messages/say.ts'
import type { DeviceState } from '../../domain/words.ts'
import { useText } from '../texts/use-text.ts'
import { attentionLook, looks, type Tone } from './looks.ts'
import { Signed } from './signed.tsx'

export type Sign = DeviceState | 'attention'

const useStyles = makeStyles({
  sheet: { position: 'absolute', width: 0, height: 0, overflow: 'hidden' },
})

/** A device's state in words. */
export function StateBadge({ state }: { state: DeviceState }) {
  return <Signed look={looks.state[state]} text={useText().words(`state.${state}`).title} />
}

/** Something waits for a person, in words of the list's own. */
export function AttentionBadge() {
  return <Signed look={attentionLook} text={useText().t('filter.attention')} />
}

/** What a row of a long list shows of a device, and how: `sign` names one of the `SignSheet`. */
export function signOf(device: { state: DeviceState; attention: unknown }): {
  sign: Sign
  tone: Tone
  text: MessageKey
} {
  if (device.attention) return { sign: 'attention', tone: attentionLook.tone, text: 'verdict.hardware-changed' }
  return { sign: device.state, tone: looks.state[device.state].tone, text: `state.${device.state}` }
}

/**
 * The signs of all states, drawn once and out of sight; rows point at them. A row that is given to another device then
 * changes an attribute instead of taking one drawing out of the document and putting another in.
 */
export function SignSheet() {
  const styles = useStyles()
  const signs = Object.entries({ ...looks.state, attention: attentionLook })
  return (
    <svg className={styles.sheet} aria-hidden>
      {signs.map(([name, { icon: Icon }]) => (
        <Icon key={name} id={`sign-${name}`} />
      ))}
    </svg>
  )
}
