import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Input,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down'
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up'
import { useState } from 'react'
import { useText } from '../texts/use-text.ts'
import { type ColumnChoice, type ColumnId, firstChoice, moved, withWidth } from './column-choice.ts'
import { columnOf } from './columns.tsx'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto auto',
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr) auto auto' },
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
  },
  // A narrow screen has no columns to be made wider.
  width: { width: '96px', minWidth: 0, '@media (max-width: 640px)': { display: 'none' } },
})

type Props = {
  choice: ColumnChoice
  choose: (next: ColumnChoice) => void
  /** Columns that do not show because nothing stands in them. */
  hiddenByItself: readonly ColumnId[]
  onClose: () => void
}

/** Which columns, and in which order; takes effect at once and is kept for the person. */
export function ColumnsDialog({ choice, choose, hiddenByItself, onClose }: Props) {
  const { t } = useText()
  const styles = useStyles()
  const show = (id: ColumnId, shown: boolean): void =>
    choose({ ...choice, hidden: shown ? choice.hidden.filter((one) => one !== id) : [...choice.hidden, id] })
  return (
    <Dialog open onOpenChange={(_event, { open }) => open || onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('columns.title')}</DialogTitle>
          <DialogContent>
            <ul className={styles.list}>
              {choice.order.map((id, place) => {
                const name = t(columnOf(id).text)
                return (
                  <li key={id} className={styles.line}>
                    <Checkbox
                      label={hiddenByItself.includes(id) ? t('columns.empty', { name }) : name}
                      checked={!choice.hidden.includes(id)}
                      disabled={id === 'serialNumber'}
                      onChange={(_event, { checked }) => show(id, checked === true)}
                    />
                    <WidthInput
                      name={name}
                      width={choice.widths[id]}
                      disabled={choice.hidden.includes(id)}
                      onWidth={(width) => choose(withWidth(choice, id, width))}
                    />
                    <Button
                      size="small"
                      appearance="subtle"
                      icon={<ArrowUpRegular />}
                      aria-label={t('columns.up', { name })}
                      disabledFocusable={place === 0}
                      onClick={() => choose({ ...choice, order: moved(choice.order, place, -1) })}
                    />
                    <Button
                      size="small"
                      appearance="subtle"
                      icon={<ArrowDownRegular />}
                      aria-label={t('columns.down', { name })}
                      disabledFocusable={place === choice.order.length - 1}
                      onClick={() => choose({ ...choice, order: moved(choice.order, place, 1) })}
                    />
                  </li>
                )
              })}
            </ul>
          </DialogContent>
          <DialogActions>
            <Button onClick={() => choose(firstChoice)}>{t('columns.first')}</Button>
            <Button appearance="primary" onClick={onClose}>
              {t('common.close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

type WidthProps = {
  name: string
  width: number | undefined
  disabled: boolean
  onWidth: (width: number | null) => void
}

/** A column's width in pixels; nothing in it: its share of the room. Takes effect with Enter or when it is left. */
function WidthInput({ name, width, disabled, onWidth }: WidthProps) {
  const { t } = useText()
  const styles = useStyles()
  const [typed, setTyped] = useState<string | null>(null)
  const keep = (): void => {
    if (typed === null) return
    setTyped(null)
    onWidth(typed.trim() === '' ? null : Number(typed))
  }
  return (
    <Input
      size="small"
      type="number"
      step={16}
      className={styles.width}
      aria-label={t('columns.width', { name })}
      placeholder={t('columns.width.own')}
      value={typed ?? String(width ?? '')}
      disabled={disabled}
      onChange={(_event, { value }) => setTyped(value)}
      onBlur={keep}
      onKeyDown={({ key }) => key === 'Enter' && keep()}
    />
  )
}
