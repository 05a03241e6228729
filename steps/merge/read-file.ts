import type { ReadRow } from '../../domain/row.ts'
import { DeviceFileReader, type FileReading } from './device-file-reader.ts'

/** A file being read: its rows in batches as bytes arrive, and what it was once all rows are taken. */
export type DeviceFile = { rows: AsyncIterable<ReadRow[]>; file: Promise<FileReading> }

export type ReadOptions = {
  /** Told after each piece how many bytes have been read in all. */
  onBytes?: (total: number) => void
}

/** A batch is given out as soon as it has so many rows, and with each chunk; a piece of this size holds no more again. */
const rowsABatch = 4096
const pieceBytes = 16 * 1024

/**
 * Reads one file that names devices, of any kind in csv-files.md, as its bytes come; takes the next bytes only when
 * the rows of the last have been taken. Nothing in the bytes throws; a fault of their source does, out of `rows`, and
 * `file` is rejected with it. A file with an error that shows late may have given rows: they do not count.
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
  { onBytes }: ReadOptions,
  resolve: (file: FileReading) => void,
  reject: (fault: unknown) => void,
): AsyncGenerator<ReadRow[]> {
  let batch: ReadRow[] = []
  const reader = new DeviceFileReader(name, (row) => batch.push(row))
  let total = 0
  try {
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
    resolve(file)
  } catch (fault) {
    reject(fault)
    throw fault
  } finally {
    reject(new Error('the rows were not all taken'))
  }
}
