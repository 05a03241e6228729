import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { memo } from 'react'
import { restingPlace } from '../parts/keep-focus.ts'
import { useStore } from '../store.ts'
import type { TextKey } from '../texts/keys.ts'
import { useText } from '../texts/use-text.ts'
import { chooseAll, clearSelection, countOf, selection } from './selection.ts'
import type { Cannot } from './use-cannot.ts'

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '24px',
    flexShrink: 0,
  },
  news: { marginInlineStart: 'auto' },
})

type Props = {
  total: number | null
  shown: number
  newRows: number
  cannot: Cannot
  onShowNew: () => void
}

/** What is said of a button that does nothing: what a person can do about it. That a device has not failed, they see. */
const said = (cannot: Cannot): TextKey[] =>
  Object.values(cannot).filter((why) => why !== undefined && why !== 'cannot.retry.notFailed')

/**
 * What is chosen, in words; the step from the rows shown to all that match; and how many came in since the list was read,
 * here, where it has room already, so that the list does not move under the pointer.
 */
export const SelectionLine = memo(function SelectionLine({ total, shown, newRows, cannot, onShowNew }: Props) {
  const { t, format } = useText()
  const styles = useStyles()
  const chosen = useStore(selection)
  const many = countOf(chosen, total ?? 0)
  const showNew = (): void => {
    onShowNew()
    restingPlace()?.focus({ preventScroll: true })
  }
  const more = total !== null && !chosen.all && many > 0 && many < total && total > shown
  return (
    <div className={styles.line} role="status">
      <span>
        {many === 0
          ? total !== null && t('devices.count', { count: total })
          : chosen.all || many === total
            ? t('devices.chosen.all', { count: many })
            : many === shown && total !== null && total > shown
              ? t('devices.chosen.loaded', { count: many, total: format.number(total) })
              : t('devices.chosen', { count: many, total: format.number(total ?? many) })}
      </span>
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
      {many > 0 && said(cannot).map((why) => <span key={why}>{t(why)}</span>)}
      {newRows > 0 && (
        <>
          <span className={styles.news}>{t('devices.new', { count: newRows })}</span>
          <Button size="small" appearance="primary" onClick={showNew}>
            {t('devices.new.show')}
          </Button>
        </>
      )}
    </div>
  )
})
