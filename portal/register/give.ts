import type { UploadKind } from '../../domain/words.ts'
import type { MusterClient } from '../client.ts'
import type { GivenFile } from './given-files.ts'
import { openPanel, panel } from './panel.ts'
import { addToSending, startSending } from './sending.ts'

/** Where a pasted text is kept until its rows are registered: what could not be read is there to be put right. */
export const pastedText = (organization: string): string => `pasted text ${organization}`

/** The upload on the page that misses files, and how it takes them; null while none does. */
export const awaited: { now: { upload: string; take(files: readonly GivenFile[]): void } | null } = { now: null }

/**
 * Takes files wherever they were given: into the upload that is looked at as long as it receives, else into a new one,
 * of the panel's kind or (while it is closed) of the page's.
 */
export function giveFiles(client: MusterClient, files: readonly GivenFile[], ofPage: UploadKind): void {
  if (files.length === 0) return
  const { open, kind, upload } = panel.get()
  if (awaited.now && (!open || awaited.now.upload === upload)) {
    awaited.now.take(files)
    return
  }
  if (open && upload !== null && addToSending(upload, files)) return
  const wanted = open ? kind : ofPage
  openPanel({ kind: wanted, upload: startSending(client, wanted, files) })
}
