import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { canonicalHash } from '../domain/hardware-hash/encode.ts'
import { said } from '../domain/messages/messages.ts'
import type { Language, NotWritten } from '../domain/words.ts'
import { intuneHeader, intuneRow } from '../steps/merge/write-intune.ts'
import { peopleLine } from '../steps/merge/write-people-csv.ts'
import type { DeviceStore } from '../storage/store.ts'

type Batches = ReturnType<DeviceStore['export']>
type Exported = Batches extends AsyncIterable<(infer D)[]> ? D : never

/** Intune takes so many rows in a file. */
const rowsAFile = 500

/**
 * A ZIP as it is made: `intune-001.csv`, … of 500 rows each, and `not-written.csv` for devices that such a file cannot
 * carry. The next file is made when the last one is taken, so memory holds one file at any number of devices.
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
  const columns = { groupTag: true, assignedUser: true }
  let notWritten = ''
  let number = 0
  let rows: Buffer[] = []
  const write = async (): Promise<void> => {
    number += 1
    await addFile(
      zip,
      `intune-${String(number).padStart(3, '0')}.csv`,
      Buffer.concat([Buffer.from(intuneHeader(columns), 'latin1'), ...rows]),
    )
    rows = []
  }
  for await (const batch of batches)
    for (const device of batch) {
      const row = device.body ? intuneRow({ ...device, hash: canonicalHash(device.body) }, columns) : null
      if (row) rows.push(row)
      else notWritten += notWrittenLine(device, device.body ? 'not-representable' : 'no-hash', language)
      if (rows.length === rowsAFile) await write()
    }
  if (rows.length > 0) await write()
  if (notWritten !== '') await addFile(zip, 'not-written.csv', Buffer.from(`\ufeff${notWrittenHeader}${notWritten}`))
}

const notWrittenHeader = peopleLine(['Device Serial Number', 'Manufacturer name', 'Device model', 'Why', 'Next step'])

function notWrittenLine(device: Exported, why: NotWritten, language: Language): string {
  const words = said(language, `notWritten.${why}`)
  return peopleLine([device.serialNumber, device.manufacturer, device.model, words.sentence, words.nextStep])
}

/** Adds a file and waits until all of it has been taken. */
function addFile(zip: ZipFile, name: string, content: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const output = zip.outputStream as Readable
    const gone = () => reject(new Error('the reader of the ZIP went away'))
    const stream = Readable.from([content], { objectMode: false })
    stream.once('error', reject).once('end', () => {
      // A listener that stays would hold this file's bytes until the last one is taken.
      output.off('close', gone)
      resolve()
    })
    output.once('close', gone)
    zip.addReadStream(stream, name)
  })
}
