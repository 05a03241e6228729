import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { canonicalHash } from '../../domain/hardware-hash/encode.ts'
import { footerBytes } from '../../domain/hardware-hash/layout.ts'
import type { ReadRow } from '../../domain/row.ts'
import { beginsZip } from '../../steps/merge/containers/kinds.ts'
import type { Zip } from '../../steps/merge/containers/zip.ts'
import { DeviceFileReader, type FileReading, type ReadingOptions } from '../../steps/merge/device-file-reader.ts'
import { rowKeySize, writePlainRowKeys, writeRowKeys } from '../../steps/merge/row-keys.ts'
import type { Emit } from '../../steps/merge/table-reader.ts'
import type { Input } from './list-inputs.ts'
import { SpillBuffer } from './spill.ts'

/** Rows of one file that were spilled together: where, and behind them the keys of the accepted ones (row-keys.ts). */
export type Batch = { file: number; spill: number; at: number; length: number; rows: number; accepted: number }

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

/** Reads one file whole, one file at a time: rows go to the spill, batches to the listener. Never fails for what the file is. */
export async function readOne(file: number, input: Input, spill: Spill, listener: ReadListener): Promise<FileReading> {
  let rows = 0
  let accepted = 0
  const flush = () => {
    if (rows > 0) {
      const { length } = buffer
      const at = spill.length
      append(spill, buffer.bytes.subarray(0, length))
      append(spill, Buffer.from(keys.buffer, 0, accepted * rowKeySize * 4))
      listener.batch({ file, spill: spill.number, at, length, rows, accepted })
      buffer.length = 0
    }
    rows = 0
    accepted = 0
  }
  const emit: Emit = (row, plainHash) => {
    buffer.add(row, plainHash ?? canonicalText(row))
    rows++
    if (row.outcome === 'accepted') writeRowKeys(row, keys, accepted++ * rowKeySize)
    if (buffer.isFull || rows === mostRowsABatch) flush()
  }
  const options: ReadingOptions = {
    bodies: false,
    plain: (row) => {
      buffer.addPlain(row)
      rows++
      writePlainRowKeys(row, keys, accepted++ * rowKeySize)
      if (buffer.isFull || rows === mostRowsABatch) flush()
    },
  }
  const reading = await (input.member === undefined ? readPlainFile : readArchived)(input, emit, options, listener)
  flush()
  return reading
}

type ReadInput = (input: Input, emit: Emit, options: ReadingOptions, listener: ReadListener) => Promise<FileReading>

const readPlainFile: ReadInput = async ({ name, path }, emit, options, listener) => {
  const reader = new DeviceFileReader(name, emit, options)
  let isContainer: boolean | null = null
  const failed = await readBytes(path, (bytes) => {
    isContainer ??= beginsZip(bytes)
    listener.bytes(bytes.length)
    if (!isContainer) reader.push(bytes)
    return !isContainer
  })
  const reading = isContainer ? await readContainerAt(name, path, emit) : reader.end()
  return failed === null ? reading : { ...reading, rows: reading.rows, error: { code: 'unreadable', found: failed } }
}

// Who gives no archive does not wait for what opens one.
const openers = () =>
  Promise.all([import('../../steps/merge/containers/read-container.ts'), import('../../steps/merge/containers/zip.ts')])

async function readContainerAt(name: string, path: string, emit: Emit): Promise<FileReading> {
  const [{ readContainer }] = await openers()
  return readContainer(name, path, { row: emit, rest: nextTurn }, { bodies: true })
}

/** The archive that was read from last stays open: its other members come next. */
let open: Zip | null = null

const readArchived: ReadInput = async ({ name, path, member: place, bytes }, emit, options, listener) => {
  const [{ readMember }, { ContainerRefused, openZip }] = await openers()
  try {
    if (open?.path !== path) {
      open?.close()
      open = null
      open = await openZip(path)
    }
    const member = open.members[place as number]
    if (member === undefined) throw new ContainerRefused('it has changed since it was opened')
    const reading = await readMember({ name, member }, dirname(path), { row: emit, rest: nextTurn }, options)
    listener.bytes(bytes)
    return reading
  } catch (fault) {
    if (!(fault instanceof ContainerRefused)) throw fault
    return { ...new DeviceFileReader(name, emit).end(), error: { code: 'archive', found: fault.message } }
  }
}

/** Canonical text of a row's hash without the padding. */
export function canonicalText({ body }: ReadRow): string {
  return body === null ? '' : canonicalHash(body).slice(0, Math.ceil((body.length + footerBytes) / 3) * 4)
}

function append(spill: Spill, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) {
    const count = writeSync(spill.descriptor, bytes, written, bytes.length - written, spill.length)
    written += count
    spill.length += count
  }
}

/** Why the file could not be read to its end, or null. `take` answers whether it wants more. */
async function readBytes(path: string, take: (bytes: Uint8Array) => boolean): Promise<string | null> {
  let descriptor: number | null = null
  try {
    descriptor = openSync(path, 'r')
    for (let chunks = 1; ; chunks++) {
      const length = readSync(descriptor, chunk, 0, chunk.length, null)
      if (length === 0) return null
      if (!take(chunk.subarray(0, length))) return null
      if (chunks % chunksATurn === 0) await nextTurn()
    }
  } catch (error) {
    // A fault of the file system is this file's error; any other is ours.
    if (error instanceof Error && 'syscall' in error && 'code' in error) return String(error.code)
    throw error
  } finally {
    if (descriptor !== null) closeSync(descriptor)
  }
}

/** Reading is done at once, since waiting for each chunk costs more; now and then all else has its turn. */
const chunksATurn = 16
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))
