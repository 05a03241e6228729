import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down'
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up'
import { useText } from '../texts/use-text.ts'
import { type ColumnChoice, type ColumnId, firstChoice, moved } from './column-choice.ts'
import { columnOf } from './columns.tsx'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  name: { flexGrow: 1 },
})

type Props = { choice: ColumnChoice; choose: (next: ColumnChoice) => void; onClose: () => void }

/** Which columns, and in which order; takes effect at once and is kept for the person. */
export function ColumnsDialog({ choice, choose, onClose }: Props) {
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
                      className={styles.name}
                      label={name}
                      checked={!choice.hidden.includes(id)}
                      disabled={id === 'serialNumber'}
                      onChange={(_event, { checked }) => show(id, checked === true)}
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
