import { makeStyles, Toolbar, ToolbarButton, ToolbarDivider, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import { ArrowRepeatAllRegular } from '@fluentui/react-icons/svg/arrow-repeat-all'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { PersonRegular } from '@fluentui/react-icons/svg/person'
import { TagRegular } from '@fluentui/react-icons/svg/tag'
import { memo, useState } from 'react'
import type { DeviceFilterBody } from '../../api/contract/devices.ts'
import { useMay } from '../me.ts'
import { useOrganization } from '../organization.ts'
import { useNarrow } from '../parts/use-narrow.ts'
import { openPanel } from '../register/panel.ts'
import { useStore } from '../store.ts'
import { useText } from '../texts/use-text.ts'
import { type AskedAction, askFor } from './actions/asked.ts'
import { ColumnsButton } from './columns-button.tsx'
import type { ChangeSearch, DeviceSearch } from './device-search.ts'
import { ExportMenu } from './export-menu.tsx'
import { countOf, selection } from './selection.ts'
import type { Cannot } from './use-cannot.ts'
import type { useColumns } from './use-columns.ts'
import { ViewsMenu } from './views/views-menu.tsx'

const useStyles = makeStyles({
  bar: {
    flexWrap: 'wrap',
    padding: 0,
    gap: tokens.spacingHorizontalXXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  command: { fontWeight: tokens.fontWeightRegular, flexShrink: 0, minWidth: 0, padding: '5px 8px' },
})

/** What can be done with the devices chosen, and which permission it asks for. */
const actions = [
  { action: 'tag', icon: TagRegular, text: 'action.tag', needs: 'change' },
  { action: 'assign', icon: PersonRegular, text: 'action.assign', needs: 'change' },
  { action: 'retry', icon: ArrowRepeatAllRegular, text: 'action.retry', needs: 'register' },
  { action: 'remove', icon: DeleteRegular, text: 'action.remove', needs: 'remove' },
] as const satisfies readonly { action: AskedAction; [more: string]: unknown }[]

type Props = {
  search: DeviceSearch
  change: ChangeSearch
  filter: DeviceFilterBody
  total: number | null
  columns: ReturnType<typeof useColumns>
  cannot: Cannot
  onRefresh: () => void
}

/** The commands above the list. */
export const CommandBar = memo(function CommandBar(props: Props) {
  const { onRefresh } = props
  const narrow = useNarrow()
  const [open, setOpen] = useState(false)
  const { t } = useText()
  const styles = useStyles()
  const may = useMay(useOrganization())
  return (
    <Toolbar className={styles.bar} aria-label={t('devices.commands')}>
      {may('register') && (
        <ToolbarButton
          className={styles.command}
          appearance="primary"
          icon={<AddRegular />}
          onClick={() => openPanel()}
        >
          {t('devices.register')}
        </ToolbarButton>
      )}
      <ToolbarButton
        className={styles.command}
        icon={<ArrowClockwiseRegular />}
        onClick={onRefresh}
        title={t('common.refresh')}
        aria-label={t('common.refresh')}
      />
      {narrow && (
        <ToolbarButton
          className={styles.command}
          icon={<MoreHorizontalRegular />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t('common.more')}
        </ToolbarButton>
      )}
      {(!narrow || open) && <More {...props} />}
    </Toolbar>
  )
})

/** What can be done with the list, and with the devices selected. */
function More({ search, change, filter, total, columns, cannot }: Props) {
  const { t } = useText()
  const styles = useStyles()
  const may = useMay(useOrganization())
  const many = useStore(selection, (chosen) => countOf(chosen, total ?? 0))
  return (
    <>
      <ExportMenu filter={filter} total={total} />
      <ColumnsButton {...columns} />
      <ViewsMenu search={search} change={change} columns={columns.choice} />
      {actions.some(({ needs }) => may(needs)) && <ToolbarDivider />}
      {actions.map(({ action, icon: Icon, text, needs }) => {
        const why = many > 0 ? cannot[action] : undefined
        return (
          may(needs) && (
            <ToolbarButton
              key={action}
              className={styles.command}
              icon={<Icon />}
              disabled={many === 0}
              disabledFocusable={why !== undefined}
              title={why && t(why)}
              onClick={() => askFor(action)}
            >
              {t(text)}
            </ToolbarButton>
          )
        )
      })}
    </>
  )
}
