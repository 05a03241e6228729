import { later } from '../parts/later.tsx'
import { createStore, useStore } from '../store.ts'
import { plainKey, useShortcut } from './shortcuts.ts'

export const showKeys = createStore(false)

const KeysDialog = later(async () => (await import('./keys-dialog.tsx')).KeysDialog)

/** `?` shows the keys. */
export function Keys() {
  const open = useStore(showKeys)
  useShortcut(plainKey('?'), () => showKeys.set(true))
  return open && <KeysDialog />
}
