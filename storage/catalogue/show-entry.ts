import { foldSerial, type JudgedRow, type Roll } from '../../domain/registration/roll.ts'
import type { CatalogueEntry } from '../contract/catalogues.ts'
import { isoOf } from '../device/show-device.ts'

/** An entry of a catalogue with its catalogue's id and its hash. */
export type ListedEntry = {
  catalogue: string
  manufacturer: string
  model: string
  serial: string
  captured_at: number | null
  body: Buffer
}

export function shownEntry(row: ListedEntry): CatalogueEntry {
  return {
    catalogue: row.catalogue,
    manufacturer: row.manufacturer,
    model: row.model,
    serialNumber: row.serial,
    capturedAt: row.captured_at === null ? null : isoOf(row.captured_at * 1000),
    body: row.body,
  }
}

/** An entry as it answers for a row without a hash; digests in hex. */
export type AnsweringEntry = {
  serial: string
  manufacturer: string
  model: string
  product_key_id: string | null
  os_build: number | null
  captured_at: number | null
  ek: string | null
  uuid: string | null
  tuple: string
  hardware_id: number
}

/** Puts an entry where judging finds it; gives the keys that it brings. */
export function putAnswer(roll: Roll, entry: AnsweringEntry): JudgedRow['keys'] {
  const { ek, uuid, tuple } = entry
  const keys = { ek, uuid, tuple, serial: foldSerial(entry.serial) }
  roll.catalogue.set(tuple, {
    keys,
    serialNumber: entry.serial,
    manufacturer: entry.manufacturer,
    model: entry.model,
    productKeyId: entry.product_key_id,
    osBuild: entry.os_build,
    capturedAt: entry.captured_at,
    hardwareId: entry.hardware_id,
  })
  return keys
}
