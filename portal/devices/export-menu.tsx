import { Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, ToolbarButton } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import type { DeviceFilterBody, ExportFormat } from '../../api/contract/devices.ts'
import { type MusterClient, useClient } from '../client.ts'
import { useSay } from '../parts/toasts.tsx'
import { useStore } from '../store.ts'
import type { TextKey } from '../texts/keys.ts'
import { useText } from '../texts/use-text.ts'
import { countOf, selection } from './selection.ts'

const formats = [
  { format: 'inventory', text: 'export.inventory' },
  { format: 'failed', text: 'export.failed' },
  { format: 'intune', text: 'export.intune' },
] as const satisfies readonly { format: ExportFormat; text: TextKey }[]

/** More ids than this do not fit an address; then the filter is exported, and said so. */
const mostIds = 2000

/** Files of what is chosen, or of all that match the filter. */
export function ExportMenu({ filter, total }: { filter: DeviceFilterBody; total: number | null }) {
  const { t } = useText()
  const client = useClient()
  const say = useSay()
  const chosen = useStore(selection)
  const some = !chosen.all && chosen.ids.size > 0 && chosen.ids.size <= mostIds
  const many = some ? chosen.ids.size : countOf({ ...chosen, all: true }, total ?? 0)
  const save = async (format: ExportFormat): Promise<void> => {
    try {
      await download(client, { ...(some ? { ids: [...chosen.ids] } : filter), format })
    } catch (error) {
      say.failed(error)
    }
  }
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <ToolbarButton style={{ fontWeight: 400, flexShrink: 0 }} icon={<ArrowDownloadRegular />} disabled={many === 0}>
          {t('export.menu')}
        </ToolbarButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {formats.map(({ format, text }) => (
            <MenuItem key={format} onClick={() => save(format)}>
              {t(text, { count: many })}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

/** The browser saves the file as it comes, however long; a session that ended is noticed first, by a small question. */
async function download(client: MusterClient, what: DeviceFilterBody & { format: ExportFormat }): Promise<void> {
  await client.devices.list({ limit: 1 })
  const link = document.createElement('a')
  link.href = client.devices.exportUrl(what)
  link.download = ''
  document.body.append(link)
  link.click()
  link.remove()
}
