import type { UploadKind } from '../../domain/words.ts'
import { createStore } from '../store.ts'

/** What the panel from the side shows: an upload, or (without one) the ways to give files. */
export type Panel = { open: boolean; kind: UploadKind; upload: string | null }

const shut: Panel = { open: false, kind: 'devices', upload: null }
export const panel = createStore(shut)

let opener: HTMLElement | null = null

/** Opens the panel for a new upload, or on one that exists. What had the focus gets it back at the end. */
export function openPanel(show: { kind?: UploadKind; upload?: string } = {}): void {
  const active = document.activeElement
  if (!panel.get().open) opener = active instanceof HTMLElement && active !== document.body ? active : null
  panel.set({ open: true, kind: show.kind ?? 'devices', upload: show.upload ?? null })
}

/** Shows another upload in the panel, which stays as it is: open or closed. */
export function showInPanel(kind: UploadKind, upload: string | null): void {
  panel.set((now) => ({ ...now, kind, upload }))
}

/** The page is another organization's now: what the panel showed is none of its business. */
export function leavePanel(): void {
  panel.set(shut)
  opener = null
}

/** Closes the panel; work that it began goes on. */
export function closePanel(): void {
  panel.set((now) => ({ ...now, open: false }))
  const target = opener?.isConnected ? opener : document.querySelector<HTMLElement>('#page')
  opener = null
  setTimeout(() => target?.focus())
}
