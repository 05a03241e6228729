import { foldSerial, type JudgedRow } from '../../domain/registration/roll.ts'
import type { Reason } from '../../domain/words.ts'
import { outcomeCodes, reasonCodes, rowFlags, wordOf } from '../codes.ts'
import type { Flag } from '../device/device-row.ts'
import { hashMarkOf } from '../device/know-device.ts'

/** A row of `upload_rows` as judging reads it; digests in hex. */
export type StoredRow = {
  row: number
  outcome: number
  verdict: number
  flags: number
  warnings: number
  reason: number | null
  /** The answer to its changed hardware (storage/codes.ts), and the hardware record that it was compared with. */
  answer: number | null
  answer_to: number | null
  serial: string | null
  manufacturer: string | null
  model: string | null
  group_tag: string | null
  assigned_user: string | null
  product_key_id: string | null
  captured_at: number | null
  os_build: number | null
  hardware_id: number | null
  ek: string | null
  uuid: string | null
  tuple: string | null
  /** Of a refused text only. */
  text_sha256: string | null
}

const reasonOf = wordOf(reasonCodes)

/** What an upload says for all of its rows. */
export type Choice = { group_tag: string | null; assigned_user: string | null; only_where_empty: Flag }

/** A stored row as the domain judges it, with the upload's tag and user weighed in. */
export function judgedRow(stored: StoredRow, choice: Choice): JudgedRow {
  const refused = stored.outcome === outcomeCodes.refused
  const { ek, uuid, tuple, serial, captured_at: capturedAt } = stored
  return {
    row: stored.row,
    serialNumber: serial,
    manufacturer: stored.manufacturer,
    model: stored.model,
    productKeyId: stored.product_key_id,
    osBuild: stored.os_build,
    capturedAt,
    hardwareId: stored.hardware_id,
    hasHash: (stored.flags & rowFlags.hasHash) !== 0,
    refused: refused && stored.reason !== null ? (reasonOf(stored.reason) as Reason) : null,
    keys: { ek, uuid, tuple, serial: serial === null ? null : foldSerial(serial) },
    groupTag: weigh(stored.group_tag, choice.group_tag, choice.only_where_empty),
    assignedUser: weigh(stored.assigned_user, choice.assigned_user, choice.only_where_empty),
    hashMark: hashMarkOf({ ek, uuid, capturedAt, refusedMark: stored.text_sha256 }),
  }
}

function weigh(ofRow: string | null, ofUpload: string | null, onlyWhereEmpty: Flag): string | null {
  return onlyWhereEmpty ? (ofRow ?? ofUpload) : (ofUpload ?? ofRow)
}
