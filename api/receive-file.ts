import { Readable } from 'node:stream'
import type { ReadRow } from '../domain/row.ts'
import { readDeviceFile } from '../steps/merge/read-file.ts'
import type { OrganizationNo, Store } from '../storage/store.ts'
import type { ApiContext } from './context.ts'
import { granted, Refused } from './problems/problem.ts'

/** Rows in one transaction while receiving; of a slow sender what is there is stored after so many milliseconds. */
const rowsABatch = 4000
const longestWaitMs = 250

type Receiving = Pick<ApiContext, 'store' | 'clock' | 'uploadLimit'>
export type FileBytes = AsyncIterable<Uint8Array> & { destroy?(fault: Error): unknown }

/**
 * Reads a file as its bytes come and stores its rows in batches; takes further bytes only when rows are stored. Given
 * again, a file replaces what was there of it, also while the first sending hangs. Broken off, it stays incomplete and
 * its upload cannot be closed.
 */
export async function receiveFile(
  context: Receiving,
  org: OrganizationNo,
  upload: string,
  file: { name: string; number?: number },
  bytes: FileBytes,
): Promise<void> {
  await alone(context.store, `${org}/${upload}/${file.name}`, bytes, () => receive(context, org, upload, file, bytes))
}

/** A file was begun again by another request: this one is over, and what it brought is gone. */
export class BegunAgain extends Refused {
  constructor() {
    super('conflict', { detail: 'this file is being sent again' })
  }
}

const underWay = new WeakMap<Store, Map<string, { stop(): void; over: Promise<unknown> }>>()

/** Ends an earlier sending of the same file, whose sender may be gone without a word, before the new one begins. */
async function alone(store: Store, file: string, bytes: FileBytes, work: () => Promise<void>): Promise<void> {
  const all = underWay.get(store) ?? new Map()
  underWay.set(store, all)
  const earlier = all.get(file)
  earlier?.stop()
  const over = Promise.resolve(earlier?.over).then(work)
  const mine = { stop: () => bytes.destroy?.(new BegunAgain()), over: over.catch(() => {}) }
  all.set(file, mine)
  try {
    await over
  } finally {
    if (all.get(file) === mine) all.delete(file)
  }
}

async function receive(
  { store, clock, uploadLimit }: Receiving,
  org: OrganizationNo,
  upload: string,
  file: { name: string; number?: number },
  bytes: FileBytes,
): Promise<void> {
  const { number } = granted(await store.uploads.beginFile(org, upload, file, clock()))
  let received = 0
  let batch: ReadRow[] = []
  let writing: Promise<unknown> = Promise.resolve()
  let written = clock()
  const write = async (): Promise<void> => {
    await writing
    const rows = batch
    batch = []
    written = clock()
    writing = store.uploads.addRows(org, upload, number, rows, received, written).then(granted)
    writing.catch(() => {})
  }
  const reading = readDeviceFile(file.name, limited(bytes, uploadLimit), { onBytes: (total) => (received = total) })
  try {
    for await (const rows of reading.rows) {
      for (const row of rows) batch.push(row)
      if (batch.length >= rowsABatch || clock() - written >= longestWaitMs) await write()
    }
    if (batch.length > 0) await write()
  } finally {
    // Whoever sends the file again must not meet a batch of this sending.
    await writing
  }
  granted(await store.uploads.finishFile(org, upload, number, await reading.file, clock()))
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
