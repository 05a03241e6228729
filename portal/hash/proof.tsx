import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle'
import { said } from '../../domain/messages/say.ts'
import { toneStyles } from '../parts/looks.ts'
import { makeAndModel } from '../parts/make-and-model.ts'
import { Notice } from '../parts/notice.tsx'
import { useText } from '../texts/use-text.ts'
import type { Proof } from './use-proof.ts'

const useStyles = makeStyles({
  proof: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  busy: { opacity: 0.7 },
  icon: { fontSize: '20px', gridRow: 'span 4' },
  good: toneStyles.good,
  bad: toneStyles.bad,
  title: { fontWeight: tokens.fontWeightSemibold },
  more: { gridColumn: 2, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
})

/** What a hash proves, in words; read out as it changes. */
export function ProofBox({ proof }: { proof: Proof }) {
  const { t, language, format } = useText()
  const styles = useStyles()
  const { answer, busy, error } = proof
  if (error) return <Notice error={error} />
  if (!answer) return <div aria-live="polite" />
  const { valid, device, reason, message, nextStep, warnings } = answer
  const Icon = valid ? CheckmarkCircleRegular : ErrorCircleRegular
  const about = device && [
    makeAndModel(device),
    device.serialNumber && t('proof.serial', { serial: device.serialNumber }),
    device.capturedAt && t('proof.captured', { when: format.dateTime(device.capturedAt) }),
  ]
  return (
    <div aria-live="polite" className={mergeClasses(styles.proof, busy && styles.busy)}>
      <Icon className={mergeClasses(styles.icon, valid ? styles.good : styles.bad)} aria-hidden />
      <span className={styles.title}>
        {valid ? t('proof.valid') : reason ? said(language, `reason.${reason}`).title : t('proof.notValid')}
      </span>
      {!valid && <span className={styles.more}>{[message, nextStep].filter(Boolean).join(' ')}</span>}
      {about && <span className={styles.more}>{about.filter(Boolean).join(' · ')}</span>}
      {warnings.length > 0 && (
        <span className={styles.more}>
          {warnings.map((warning) => said(language, `warning.${warning}`).sentence).join(' ')}
        </span>
      )}
    </div>
  )
}
