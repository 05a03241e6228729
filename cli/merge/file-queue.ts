import type { Input } from './list-inputs.ts'

/** What threads share of a queue. */
export type SharedQueue = { inputs: readonly Input[]; taken: Int32Array<SharedArrayBuffer> }

/** Files that wait to be read. Each thread takes the next by itself, so that none waits for another to be told. */
export class FileQueue {
  readonly shared: SharedQueue

  constructor(inputs: readonly Input[], taken = new Int32Array(new SharedArrayBuffer(4))) {
    this.shared = { inputs, taken }
  }

  /** The next file with its number, null when all are taken. */
  next(): { file: number; input: Input } | null {
    const { inputs, taken } = this.shared
    const file = Atomics.add(taken, 0, 1)
    const input = inputs[file]
    return input === undefined ? null : { file, input }
  }
}
