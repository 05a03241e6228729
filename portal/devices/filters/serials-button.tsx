import { Button } from '@fluentui/react-components'
import { ClipboardPasteRegular } from '@fluentui/react-icons/svg/clipboard-paste'
import { later } from '../../parts/later.tsx'
import { useOpener } from '../../parts/use-opener.ts'
import { useText } from '../../texts/use-text.ts'
import type { ChangeSearch } from '../device-search.ts'

const SerialsDialog = later(async () => (await import('./serials-dialog.tsx')).SerialsDialog)

/** Opens the field for many serial numbers. */
export function SerialsButton({ change }: { change: ChangeSearch }) {
  const { t } = useText()
  const { open, opener, show, close } = useOpener()
  return (
    <>
      <Button ref={opener} icon={<ClipboardPasteRegular />} onClick={show} style={{ fontWeight: 400, minWidth: 0 }}>
        {t('serials.button')}
      </Button>
      {open && <SerialsDialog change={change} onClose={close} />}
    </>
  )
}
