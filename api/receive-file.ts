import { Readable } from 'node:stream'
import type { ReadRow } from '../domain/row.ts'
import { readDeviceFile } from '../steps/merge/read-file.ts'
import type { OrganizationNo } from '../storage/contract/organizations.ts'
import type { Store } from '../storage/store.ts'
import type { ApiContext } from './context.ts'
import { BegunAgain, granted, Refused } from './problems/problem.ts'

/** Rows in one transaction while receiving; of a slow sender what is there is stored after so many milliseconds. */
const rowsABatch = 4000
const longestWaitMs = 250
/** Bytes that make no row yet (a long line, a file that is read when it is whole) are told so often. */
const stillComingMs = 10_000

type Receiving = Pick<ApiContext, 'store' | 'clock' | 'uploadLimit'>
export type FileBytes = AsyncIterable<Uint8Array> & { destroy?(fault: Error): unknown }

/**
 * Reads a file as its bytes come and stores its rows in batches; takes further bytes only when rows are stored. Given
 * again, through whatever process, a file replaces what was there of it, also while the first sending hangs. Broken off,
 * it stays incomplete and its upload cannot be closed. `onBegun` is told the number of this sending.
 */
export async function receiveFile(
  context: Receiving,
  org: OrganizationNo,
  upload: string,
  file: { name: string; number?: number },
  bytes: FileBytes,
  onBegun: (sending: number) => void = () => {},
): Promise<void> {
  const over = stopEarlier(context.store, `${org}/${upload}/${file.name}`, bytes)
  try {
    await receive(context, org, upload, file, bytes, onBegun)
  } finally {
    over()
  }
}

const underWay = new WeakMap<Store, Map<string, FileBytes>>()

/**
 * Ends an earlier sending of the same file through this process, whose sender may be gone without a word. (What one
 * through another process still brings is refused by the store.) Gives what to call when this one is over.
 */
function stopEarlier(store: Store, file: string, bytes: FileBytes): () => void {
  const all = underWay.get(store) ?? new Map<string, FileBytes>()
  underWay.set(store, all)
  all.get(file)?.destroy?.(new BegunAgain())
  all.set(file, bytes)
  return () => {
    if (all.get(file) === bytes) all.delete(file)
  }
}

async function receive(
  { store, clock, uploadLimit }: Receiving,
  org: OrganizationNo,
  upload: string,
  file: { name: string; number?: number },
  bytes: FileBytes,
  onBegun: (sending: number) => void,
): Promise<void> {
  const begun = granted(await store.uploads.beginFile(org, upload, file, clock()))
  onBegun(begun.sending)
  let received = 0
  let told = 0
  let batch: ReadRow[] = []
  let writing: Promise<unknown> = Promise.resolve()
  let written = clock()
  // One after another; who writes waits for the batch before, not for its own.
  const write = async (): Promise<void> => {
    const before = writing
    const [rows, total, now] = [batch, received, clock()]
    batch = []
    written = now
    told = total
    writing = before.then(() => store.uploads.addRows(org, upload, begun, rows, total, now)).then(granted)
    writing.catch(() => {})
    await before
  }
  const onBytes = (total: number): void => {
    received = total
    if (clock() - written >= stillComingMs) write().catch(() => {})
  }
  const reading = readDeviceFile(file.name, limited(bytes, uploadLimit), { onBytes, now: clock() / 1000 })
  for await (const rows of reading.rows) {
    for (const row of rows) batch.push(row)
    if (batch.length >= rowsABatch || clock() - written >= longestWaitMs) await write()
  }
  if (batch.length > 0 || received > told) await write()
  await writing
  granted(await store.uploads.finishFile(org, upload, begun, await reading.file, clock()))
}

async function* limited(bytes: FileBytes, most: number): AsyncGenerator<Uint8Array> {
  // A stream that is destroyed takes its connection along, and the answer with it.
  const chunks = bytes instanceof Readable ? bytes.iterator({ destroyOnReturn: false }) : bytes
  let total = 0
  try {
    for await (const chunk of chunks as AsyncIterable<Uint8Array>) {
      total += chunk.length
      if (total > most) throw new Refused('body-too-large')
      yield chunk
    }
  } catch (fault) {
    throw fault instanceof Refused ? fault : new Refused('request-not-valid', { detail: 'the file broke off' })
  }
}
