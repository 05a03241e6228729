import { foldSerial, isOlderCapture, type JudgedRow, judgeRow } from '../../domain/registration/roll.ts'
import type { UploadCounts } from '../../domain/upload.ts'
import type { Reason } from '../../domain/words.ts'
import {
  maskOf,
  outcomeCodes,
  reasonCodes,
  rowFlags,
  verdictCodes,
  warningBits,
  withOlderCapture,
  wordOf,
} from '../codes.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { addWarnings, countOfJudged, judgedCounts } from '../upload-counts.ts'
import type { Connection } from './connection.ts'
import { hashMarkOf, loadRoll } from './load-roll.ts'
import type { Context } from './serve-calls.ts'
import { countsOf, isTakenOver, saveCounts, type UploadHead, uploadHead } from './upload-head.ts'

/** A row of `upload_rows` as judging reads it. */
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
}
export const storedRowColumns = `row, outcome, verdict, flags, warnings, reason, answer, answer_to, serial, manufacturer, model, group_tag,
  assigned_user, product_key_id, captured_at, os_build, hardware_id, nullif(hex(ek), '') as ek, nullif(hex(uuid), '') as uuid,
  nullif(hex(tuple), '') as tuple`

const reasonOf = wordOf(reasonCodes)

/** What an upload says for all of its rows. */
export type Choice = Pick<UploadHead, 'group_tag' | 'assigned_user' | 'only_where_empty'>

/** A stored row as the domain judges it, with the upload's tag and user weighed in. */
export function judgedRow(c: Connection, stored: StoredRow, choice: Choice): JudgedRow {
  const refused = stored.outcome === outcomeCodes.refused
  const { ek, uuid, tuple } = stored
  const serial = stored.serial === null ? null : foldSerial(stored.serial)
  return {
    row: stored.row,
    serialNumber: stored.serial,
    manufacturer: stored.manufacturer,
    model: stored.model,
    productKeyId: stored.product_key_id,
    osBuild: stored.os_build,
    capturedAt: stored.captured_at,
    hardwareId: stored.hardware_id,
    hasHash: (stored.flags & rowFlags.hasHash) !== 0,
    refused: refused && stored.reason !== null ? (reasonOf(stored.reason) as Reason) : null,
    keys: { ek, uuid, tuple, serial },
    groupTag: weigh(stored.group_tag, choice.group_tag, choice.only_where_empty),
    assignedUser: weigh(stored.assigned_user, choice.assigned_user, choice.only_where_empty),
    hashMark: hashMarkOf({
      ek,
      uuid,
      capturedAt: stored.captured_at,
      refusedMark: refused ? textMark(c, stored) : null,
    }),
  }
}

function weigh(ofRow: string | null, ofUpload: string | null, onlyWhereEmpty: number): string | null {
  return onlyWhereEmpty === 1 ? (ofRow ?? ofUpload) : (ofUpload ?? ofRow)
}

function textMark(c: Connection, stored: StoredRow): Buffer | null {
  if (stored.hardware_id === null) return null
  const hardware = c.kept('select text_sha256 from hardware where id = ?').get(stored.hardware_id) as
    | { text_sha256: Buffer | null }
    | undefined
  return hardware?.text_sha256 ?? null
}

const leftOutBit = rowFlags.leftOut
export const isToRegister = `outcome = 0 and flags & ${leftOutBit} = 0`

/**
 * Judges the next rows and keeps their verdicts; touches no device and no claim. Begun without `after`, the counts of
 * verdicts begin at zero; rows judged before are judged again and not counted twice.
 */
export function judgeNext(
  c: Context,
  org: OrganizationNo,
  id: string,
  after: number | null,
  limit: number,
  worker?: string,
): { last: number | null; judged: number } {
  const head = uploadHead(c, org, id)
  if (head === undefined || head.closed_at === null || head.status !== 'receiving') return { last: null, judged: 0 }
  if (isTakenOver(head, worker)) return { last: null, judged: 0 }
  const counts = countsOf(head)
  if (after === null) Object.assign(counts, judgedCounts)
  const stored = c
    .kept(
      `select ${storedRowColumns} from upload_rows where upload_no = ? and row > ? and ${isToRegister} order by row limit ?`,
    )
    .all(head.no, after ?? -1, limit) as unknown as StoredRow[]
  judgeStored(c, head, stored, counts)
  const last = stored.at(-1)?.row ?? null
  const done = (after === null ? 0 : head.work_done) + stored.length
  c.kept('update uploads set cursor = ?, work_done = ?, work_of = ? where no = ?').run(
    last ?? after,
    done,
    counts.accepted - counts.leftOut,
    head.no,
  )
  saveCounts(c, head.no, counts)
  c.hint({ org, uploads: [id] })
  return { last, judged: stored.length }
}

/** Writes the verdicts of these rows (only where they differ from what stands) and adds them to the counts. */
export function judgeStored(c: Connection, head: UploadHead, stored: readonly StoredRow[], counts: UploadCounts): void {
  if (head.kind === 'catalogue') {
    counts.new += stored.length
    return
  }
  const rows = stored.map((row) => judgedRow(c, row, head))
  const roll = loadRoll(c, head.org, rows)
  const write = c.kept('update upload_rows set verdict = ?, warnings = ?, flags = ? where upload_no = ? and row = ?')
  for (const [at, row] of rows.entries()) {
    const before = stored[at] as StoredRow
    const judged = judgeRow(row, roll)
    const warnings = addWarnings(counts, before.warnings, maskOf(warningBits, judged.warnings))
    const verdict = verdictCodes[judged.verdict]
    const flags = withOlderCapture(before.flags, isOlderCapture(row, judged))
    counts[countOfJudged({ verdict, answer: before.answer })] += 1
    if (verdict === before.verdict && warnings === before.warnings && flags === before.flags) continue
    write.run(verdict, warnings, flags, head.no, row.row)
  }
}
