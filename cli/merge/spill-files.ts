import { closeSync, openSync, readSync } from 'node:fs'
import { type KeySource, rowKeySize } from '../../steps/merge/row-keys.ts'
import type { FirstPass, ReadBatch } from './read-all.ts'

/** The spill files of the first pass, opened once each. What is read stands until the next is. */
export class SpillFiles implements KeySource {
  readonly count: number
  #first: FirstPass
  #descriptors = new Map<number, number>()
  #buffer = Buffer.allocUnsafeSlow(1024 * 1024)

  constructor(first: FirstPass) {
    this.#first = first
    this.count = first.accepted
  }

  /** The records of a batch. */
  rows({ spill, at, length }: ReadBatch): Buffer {
    return this.#read(spill, at, length)
  }

  /** The keys of all batches. */
  *batches(): Generator<Uint32Array> {
    for (const { spill, at, length, accepted } of this.#first.batches) {
      const bytes = this.#read(spill, at + length, accepted * rowKeySize * 4)
      yield new Uint32Array(bytes.buffer, bytes.byteOffset, accepted * rowKeySize)
    }
  }

  #read(spill: number, at: number, length: number): Buffer {
    if (this.#buffer.length < length) this.#buffer = Buffer.allocUnsafeSlow(length)
    const descriptor = this.#descriptors.get(spill) ?? openSync(this.#first.spillPath(spill), 'r')
    this.#descriptors.set(spill, descriptor)
    for (let read = 0; read < length; ) {
      const got = readSync(descriptor, this.#buffer, read, length - read, at + read)
      if (got === 0) throw new Error('the spill file ended early')
      read += got
    }
    return this.#buffer.subarray(0, length)
  }

  close(): void {
    for (const descriptor of this.#descriptors.values()) closeSync(descriptor)
  }
}
