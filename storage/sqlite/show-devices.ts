import type { Device } from '../../domain/device.ts'
import type { DeviceState, Reason } from '../../domain/words.ts'
import { errorCodeCodes, reasonCodes, stateCodes, wordOf } from '../codes.ts'
import { type FileDetails, fileOfRow, type NamedFile, namedFile, placeOfRow } from '../file-details.ts'
import type { Connection } from './connection.ts'
import type { DeviceRow } from './device-rows.ts'

const stateOf = wordOf(stateCodes)
const errorOf = wordOf(errorCodeCodes)
const reasonOf = wordOf(reasonCodes)
export const weekMs = 7 * 86_400_000

/** The state as people see it: `inactive` is active and not seen for seven days. */
export function shownState(state: number, lastSeenAt: number | null, now: number): DeviceState {
  const stored = stateOf(state)
  return stored === 'active' && lastSeenAt !== null && lastSeenAt <= now - weekMs ? 'inactive' : stored
}

/** Milliseconds as ISO 8601 UTC. */
export function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

/** Rows of `devices` as devices, with the names of uploads, files and people. */
export function shownDevices(c: Connection, rows: readonly DeviceRow[], now: number): Device[] {
  const names = new Names(c)
  return rows.map((row) => shownDevice(names, row, now))
}

function shownDevice(names: Names, row: DeviceRow, now: number): Device {
  const upload = row.upload_no === null ? null : names.upload(row.upload_no)
  const attention = row.attention_upload === null ? null : names.upload(row.attention_upload)
  return {
    id: row.id,
    serialNumber: row.serial,
    manufacturer: row.manufacturer,
    model: row.model,
    state: shownState(row.state, row.last_seen_at, now),
    error: errorOfDevice(row),
    attention:
      attention === null || row.attention_row === null
        ? null
        : { kind: 'hardware-changed', upload: attention, row: row.attention_row },
    groupTag: row.group_tag,
    assignedUser: row.assigned_user,
    productKeyId: row.product_key_id,
    osBuild: row.os_build,
    capturedAt: row.captured_at === null ? null : isoOf(row.captured_at * 1000),
    registeredAt: isoOf(row.registered_at),
    registeredBy: row.registered_by === null ? null : names.actor(row.registered_by),
    lastSeenAt: isoOf(row.last_seen_at),
    createdAt: new Date(row.created_at).toISOString(),
    upload:
      upload === null || row.upload_no === null
        ? null
        : { id: upload, ...(row.upload_row === null ? nowhere : names.place(row.upload_no, row.upload_row)) },
    example: row.example === 1,
    version: row.version,
  }
}

function errorOfDevice(row: DeviceRow): Device['error'] {
  if (row.error_code === null) return null
  return {
    code: errorOf(row.error_code),
    reason: row.error_reason === null ? null : (reasonOf(row.error_reason) as Reason),
    requestId: row.request_id,
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
