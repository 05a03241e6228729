import { later } from '../parts/later.tsx'
import { useStore } from '../store.ts'
import { plainKey, useShortcut } from './shortcuts.ts'
import { showKeys } from './show-keys.ts'

const KeysDialog = later(async () => (await import('./keys-dialog.tsx')).KeysDialog)

/** `?` shows the keys. */
export function Keys() {
  const open = useStore(showKeys)
  useShortcut(plainKey('?'), () => showKeys.set(true))
  return open && <KeysDialog />
}
