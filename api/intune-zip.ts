import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { canonicalHash } from '../domain/hardware-hash/encode.ts'
import { said } from '../domain/messages/messages.ts'
import type { Language, NotWritten } from '../domain/words.ts'
import { intuneHeader, intuneRow } from '../steps/merge/write-intune.ts'
import { peopleLine } from '../steps/merge/write-people-csv.ts'
import type { DeviceStore } from '../storage/contract/devices.ts'
import { openUnnamedFile } from './unnamed-file.ts'

type Batches = ReturnType<DeviceStore['export']>
type Exported = Batches extends AsyncIterable<(infer D)[]> ? D : never

/** Intune takes so many rows in a file. */
const rowsAFile = 500
const columns = { groupTag: true, assignedUser: true }

/**
 * A ZIP as it is made: `intune-001.csv`, … of 500 rows each, and `not-written.csv` for devices that such a file cannot
 * carry. The next file is made when the last one is taken, and what is not written waits on disk, so memory holds one
 * file at any number of devices.
 */
export function intuneZip(batches: Batches, language: Language): Readable {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  fill(zip, batches, language).then(
    () => zip.end(),
    (fault: unknown) => output.destroy(fault as Error),
  )
  return output
}

async function fill(zip: ZipFile, batches: Batches, language: Language): Promise<void> {
  await using notWritten = new NotWrittenFile()
  let number = 0
  let rows: Buffer[] = []
  const write = async (): Promise<void> => {
    number += 1
    const content = Buffer.concat([Buffer.from(intuneHeader(columns), 'latin1'), ...rows])
    await addFile(zip, `intune-${String(number).padStart(3, '0')}.csv`, Readable.from([content], { objectMode: false }))
    rows = []
  }
  for await (const batch of batches) {
    for (const device of batch) {
      const row = device.body ? intuneRow({ ...device, hash: canonicalHash(device.body) }, columns) : null
      if (row) rows.push(row)
      else notWritten.add(notWrittenLine(device, device.body ? 'not-representable' : 'no-hash', language))
      if (rows.length === rowsAFile) await write()
    }
    await notWritten.flush()
    refuseGone(zip)
  }
  if (rows.length > 0) await write()
  const left = notWritten.read()
  if (left !== null) await addFile(zip, 'not-written.csv', left)
}

const notWrittenHeader = peopleLine(['Device Serial Number', 'Manufacturer name', 'Device model', 'Why', 'Next step'])

function notWrittenLine(device: Exported, why: NotWritten, language: Language): string {
  const words = said(language, `notWritten.${why}`)
  return peopleLine([device.serialNumber, device.manufacturer, device.model, words.sentence, words.nextStep])
}

/** Lines that come last in the ZIP and are found all along the way; there is a file only once there is a line. */
class NotWrittenFile {
  #file: FileHandle | null = null
  #lines: string[] = []

  add(line: string): void {
    this.#lines.push(line)
  }

  async flush(): Promise<void> {
    if (this.#lines.length === 0) return
    const begin = this.#file === null ? `\ufeff${notWrittenHeader}` : ''
    this.#file ??= await openUnnamedFile()
    await this.#file.writeFile(begin + this.#lines.join(''))
    this.#lines = []
  }

  /** What was flushed, from the beginning; null where nothing was. */
  read(): Readable | null {
    return this.#file?.createReadStream({ start: 0, autoClose: false }) ?? null
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file?.close()
  }
}

function refuseGone(zip: ZipFile): void {
  if ((zip.outputStream as Readable).destroyed) throw new Error('the reader of the ZIP went away')
}

/** Adds a file and waits until all of it has been taken. */
function addFile(zip: ZipFile, name: string, content: Readable): Promise<void> {
  refuseGone(zip)
  return new Promise((resolve, reject) => {
    const output = zip.outputStream as Readable
    const gone = () => reject(new Error('the reader of the ZIP went away'))
    content.once('error', reject).once('end', () => {
      // A listener that stays would hold this file's bytes until the last one is taken.
      output.off('close', gone)
      resolve()
    })
    output.once('close', gone)
    zip.addReadStream(content, name)
  })
}
