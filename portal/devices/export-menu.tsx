import { Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, ToolbarButton } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import type { DeviceFilterBody, ExportFormat } from '../../api/contract/devices.ts'
import { type MusterClient, useClient } from '../client.ts'
import { saveAs } from '../parts/save-as.ts'
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

/** More ids or serials than this are sent as a body: proxies take no longer addresses. */
const mostInAddress = 300

/** Files of what is chosen, or of all that match the filter. */
export function ExportMenu({ filter, total }: { filter: DeviceFilterBody; total: number | null }) {
  const { t } = useText()
  const client = useClient()
  const say = useSay()
  const chosen = useStore(selection)
  const some = !chosen.all && chosen.ids.size > 0
  const many = some ? chosen.ids.size : countOf({ ...chosen, all: true }, total ?? 0)
  const exportAs = async (format: ExportFormat): Promise<void> => {
    try {
      await download(client, { ...(some ? { ids: [...chosen.ids] } : filter), format })
    } catch (error) {
      say.failed(error)
    }
  }
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <ToolbarButton
          style={{ fontWeight: 400, flexShrink: 0, minWidth: 0, padding: '5px 8px' }}
          icon={<ArrowDownloadRegular />}
          disabled={many === 0}
        >
          {t('export.menu')}
        </ToolbarButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {formats.map(({ format, text }) => (
            <MenuItem key={format} onClick={() => exportAs(format)}>
              {t(text, { count: many })}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

type Export = DeviceFilterBody & { format: ExportFormat }

/** The browser saves the file as it comes, however long; a session that ended is noticed first, by a small question. */
async function download(client: MusterClient, what: Export): Promise<void> {
  if (Math.max(what.ids?.length ?? 0, what.serials?.length ?? 0) > mostInAddress) {
    const answer = await client.devices.downloadMany(what)
    const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? ''
    const address = URL.createObjectURL(await answer.blob())
    saveAs(address, name)
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
    return
  }
  await client.devices.list({ limit: 1 })
  saveAs(client.devices.exportUrl(what))
}
