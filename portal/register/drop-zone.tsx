import { makeStyles, tokens } from '@fluentui/react-components'
import { ArrowUploadRegular } from '@fluentui/react-icons/svg/arrow-upload'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
import { useClient } from '../client.ts'
import { useMay } from '../me.ts'
import { useOrganization } from '../organization.ts'
import { later } from '../parts/later.tsx'
import { useSay } from '../parts/toasts.tsx'
import { useStore } from '../store.ts'
import { useText } from '../texts/use-text.ts'
import { giveFiles } from './give.ts'
import { carriesFiles, carriesText, type Dropped, fileOfText, filesOfDrop } from './given-files.ts'
import { leavePanel, panel } from './panel.ts'

const RegisterPanel = later(async () => (await import('./register-panel.tsx')).RegisterPanel)

const useStyles = makeStyles({
  cover: {
    position: 'fixed',
    inset: '12px',
    zIndex: 1_000_001,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingVerticalL,
    pointerEvents: 'none',
    border: `3px dashed ${tokens.colorCompoundBrandStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackgroundAlpha2,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase600,
    textAlign: 'center',
  },
  icon: { fontSize: '56px', color: tokens.colorBrandForeground1 },
})

/** So many names are said of what could not be read. */
const mostNames = 5

/** The whole page takes files that are dropped on it; what becomes of them is shown in the panel, loaded when first needed. */
export function DropZone() {
  const { t } = useText()
  const styles = useStyles()
  const client = useClient()
  const organization = useOrganization()
  const may = useMay(organization)('register')
  const say = useSay()
  // biome-ignore lint/correctness/useExhaustiveDependencies: closed when the organization is another
  useEffect(() => leavePanel, [organization])
  const kind = useLocation({ select: ({ pathname }) => (pathname.endsWith('/catalogues') ? 'catalogue' : 'devices') })
  const give = ({ files, unreadable }: Dropped): void => {
    if (files.length > 0) giveFiles(client, files, kind)
    if (files.length > 0 && unreadable.length > 0) {
      const names = unreadable.slice(0, mostNames).join(', ') + (unreadable.length > mostNames ? ', …' : '')
      say.warned(t('give.some_unreadable', { count: unreadable.length }), t('give.some_unreadable.body', { names }))
    } else if (unreadable.length > 0) say.warned(t('give.unreadable'), t('give.unreadable.hint'))
    else if (files.length === 0) say.warned(t('give.nothing'), t('give.nothing.hint'))
  }
  const over = useFilesOver(may, (data) => {
    if (carriesFiles(data)) void filesOfDrop(data).then(give)
    else give({ files: [fileOfText(data.getData('text/plain'), t('give.pasted.name'))], unreadable: [] })
  })
  const wanted = useStore(panel, ({ open }) => open)
  const [needed, setNeeded] = useState(false)
  if (wanted && !needed) setNeeded(true)
  return (
    <>
      {over && (
        <div className={styles.cover} aria-hidden>
          <ArrowUploadRegular className={styles.icon} />
          {t(kind === 'catalogue' ? 'give.drop.catalogue' : 'give.drop')}
        </div>
      )}
      {needed && <RegisterPanel />}
    </>
  )
}

/** True while the panel asks for files: then a text that is dropped is meant as one. */
function isGiving(): boolean {
  const { open, upload } = panel.get()
  return open && upload === null
}

/** A text may be dropped into a field, as everywhere. */
function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}

/** True while files are dragged over the page. `dragleave` of inner elements comes without the page being left: counted. */
function useFilesOver(may: boolean, onDrop: (data: DataTransfer) => void): boolean {
  const [depth, setDepth] = useState(0)
  const handle = useEffectEvent((event: DragEvent) => {
    const data = event.dataTransfer
    if (data === null || (isField(event.target) && !carriesFiles(data))) return
    const taken = may && (carriesFiles(data) || (carriesText(data) && isGiving()))
    // Else the browser would leave the page for what was dropped, and all that was typed would be gone.
    event.preventDefault()
    if (!taken) data.dropEffect = 'none'
    if (!taken) return
    if (event.type === 'dragenter') setDepth((now) => now + 1)
    if (event.type === 'dragleave') setDepth((now) => Math.max(0, now - 1))
    if (event.type !== 'drop') return
    setDepth(0)
    onDrop(data)
  })
  useEffect(() => {
    const listener = (event: DragEvent): void => handle(event)
    const kinds = ['dragenter', 'dragover', 'dragleave', 'drop'] as const
    for (const kind of kinds) window.addEventListener(kind, listener)
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, listener)
    }
  }, [])
  return depth > 0
}
