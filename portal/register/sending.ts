import { persist } from '../../api/client.ts'
import type { UploadAnswer } from '../../api/contract/uploads.ts'
import { nameApart, placeFiles } from '../../domain/missing-files.ts'
import type { UploadKind } from '../../domain/words.ts'
import { keepSession, type MusterClient, MusterProblem } from '../client.ts'
import { bodyOf } from '../parts/problem-words.ts'
import type { GivenFile } from './given-files.ts'
import { change, changeFile, forget, put, type Sending, type SendingFile, sendings } from './sendings.ts'

type Work = {
  client: MusterClient
  blobs: Blob[]
  taken: Set<string>
  /** The file that is sent, one after another: two at a time were measured, and no quicker. */
  next: number
  /** The place in the upload that the next file gets. */
  number: number
  /** So many of them the server was told of by name. */
  announced: number
  /** All files are there: further ones need an upload of their own. */
  closing: boolean
  off: AbortController
}
const works = new Map<string, Work>()

/** Begins an upload with these files and gives its id at once; errors stand in the sending. */
export function startSending(client: MusterClient, kind: UploadKind, files: readonly GivenFile[]): string {
  const upload = makeId()
  begin(client, { upload, kind, made: false })
  addFiles(upload, files)
  void run(upload)
  return upload
}

/**
 * Sends files into an upload that was broken off, by this page or another: those that it misses, each to its place, and
 * new ones. False where all of them are there already.
 */
export function sendMissing(client: MusterClient, upload: UploadAnswer, given: readonly GivenFile[]): boolean {
  const candidates = given.map(({ path, blob }) => ({ name: path, size: blob.size, blob }))
  const placed = placeFiles(candidates, upload.files)
  if (placed.length === 0) return false
  const work = begin(client, { upload: upload.id, kind: upload.kind, made: true })
  for (const { name } of [...upload.files, ...placed]) work.taken.add(name)
  work.number = 1 + Math.max(...[...upload.files, ...placed].map(({ number }) => number))
  work.blobs.push(...placed.map(({ file }) => file.blob))
  change(upload.id, { files: placed.map(({ file, name, number }) => waitingFile(name, number, file.size)) })
  void run(upload.id)
  return true
}

function begin(client: MusterClient, { upload, kind, made }: Pick<Sending, 'upload' | 'kind' | 'made'>): Work {
  const off = new AbortController()
  const work: Work = { client, blobs: [], taken: new Set(), next: 0, number: 0, announced: 0, closing: false, off }
  works.set(upload, work)
  const organization = client.options.organization ?? ''
  put({ upload, kind, organization, files: [], made, status: 'sending', problem: null })
  return work
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

async function run(upload: string): Promise<void> {
  const work = works.get(upload)
  if (!work) return
  try {
    const { kind, made } = sendings.get()[upload] as Sending
    if (!made) await insist(work, () => work.client.uploads.create({ id: upload, kind }, { signal: work.off.signal }))
    change(upload, { made: true })
    for (; work.next < work.blobs.length; work.next++) {
      await announce(upload, work)
      await sendOne(upload, work, work.next)
    }
    work.closing = true
    await close(upload, work)
    works.delete(upload)
  } catch (problem) {
    if (!work.off.signal.aborted) change(upload, { status: 'broken', problem })
  }
}

/** So many files are told of at a time. */
const announcedAtOnce = 1000

/** Tells the server which files come, so that one that never does is missed by its name. */
async function announce(upload: string, work: Work): Promise<void> {
  while (work.announced < work.blobs.length) {
    const { files } = sendings.get()[upload] as Sending
    const some = files.slice(work.announced, work.announced + announcedAtOnce)
    const told = some.map(({ name, number }) => ({ name, number }))
    await insist(work, () => work.client.uploads.announce(upload, { files: told }, { signal: work.off.signal }))
    work.announced += some.length
  }
}

/** Closes the upload; one that misses files of another page still waits for them, or for a person who goes on without. */
async function close(upload: string, work: Work): Promise<void> {
  const { signal } = work.off
  const { files } = await insist(work, () => work.client.uploads.get(upload, { signal }))
  const isWhole = files.every(({ name, complete }) => complete || sentHere(upload, name))
  if (isWhole) await insist(work, () => work.client.uploads.check(upload, { signal }))
  change(upload, { status: isWhole ? 'closed' : 'ended' })
}

const sentHere = (upload: string, name: string): boolean =>
  sendings.get()[upload]?.files.some((file) => file.name === name) ?? false

async function sendOne(upload: string, work: Work, place: number): Promise<void> {
  const blob = work.blobs[place] as Blob
  const { name, number } = (sendings.get()[upload] as Sending).files[place] as SendingFile
  const set = (next: Partial<SendingFile>): void => changeFile(upload, place, next)
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
    return waitingFile(nameApart(path, work.taken), work.number++, blob.size)
  })
  change(upload, (now) => ({ files: [...now.files, ...files] }))
}

function waitingFile(name: string, number: number, size: number): SendingFile {
  return { name, number, size, sent: 0, status: 'waiting', problem: null }
}

/** An id of our own, so that asking again makes no second upload; also where the page is not a secure context. */
function makeId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(15))
  return `u_${btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')}`
}
