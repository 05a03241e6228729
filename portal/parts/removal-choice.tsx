import { Checkbox, makeStyles, tokens } from '@fluentui/react-components'
import { useText } from '../texts/use-text.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
})

type Props = {
  /** What removing does while it can be undone, with the number. */
  undoable: string
  count: number
  final: boolean
  onFinal: (final: boolean) => void
}

/** What removing does, and the choice to give up undo: then another organization can have the devices at once. */
export function RemovalChoice({ undoable, count, final, onFinal }: Props) {
  const { t } = useText()
  const styles = useStyles()
  return (
    <div className={styles.root}>
      <span aria-live="polite">{final ? t('ask.final.body', { count }) : undoable}</span>
      <Checkbox checked={final} label={t('ask.final')} onChange={(_event, { checked }) => onFinal(checked === true)} />
    </div>
  )
}
