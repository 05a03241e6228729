import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type Look, useTones } from './looks.ts'

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minWidth: 0,
    maxWidth: '100%',
  },
  icon: { flexShrink: 0, fontSize: '16px' },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
})

/** A state in words with its sign: `look` comes of the table of looks. */
export function Signed({ look: { icon: Icon, tone }, text }: { look: Look; text: string }) {
  const styles = useStyles()
  const tones = useTones()
  return (
    <span className={styles.root}>
      <Icon className={mergeClasses(styles.icon, tones[tone])} aria-hidden />
      <span className={styles.text}>{text}</span>
    </span>
  )
}
