import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { canonicalHash } from '../../domain/hardware-hash/encode.ts'
import type { ReadRow } from '../../domain/row.ts'
import { DeviceFileReader, type FileReading } from '../../steps/merge/device-file-reader.ts'
import { rowKeySize, writeRowKeys } from '../../steps/merge/row-keys.ts'
import { SpillBuffer } from './spill.ts'

/** Rows of one file that were spilled together: where, and the keys of the accepted ones (row-keys.ts). */
export type Batch = { file: number; spill: number; at: number; length: number; rows: number; keys: Uint32Array }

/** Where the rows of the files go that one thread reads. */
export type Spill = { number: number; descriptor: number; length: number }

export type ReadListener = {
  batch(batch: Batch): void
  /** Bytes read since it was last told. */
  bytes(count: number): void
}

const chunk = Buffer.allocUnsafe(256 * 1024)
const buffer = new SpillBuffer()
const mostRowsABatch = 8192
const keys = new Uint32Array(mostRowsABatch * rowKeySize)

/** Reads one file whole: rows go to the spill, batches to the listener. Never throws for what the file is or is not. */
export function readOne(file: number, name: string, path: string, spill: Spill, listener: ReadListener): FileReading {
  let rows = 0
  let accepted = 0
  const flush = () => {
    if (buffer.length > 0) {
      const length = writeAll(spill, buffer)
      const own = keys.slice(0, accepted * rowKeySize)
      listener.batch({ file, spill: spill.number, at: spill.length, length, rows, keys: own })
      spill.length += length
    }
    rows = 0
    accepted = 0
  }
  const reader = new DeviceFileReader(name, (row, hashText) => {
    buffer.add(row, row.body === null ? '' : canonicalText(row, hashText))
    rows++
    if (row.outcome === 'accepted') writeRowKeys(row, keys, accepted++ * rowKeySize)
    if (buffer.isFull || rows === mostRowsABatch) flush()
  })
  const failed = readBytes(path, (bytes) => {
    reader.push(bytes)
    listener.bytes(bytes.length)
  })
  const reading = reader.end()
  flush()
  return failed === null ? reading : { ...reading, rows: reading.rows, error: { code: 'unreadable', found: failed } }
}

/** The text as it stands is canonical where nothing about it had to be mended or warned of. */
function canonicalText(row: ReadRow, hashText: string): string {
  const asItStands = hashText.length === 4000 && row.tail === null && !row.repairs.includes('hash-repaired')
  return asItStands ? hashText : canonicalHash(row.body as Uint8Array)
}

function writeAll(spill: Spill, { bytes, length }: SpillBuffer): number {
  for (let written = 0; written < length; ) {
    written += writeSync(spill.descriptor, bytes, written, length - written, spill.length + written)
  }
  buffer.length = 0
  return length
}

/** Why the file could not be read to its end, or null. */
function readBytes(path: string, take: (bytes: Uint8Array) => void): string | null {
  let descriptor: number | null = null
  try {
    descriptor = openSync(path, 'r')
    for (;;) {
      const length = readSync(descriptor, chunk, 0, chunk.length, null)
      if (length === 0) return null
      take(chunk.subarray(0, length))
    }
  } catch (error) {
    // A fault of the file system is this file's error; any other is ours.
    if (error instanceof Error && 'syscall' in error && 'code' in error) return String(error.code)
    throw error
  } finally {
    if (descriptor !== null) closeSync(descriptor)
  }
}
