import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Bytes gathered and written in order, while the next are gathered. */
export class Output {
  #write: (bytes: Buffer) => Promise<void>
  #buffer = Buffer.allocUnsafeSlow(bufferBytes)
  #spare = Buffer.allocUnsafeSlow(bufferBytes)
  #length = 0
  #writing: Promise<void> = Promise.resolve()

  /** `write` may use the bytes until what it promised is there. */
  constructor(write: (bytes: Buffer) => Promise<void>) {
    this.#write = write
  }

  /** Whether so many bytes can be taken without waiting; if not, `flush` first. */
  fits(bytes: number): boolean {
    return this.#length + bytes <= bufferBytes
  }

  latin1(text: string): void {
    this.#length += this.#buffer.write(text, this.#length, 'latin1')
  }

  utf8(text: string): void {
    this.#length += this.#buffer.write(text, this.#length, 'utf8')
  }

  /** Bytes [start, end) of `source`. */
  bytes(source: Buffer, start: number, end: number): void {
    this.#length += source.copy(this.#buffer, this.#length, start, end)
  }

  /** Hands over what was gathered; waits only for what was handed over before. */
  async flush(): Promise<void> {
    await this.#writing
    const full = this.#buffer.subarray(0, this.#length)
    const next = this.#spare
    this.#spare = this.#buffer
    this.#buffer = next
    this.#length = 0
    this.#writing = this.#write(full)
    // Who flushes next, or ends, sees the fault.
    this.#writing.catch(() => {})
  }

  /** Everything is written once this is done; more may follow. */
  async end(): Promise<void> {
    await this.flush()
    await this.#writing
  }
}

const bufferBytes = 1024 * 1024

/** A file that stands under its name only once it is whole. */
export class PartialFile {
  readonly path: string
  #temporary: string
  #handle: FileHandle

  static async open(path: string): Promise<PartialFile> {
    const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.part`)
    return new PartialFile(path, temporary, await open(temporary, 'w'))
  }

  constructor(path: string, temporary: string, handle: FileHandle) {
    this.path = path
    this.#temporary = temporary
    this.#handle = handle
  }

  async write(bytes: Buffer): Promise<void> {
    for (let written = 0; written < bytes.length; ) {
      written += (await this.#handle.write(bytes, written, bytes.length - written)).bytesWritten
    }
  }

  async close(): Promise<void> {
    await this.#handle.close()
  }

  /** Puts the closed file in place. */
  async keep(): Promise<void> {
    await rename(this.#temporary, this.path)
  }

  async discard(): Promise<void> {
    await this.#handle.close().catch(() => {})
    await rm(this.#temporary, { force: true })
  }
}
