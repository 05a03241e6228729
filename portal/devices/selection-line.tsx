import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { memo } from 'react'
import { useStore } from '../store.ts'
import { useText } from '../texts/use-text.ts'
import { chooseAll, clearSelection, countOf, selection } from './selection.ts'

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM, minHeight: '24px' },
})

/** What is chosen, in words; and the step from the rows shown to all that match. */
export const SelectionLine = memo(function SelectionLine({ total, shown }: { total: number | null; shown: number }) {
  const { t, format } = useText()
  const styles = useStyles()
  const chosen = useStore(selection)
  const many = countOf(chosen, total ?? 0)
  const more = total !== null && !chosen.all && many > 0 && many < total && total > shown
  return (
    <div className={styles.line} role="status">
      {many === 0
        ? total !== null && t('devices.count', { count: total })
        : chosen.all
          ? t('devices.chosen.all', { count: many })
          : t('devices.chosen', { count: many, total: format.number(total ?? many) })}
      {more && (
        <Button size="small" onClick={chooseAll}>
          {t('devices.chooseAll', { count: total })}
        </Button>
      )}
      {many > 0 && (
        <Button size="small" appearance="subtle" onClick={clearSelection}>
          {t('devices.chooseNone')}
        </Button>
      )}
    </div>
  )
})
