import type { Device } from '../../domain/device.ts'
import type { DeviceRow } from '../device/device-row.ts'
import { type NamesOfDevice, shownDevice } from '../device/show-device.ts'
import { type FileDetails, fileOfRow, type NamedFile, namedFile, placeOfRow } from '../upload/file-details.ts'
import type { Connection } from './connection.ts'

/** Rows of `devices` as devices, with the names of uploads, files and people. */
export function shownDevices(c: Connection, rows: readonly DeviceRow[], now: number): Device[] {
  const names = new Names(c)
  return rows.map((row) => shownDevice(row, named(names, row), now))
}

function named(names: Names, row: DeviceRow): NamesOfDevice {
  const upload = row.upload_no === null ? null : names.upload(row.upload_no)
  return {
    upload,
    place: row.upload_no === null || row.upload_row === null ? nowhere : names.place(row.upload_no, row.upload_row),
    registeredBy: row.registered_by === null ? null : names.actor(row.registered_by),
    attention: row.attention_upload === null ? null : names.upload(row.attention_upload),
  }
}

const nowhere = { file: null, line: null }

type FileRow = { number: number; name: string; details: string }

const namedFileOf = ({ name, details }: FileRow): NamedFile => namedFile(name, JSON.parse(details) as FileDetails)

/** Names that rows refer to by number, each looked up once. */
export class Names {
  #c: Connection
  #uploads = new Map<number, string | null>()
  #files = new Map<number, Map<number, NamedFile>>()
  #actors = new Map<number, string>()

  constructor(c: Connection) {
    this.#c = c
  }

  upload(no: number): string | null {
    let id = this.#uploads.get(no)
    if (id === undefined) {
      const row = this.#c.kept('select id from uploads where no = ?').get(no) as { id: string } | undefined
      id = row?.id ?? null
      this.#uploads.set(no, id)
    }
    return id
  }

  /** The file and line of a row. */
  place(uploadNo: number, row: number): { file: string | null; line: number } {
    return placeOfRow(row, this.file(uploadNo, fileOfRow(row)))
  }

  file(uploadNo: number, number: number): NamedFile | undefined {
    let files = this.#files.get(uploadNo)
    if (files === undefined) {
      const rows = this.#c.kept('select number, name, details from upload_files where upload_no = ?').all(uploadNo)
      files = new Map((rows as unknown as FileRow[]).map((row) => [row.number, namedFileOf(row)]))
      this.#files.set(uploadNo, files)
    }
    return files.get(number)
  }

  actor(no: number): string {
    let name = this.#actors.get(no)
    if (name === undefined) {
      const row = this.#c.kept('select name from actors where no = ?').get(no) as { name: string } | undefined
      name = row?.name ?? ''
      this.#actors.set(no, name)
    }
    return name
  }
}
