import type { UploadKind } from '../../domain/words.ts'
import { createStore } from '../store.ts'

export type SendingFile = {
  name: string
  /** Its place among the files of the upload. */
  number: number
  size: number
  sent: number
  status: 'waiting' | 'sending' | 'again' | 'sent' | 'refused'
  /** What the server said of a refused file; `gone` where the browser can no longer read it. */
  problem: string | null
}

/** Files on their way into one upload. It goes on whether the panel is open or not. */
export type Sending = {
  upload: string
  kind: UploadKind
  organization: string
  files: SendingFile[]
  /** True once the server knows the upload. */
  made: boolean
  /** `closed`: all are there. `ended`: all that were given are there, and others of the upload are missing still. */
  status: 'sending' | 'closed' | 'ended' | 'broken' | 'stopped'
  /** What broke it off; `broken` can be tried again. */
  problem: unknown
}

/** The sendings of this page, by upload. Not data of the server: what stands here is gone with the page. */
export const sendings = createStore<Record<string, Sending>>({}, 100)

/** Bytes of all files, and how many of them are there. */
export function bytesOf({ files }: Sending): { sent: number; total: number } {
  let sent = 0
  let total = 0
  for (const file of files) {
    sent += Math.min(file.sent, file.size)
    total += file.size
  }
  return { sent, total }
}

export function put(sending: Sending): void {
  sendings.set((all) => ({ ...all, [sending.upload]: sending }))
  holdPage()
}

export function change(upload: string, next: Partial<Sending> | ((now: Sending) => Partial<Sending>)): void {
  const now = sendings.get()[upload]
  if (now) put({ ...now, ...(typeof next === 'function' ? next(now) : next) })
}

/** Changes the file at a place among those that this page sends. */
export function changeFile(upload: string, place: number, next: Partial<SendingFile>): void {
  change(upload, ({ files }) => ({ files: files.map((file, at) => (at === place ? { ...file, ...next } : file)) }))
}

export function forget(upload: string): void {
  sendings.set((all) => Object.fromEntries(Object.entries(all).filter(([one]) => one !== upload)))
  holdPage()
}

/** Files that are not there yet go with the page: the browser asks before it is left. */
function holdPage(): void {
  const busy = Object.values(sendings.get()).some(({ status }) => status === 'sending' || status === 'broken')
  window.onbeforeunload = busy ? (event) => event.preventDefault() : null
}
