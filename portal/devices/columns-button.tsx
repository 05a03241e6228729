import { ToolbarButton } from '@fluentui/react-components'
import { ColumnEditRegular } from '@fluentui/react-icons/svg/column-edit'
import { later } from '../parts/later.tsx'
import { useOpener } from '../parts/use-opener.ts'
import { useText } from '../texts/use-text.ts'
import type { useColumns } from './use-columns.ts'

const ColumnsDialog = later(async () => (await import('./columns-dialog.tsx')).ColumnsDialog)

type Props = Pick<ReturnType<typeof useColumns>, 'choice' | 'choose' | 'hiddenByItself'>

/** Opens the choice of columns. */
export function ColumnsButton({ choice, choose, hiddenByItself }: Props) {
  const { t } = useText()
  const { open, opener, show, close } = useOpener()
  return (
    <>
      <ToolbarButton
        ref={opener}
        style={{ fontWeight: 400, flexShrink: 0, minWidth: 0, padding: '5px 8px' }}
        icon={<ColumnEditRegular />}
        onClick={show}
      >
        {t('columns.button')}
      </ToolbarButton>
      {open && <ColumnsDialog {...{ choice, choose, hiddenByItself }} onClose={close} />}
    </>
  )
}
