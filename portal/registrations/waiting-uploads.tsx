import { makeStyles, tokens } from '@fluentui/react-components'
import { Heading } from '../parts/heading.tsx'
import { useText } from '../texts/use-text.ts'
import { useOpenUploads, waitingOf } from './use-open-uploads.ts'
import { WaitingLine } from './waiting-line.tsx'

const useStyles = makeStyles({
  root: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    maxWidth: '1080px',
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: { ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` } },
})

/** Uploads that wait for a person, above the list of all. */
export function WaitingUploads() {
  const { t } = useText()
  const styles = useStyles()
  const waiting = waitingOf(useOpenUploads())
  if (waiting.length === 0) return null
  return (
    <section className={styles.root}>
      <Heading className={styles.heading}>{t('waiting.heading', { count: waiting.length })}</Heading>
      <ul className={styles.list}>
        {waiting.map((upload) => (
          <li key={upload.id} className={styles.item}>
            <WaitingLine upload={upload} />
          </li>
        ))}
      </ul>
    </section>
  )
}
