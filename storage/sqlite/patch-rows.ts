import type { UploadCounts } from '../../domain/upload.ts'
import { outcomeCodes, rowFlags } from '../codes.ts'
import type { OrRefusal } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { RowFilter, RowPatch } from '../contract/rows.ts'
import { type GroupRow, regroupRows, takeOut } from '../row/group-rows.ts'
import { countOfJudged } from '../upload/upload-counts.ts'
import { conflict, notFound } from './change-devices.ts'
import type { Connection } from './connection.ts'
import { judgeStored, storedRowColumns } from './judge-rows.ts'
import type { PackedRows } from './pack-rows.ts'
import { rowConditions } from './row-filter.ts'
import type { Context } from './serve-calls.ts'
import { type Parsed, parsedRows, storeHardware } from './store-rows.ts'
import { countsOf, saveCounts, type UploadHead, uploadHead } from './upload-head.ts'

export type Chosen = { rows?: number[]; filter?: RowFilter }
type Values = Omit<RowPatch, 'read'>

/** Changes one row while its upload is checked; it and all rows that share a key with it are judged again. */
export function patchRow(
  c: Context,
  org: OrganizationNo,
  upload: string,
  row: number,
  read: PackedRows | null,
  values: Values,
): OrRefusal<{ row: number }> {
  const head = checkedUpload(c, org, upload)
  if ('refused' in head) return head
  const before = storedRow(c, head.no, row)
  if (before === undefined) return notFound
  const counts = countsOf(head)
  const group = new Group(c, head)
  group.touch([before])
  const parsed = read === null ? null : (parsedRows(read)[0] ?? null)
  if (parsed !== null) group.touchKeys([parsed.ek, parsed.uuid, parsed.tuple])
  const affected = group.rows(parsed !== null || values.leftOut !== undefined, [row])
  for (const each of affected) takeOut(counts, each)
  if (parsed !== null) writeRead(c, head, before, parsed)
  writeValues(c, head, [row], values)
  judgeGroup(c, head, affected, counts)
  saveCounts(c, head.no, counts)
  c.hint({ org, uploads: [upload] })
  return { row }
}

/**
 * Leaves out (or takes in again), tags or assigns many rows; `only` takes them in and leaves out every other. Rows that
 * share a key with them are judged again.
 */
export function patchRows(
  c: Context,
  org: OrganizationNo,
  upload: string,
  { only = false, ...which }: Chosen & { only?: boolean },
  values: Values,
  now: number,
): OrRefusal<{ changed: number }> {
  const head = checkedUpload(c, org, upload)
  if ('refused' in head) return head
  const counts = countsOf(head)
  const rows = chosenRows(c, head, which, now)
  const chosen = new Set(rows.map(({ row }) => row))
  const others = only ? chosenRows(c, head, {}, now).filter(({ row }) => !chosen.has(row)) : []
  const regroups = only || values.leftOut !== undefined
  const group = new Group(c, head)
  if (regroups) group.touch([...rows, ...others])
  const affected = group.rows(
    regroups,
    [...rows, ...others].map(({ row }) => row),
  )
  for (const each of affected) takeOut(counts, each)
  let changed = writeValues(c, head, [...chosen], only ? { ...values, leftOut: false } : values)
  const left = others.map(({ row }) => row)
  if (only) changed += writeValues(c, head, left, { leftOut: true })
  judgeGroup(c, head, affected, counts)
  saveCounts(c, head.no, counts)
  c.hint({ org, uploads: [upload] })
  return { changed }
}

/** Leaves out all accepted rows but the chosen ones; without a choice none. */
export function leaveOutOthers(
  c: Connection,
  head: UploadHead,
  which: Chosen,
  counts: UploadCounts,
  now: number,
): void {
  if (which.rows === undefined && which.filter === undefined) return
  const chosen = new Set(chosenRows(c, head, which, now).map(({ row }) => row))
  const others = c
    .kept(
      `select row, verdict, answer from upload_rows where upload_no = ? and outcome = ${outcomeCodes.accepted}
         and flags & ${rowFlags.leftOut} = 0`,
    )
    .all(head.no) as unknown as { row: number; verdict: number; answer: number | null }[]
  const leave = c.kept(`update upload_rows set flags = flags | ${rowFlags.leftOut} where upload_no = ? and row = ?`)
  for (const { row, ...judged } of others) {
    if (chosen.has(row)) continue
    leave.run(head.no, row)
    counts.leftOut += 1
    counts[countOfJudged(judged)] -= 1
  }
}

function checkedUpload(c: Context, org: OrganizationNo, id: string): OrRefusal<UploadHead> {
  const head = uploadHead(c, org, id)
  if (head === undefined) return notFound
  return head.status === 'checked' ? head : conflict(`the upload is ${head.status}`)
}

const groupColumns = `${storedRowColumns}, repairs, of_row`

function storedRow(c: Connection, no: number, row: number): GroupRow | undefined {
  return c.kept(`select ${groupColumns} from upload_rows r where r.upload_no = ? and r.row = ?`).get(no, row) as
    | GroupRow
    | undefined
}

export function chosenRows(c: Connection, head: UploadHead, which: Chosen, now: number): GroupRow[] {
  const filter = rowConditions(which.filter ?? {}, head.status, now)
  const listed = which.rows === undefined ? '' : ' and r.row in (select value from json_each(?))'
  return c
    .kept(
      `select ${groupColumns} from upload_rows where upload_no = ? and row in (
         select r.row from upload_rows r left join devices d on d.id = r.device_id
         where r.upload_no = ? and ${filter.sql}${listed}) order by row`,
    )
    .all(
      head.no,
      head.no,
      ...filter.values,
      ...(which.rows === undefined ? [] : [JSON.stringify(which.rows)]),
    ) as unknown as GroupRow[]
}

/** Rows of one upload that stand for the same devices as some rows: all that share a key with them, and so on. */
class Group {
  #c: Connection
  #head: UploadHead
  #keys = 0

  constructor(c: Connection, head: UploadHead) {
    this.#c = c
    this.#head = head
    c.db.exec('create temp table if not exists touched (key blob primary key) without rowid; delete from touched')
  }

  touch(rows: readonly GroupRow[]): void {
    for (const { ek, uuid, tuple } of rows) this.touchKeys([ek, uuid, tuple])
  }

  touchKeys(keys: readonly (string | null)[]): void {
    const insert = this.#c.kept('insert or ignore into touched values (unhex(?))')
    for (const key of keys) if (key !== null) this.#keys += insert.run(key).changes
  }

  /** The rows of the group and those named; only the latter where the groups cannot change. */
  rows(all: boolean, named: readonly number[]): GroupRow[] {
    const rows = new Map<number, GroupRow>()
    while (all) {
      const before = this.#keys
      for (const row of this.#sharing()) rows.set(row.row, row)
      this.touch([...rows.values()])
      if (this.#keys === before) break
    }
    for (const row of all ? named : []) {
      const found = rows.has(row) ? undefined : storedRow(this.#c, this.#head.no, row)
      if (found !== undefined) rows.set(row, found)
    }
    return [...rows.values()].sort((one, other) => one.row - other.row)
  }

  #sharing(): GroupRow[] {
    return this.#c
      .kept(
        `select ${groupColumns} from upload_rows r where r.upload_no = ? and (r.ek in (select key from touched)
           or r.uuid in (select key from touched) or r.tuple in (select key from touched))`,
      )
      .all(this.#head.no) as unknown as GroupRow[]
  }
}

function writeRead(c: Connection, head: UploadHead, before: GroupRow, parsed: Parsed): void {
  if (before.hardware_id !== null && (parsed.body !== null || parsed.refusedText !== null)) {
    c.kept('delete from hardware where id = ?').run(before.hardware_id)
  }
  const hardwareId = storeHardware(c, parsed)
  const flags = (before.flags & rowFlags.leftOut) | rowFlags.mended | (parsed.body === null ? 0 : rowFlags.hasHash)
  c.kept(
    `update upload_rows set outcome = ?, verdict = 0, answer = null, answer_to = null, of_row = null, flags = ?, repairs = ?, warnings = ?, reason = ?,
       serial = ?, manufacturer = ?, model = ?, product_key_id = ?, captured_at = ?, os_build = ?,
       hardware_id = coalesce(?, hardware_id), ek = unhex(?), uuid = unhex(?), tuple = unhex(?), hint_line = ?, column_name = ?, found = ?, remarks = ?
     where upload_no = ? and row = ?`,
  ).run(
    parsed.outcome,
    flags,
    parsed.repairs,
    parsed.warnings,
    parsed.reason,
    parsed.serial,
    parsed.manufacturer,
    parsed.model,
    parsed.productKeyId,
    parsed.capturedAt,
    parsed.osBuild,
    hardwareId,
    parsed.ek,
    parsed.uuid,
    parsed.tuple,
    parsed.hintLine,
    parsed.column,
    parsed.found,
    parsed.remarks,
    head.no,
    before.row,
  )
}

/** Writes tag, user and the mark; keys that are not there change nothing. Gives how many rows changed. */
function writeValues(c: Connection, head: UploadHead, rows: readonly number[], values: Values): number {
  const sets: string[] = []
  const differs: string[] = []
  const bound: unknown[] = []
  const set = (sql: string, differ: string, ...value: unknown[]) => {
    sets.push(sql)
    differs.push(differ)
    bound.push(...value)
  }
  if (values.groupTag !== undefined) set('group_tag = ?', 'group_tag is not ?', values.groupTag || null)
  if (values.assignedUser !== undefined) set('assigned_user = ?', 'assigned_user is not ?', values.assignedUser || null)
  const bit = rowFlags.leftOut
  if (values.leftOut === true) set(`flags = flags | ${bit}`, `flags & ${bit} = 0`)
  if (values.leftOut === false) set(`flags = flags & ~${bit}`, `flags & ${bit} <> 0`)
  if (sets.length === 0) return 0
  const update = c.kept(
    `update upload_rows set ${sets.join(', ')} where upload_no = ? and row = ? and (${differs.map((each) => `(${each})`).join(' or ')})`,
  )
  let changed = 0
  for (const row of rows) changed += update.run(...bound, head.no, row, ...bound).changes
  return changed
}

/** Seeks duplicates among rows that are not refused and not left out, judges what is accepted, and counts all again. */
function judgeGroup(c: Connection, head: UploadHead, affected: readonly GroupRow[], counts: UploadCounts): void {
  const rows = affected.map(({ row }) => storedRow(c, head.no, row)).filter((row) => row !== undefined)
  const { regrouped, toJudge } = regroupRows(rows, head, counts)
  const mark = c.kept('update upload_rows set outcome = ?, of_row = ?, reason = ? where upload_no = ? and row = ?')
  for (const { row, outcome, of, reason } of regrouped) mark.run(outcome, of, reason, head.no, row)
  judgeStored(c, head, toJudge, counts)
}
