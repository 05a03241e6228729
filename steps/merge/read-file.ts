import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ReadRow } from '../../domain/row.ts'
import { beginsZip } from './containers/kinds.ts'
import { DeviceFileReader, type FileReading } from './device-file-reader.ts'

/** A file being read: its rows in batches as bytes arrive, and what it was once all rows are taken. */
export type DeviceFile = { rows: AsyncIterable<ReadRow[]>; file: Promise<FileReading> }

export type ReadOptions = {
  /** Told after each piece how many bytes have been read in all. */
  onBytes?: (total: number) => void
  /** Unix seconds: a capture more than a day ahead comes from a wrong clock. */
  now?: number
  /** Where archives and workbooks are kept while they are read; the system's folder for such where not given. */
  folder?: string
}

/** A batch is given out as soon as it has so many rows, and with each chunk; a piece of this size holds no more again. */
const rowsABatch = 4096
const pieceBytes = 16 * 1024

/**
 * Reads one file that names devices, of any kind in csv-files.md, as its bytes come; takes the next bytes only when
 * the rows of the last have been taken. An archive or a workbook is first kept on disk, since what it holds is listed at
 * its end; of an archive the rows' lines say in which member they stand (domain/row.ts). Nothing in the bytes throws; a
 * fault of their source does, out of `rows`, and `file` is rejected with it. A file with an error that shows late may
 * have given rows: they do not count.
 */
export function readDeviceFile(name: string, bytes: AsyncIterable<Uint8Array>, options: ReadOptions = {}): DeviceFile {
  const { promise, resolve, reject } = Promise.withResolvers<FileReading>()
  // Who takes the rows sees the fault there; who does not wait for the file must not fall over it.
  promise.catch(() => {})
  return { rows: readRows(name, bytes, options, resolve, reject), file: promise }
}

async function* readRows(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  options: ReadOptions,
  resolve: (file: FileReading) => void,
  reject: (fault: unknown) => void,
): AsyncGenerator<ReadRow[]> {
  try {
    const { begin, whole } = await peek(bytes)
    const file = yield* beginsZip(begin) ? containerRows(name, whole, options) : textRows(name, whole, options)
    resolve(file)
  } catch (fault) {
    reject(fault)
    throw fault
  } finally {
    reject(new Error('the rows were not all taken'))
  }
}

/** The first bytes of a source, and all of it once more. */
async function peek(source: AsyncIterable<Uint8Array>): Promise<{ begin: Buffer; whole: AsyncIterable<Uint8Array> }> {
  const bytes = source[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let length = 0
  while (length < 4) {
    const next = await bytes.next()
    if (next.done) break
    // Who gives the bytes may use their memory again.
    first.push(Uint8Array.from(next.value))
    length += next.value.length
  }
  async function* whole() {
    try {
      yield* first
      for (let next = await bytes.next(); !next.done; next = await bytes.next()) yield next.value
    } finally {
      await bytes.return?.()
    }
  }
  return { begin: Buffer.concat(first), whole: whole() }
}

async function* textRows(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  { now, onBytes }: ReadOptions,
): AsyncGenerator<ReadRow[], FileReading> {
  let batch: ReadRow[] = []
  let total = 0
  const reader = new DeviceFileReader(name, (row) => batch.push(row), now === undefined ? {} : { now })
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += pieceBytes) {
      const piece = chunk.subarray(at, at + pieceBytes)
      reader.push(piece)
      total += piece.length
      onBytes?.(total)
      const isLast = at + pieceBytes >= chunk.length
      if (batch.length === 0 || (!isLast && batch.length < rowsABatch)) continue
      yield batch
      batch = []
    }
  }
  const file = reader.end()
  const hints = new Map(file.hints.map((hint) => [hint.line, hint.hintLine]))
  for (const row of batch) row.hintLine ??= hints.get(row.line) ?? null
  if (batch.length > 0) yield batch
  return file
}

async function* containerRows(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  { now, folder: parent = tmpdir(), onBytes }: ReadOptions,
): AsyncGenerator<ReadRow[], FileReading> {
  const { readContainer, writeAll } = await import('./containers/read-container.ts')
  const folder = mkdtempSync(join(parent, 'muster-reading-'))
  try {
    const path = join(folder, 'given')
    await writeAll(path, counted(bytes, onBytes))
    const { readable, writable } = new TransformStream<ReadRow[], ReadRow[]>()
    const writer = writable.getWriter()
    let batch: ReadRow[] = []
    const hand = async () => {
      const full = batch
      batch = []
      if (full.length > 0) await writer.write(full)
    }
    const rest = async () => {
      if (batch.length >= rowsABatch) await hand()
    }
    const reading = readContainer(name, path, { row: (row) => batch.push(row), rest }, now === undefined ? {} : { now })
    const done = reading.then(hand).then(
      () => writer.close(),
      (fault) => writer.abort(fault),
    )
    done.catch(() => {})
    yield* readable
    return await reading
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function* counted(
  bytes: AsyncIterable<Uint8Array>,
  onBytes: ((total: number) => void) | undefined,
): AsyncGenerator<Uint8Array> {
  let total = 0
  for await (const chunk of bytes) {
    yield chunk
    total += chunk.length
    onBytes?.(total)
  }
}
