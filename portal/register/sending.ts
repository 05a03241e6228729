import { persist } from '../../api/client.ts'
import { nameApart } from '../../domain/missing-files.ts'
import type { UploadKind } from '../../domain/words.ts'
import { keepSession, type MusterClient, MusterProblem } from '../client.ts'
import { bodyOf } from '../parts/problem-words.ts'
import { createStore } from '../store.ts'
import type { GivenFile } from './given-files.ts'

export type SendingFile = {
  name: string
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
  status: 'sending' | 'closed' | 'broken' | 'stopped'
  /** What broke it off; `broken` can be tried again. */
  problem: unknown
}

/** The sendings of this page, by upload. Not data of the server: what stands here is gone with the page. */
export const sendings = createStore<Record<string, Sending>>({}, 100)

type Work = {
  client: MusterClient
  blobs: Blob[]
  taken: Set<string>
  /** The file that is sent, one after another: two at a time were measured, and no quicker. */
  next: number
  /** All files are there: further ones need an upload of their own. */
  closing: boolean
  off: AbortController
}
const works = new Map<string, Work>()

/** Begins an upload with these files and gives its id at once; errors stand in the sending. */
export function startSending(client: MusterClient, kind: UploadKind, files: readonly GivenFile[]): string {
  const upload = makeId()
  works.set(upload, { client, blobs: [], taken: new Set(), next: 0, closing: false, off: new AbortController() })
  const organization = client.options.organization ?? ''
  put(upload, { upload, kind, organization, files: [], made: false, status: 'sending', problem: null })
  addFiles(upload, files)
  void run(upload)
  return upload
}

/** More files for an upload that is still receiving; false when it is closed and they need one of their own. */
export function addToSending(upload: string, files: readonly GivenFile[]): boolean {
  if (sendings.get()[upload]?.status !== 'sending' || works.get(upload)?.closing !== false) return false
  addFiles(upload, files)
  return true
}

/** Goes on after a fault, with the file that was in flight from its first byte. */
export function sendAgain(upload: string): void {
  const work = works.get(upload)
  if (!work || sendings.get()[upload]?.status !== 'broken') return
  work.off = new AbortController()
  change(upload, { status: 'sending', problem: null })
  void run(upload)
}

/** Ends the sending and drops the upload, which is then the server's alone; also where the server is gone for a while. */
export async function stopSending(upload: string): Promise<void> {
  const work = works.get(upload)
  if (!work) return
  change(upload, { status: 'stopped' })
  work.off.abort()
  works.delete(upload)
  try {
    await persist(() => work.client.uploads.drop(upload), {})
    change(upload, { made: true })
  } catch {
    // Nothing to drop: never made, or gone on with by another page. What there is, the server shows.
    forget(upload)
  }
}

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

async function run(upload: string): Promise<void> {
  const work = works.get(upload)
  if (!work) return
  try {
    const { kind } = sendings.get()[upload] as Sending
    await insist(work, () => work.client.uploads.create({ id: upload, kind }, { signal: work.off.signal }))
    change(upload, { made: true })
    for (; work.next < work.blobs.length; work.next++) await sendOne(upload, work, work.next)
    work.closing = true
    await insist(work, () => work.client.uploads.check(upload, { signal: work.off.signal }))
    change(upload, { status: 'closed' })
    works.delete(upload)
  } catch (problem) {
    if (!work.off.signal.aborted) change(upload, { status: 'broken', problem })
  }
}

async function sendOne(upload: string, work: Work, number: number): Promise<void> {
  const blob = work.blobs[number] as Blob
  const { name } = (sendings.get()[upload] as Sending).files[number] as SendingFile
  const set = (next: Partial<SendingFile>): void => changeFile(upload, number, next)
  set({ status: 'sending', sent: 0 })
  try {
    const file = { name, number, open: () => readable(blob) }
    const options = {
      onProgress: (sent: number) => set({ sent }),
      onAgain: () => set({ status: 'again' as const }),
      signal: work.off.signal,
    }
    await keepSession(() => work.client.uploads.sendFile(upload, file, options), work.off.signal)
    set({ status: 'sent', sent: blob.size })
  } catch (problem) {
    const gone = problem instanceof FileGone
    if (!gone && !isAboutTheFile(problem)) throw problem
    await work.client.uploads.dropFile(upload, name).catch(() => {})
    set({ status: 'refused', sent: blob.size, problem: gone ? 'gone' : `${problem.title} ${bodyOf(problem)}` })
  }
}

/** What was given is no longer there as it was: a file that was changed, moved or removed. */
class FileGone extends Error {}

/** A browser tells such a file from a broken connection only when it is read; asked before each attempt. */
async function readable(blob: Blob): Promise<Blob> {
  try {
    await blob.slice(0, 1).arrayBuffer()
    return blob
  } catch (cause) {
    throw new FileGone('gone', { cause })
  }
}

/** One file that the server does not take must not hold up the others. */
function isAboutTheFile(problem: unknown): problem is MusterProblem {
  return problem instanceof MusterProblem && ['body-too-large', 'request-not-valid'].includes(problem.code)
}

/** Small calls around the files: tried as long as a file is. */
function insist<T>(work: Work, call: () => Promise<T>): Promise<T> {
  return persist(call, { signal: work.off.signal })
}

function addFiles(upload: string, given: readonly GivenFile[]): void {
  const work = works.get(upload)
  if (!work) return
  const files = given.map(({ path, blob }): SendingFile => {
    work.blobs.push(blob)
    return { name: nameApart(path, work.taken), size: blob.size, sent: 0, status: 'waiting', problem: null }
  })
  change(upload, (now) => ({ files: [...now.files, ...files] }))
}

function changeFile(upload: string, number: number, next: Partial<SendingFile>): void {
  change(upload, ({ files }) => ({ files: files.map((file, at) => (at === number ? { ...file, ...next } : file)) }))
}

function change(upload: string, next: Partial<Sending> | ((now: Sending) => Partial<Sending>)): void {
  const now = sendings.get()[upload]
  if (now) put(upload, { ...now, ...(typeof next === 'function' ? next(now) : next) })
}

function put(upload: string, sending: Sending): void {
  sendings.set((all) => ({ ...all, [upload]: sending }))
  holdPage()
}

function forget(upload: string): void {
  sendings.set((all) => Object.fromEntries(Object.entries(all).filter(([one]) => one !== upload)))
  holdPage()
}

/** Files that are not there yet go with the page: the browser asks before it is left. */
function holdPage(): void {
  const busy = Object.values(sendings.get()).some(({ status }) => status === 'sending' || status === 'broken')
  window.onbeforeunload = busy ? (event) => event.preventDefault() : null
}

/** An id of our own, so that asking again makes no second upload; also where the page is not a secure context. */
function makeId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(15))
  return `u_${btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')}`
}
