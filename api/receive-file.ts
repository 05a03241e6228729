import type { ReadRow } from '../domain/row.ts'
import { readDeviceFile } from '../steps/merge/read-file.ts'
import type { OrganizationNo } from '../storage/store.ts'
import type { ApiContext } from './context.ts'
import { granted, Refused } from './problems/problem.ts'

/** Rows in one transaction while receiving. */
const rowsABatch = 4000

/**
 * Reads a file as its bytes come and stores its rows in batches; takes further bytes only when rows are stored. Given
 * again, a file replaces what was there of it. Broken off, it stays incomplete and its upload cannot be closed.
 */
export async function receiveFile(
  context: Pick<ApiContext, 'store' | 'clock' | 'uploadLimit'>,
  org: OrganizationNo,
  upload: string,
  file: { name: string; number?: number },
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  const { store, clock, uploadLimit } = context
  const { number } = granted(await store.uploads.beginFile(org, upload, file, clock()))
  let received = 0
  let batch: ReadRow[] = []
  let writing: Promise<unknown> = Promise.resolve()
  const write = async (): Promise<void> => {
    await writing
    const rows = batch
    batch = []
    writing = store.uploads.addRows(org, upload, number, rows, received, clock()).then(granted)
    writing.catch(() => {})
  }
  const reading = readDeviceFile(file.name, limited(bytes, uploadLimit), { onBytes: (total) => (received = total) })
  for await (const rows of reading.rows) {
    for (const row of rows) batch.push(row)
    if (batch.length >= rowsABatch) await write()
  }
  if (batch.length > 0) await write()
  await writing
  granted(await store.uploads.finishFile(org, upload, number, await reading.file, clock()))
}

async function* limited(bytes: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let total = 0
  for await (const chunk of bytes) {
    total += chunk.length
    if (total > most) throw new Refused('body-too-large')
    yield chunk
  }
}
