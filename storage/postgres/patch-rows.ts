import type { ReadRow } from '../../domain/row.ts'
import { maskOf, outcomeCodes, reasonCodes, repairBits, rowFlags, warningBits } from '../codes.ts'
import type { OrRefusal } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { RowFilter, RowPatch } from '../contract/rows.ts'
import type { GroupRow } from '../row/group-rows.ts'
import { regroupRows, takeOut } from '../row/group-rows.ts'
import { rowRemarks } from '../row/row-remarks.ts'
import { countOfJudged } from '../upload/upload-counts.ts'
import { hexes, jsons, numbers, storable } from './bulk.ts'
import type { Fragment, Transaction } from './connection.ts'
import { type Context, conflict, notFound } from './context.ts'
import { judgeStored, storedRowColumns } from './judge-rows.ts'
import { joined, rowConditions } from './row-filter.ts'
import { keysOf, storeHashes } from './store-rows.ts'
import { lockUpload, saveCounts, type UploadHead } from './upload-head.ts'

export type Chosen = { rows?: number[]; filter?: RowFilter }
type Values = Omit<RowPatch, 'read'>

/** Changes one row while its upload is checked; it and all rows that share a key with it are judged again. */
export async function patchRow(
  context: Context,
  sql: Transaction,
  org: OrganizationNo,
  upload: string,
  row: number,
  { read, ...values }: RowPatch,
): Promise<OrRefusal<{ row: number }>> {
  const head = await checkedUpload(sql, org, upload)
  if ('refused' in head) return head
  const [before] = await groupRows(sql, head, sql`and r.row = ${row}`)
  if (before === undefined) return notFound
  const regroups = read !== undefined || values.leftOut !== undefined
  const keys = [before, ...(read === undefined ? [] : [keysOf(read)])]
  const affected = regroups ? await groupOf(sql, head, keys, [row]) : []
  for (const each of affected) takeOut(head.counts, each)
  if (read !== undefined) await writeRead(context, sql, head, before, read)
  await writeValues(sql, head, [row], values)
  await judgeGroup(sql, head, affected)
  await saveCounts(sql, head.no, head.counts)
  return { row }
}

/**
 * Leaves out (or takes in again), tags or assigns many rows; `only` takes them in and leaves out every other. Rows that
 * share a key with them are judged again.
 */
export async function patchRows(
  sql: Transaction,
  org: OrganizationNo,
  upload: string,
  { only = false, ...which }: Chosen & { only?: boolean },
  values: Values,
  now: number,
): Promise<OrRefusal<{ changed: number }>> {
  const head = await checkedUpload(sql, org, upload)
  if ('refused' in head) return head
  const chosen = await groupRows(sql, head, sql`and ${chosenRows(sql, head, which, now)}`)
  const rows = chosen.map(({ row }) => row)
  const others = only ? await groupRows(sql, head, sql`and not (${chosenRows(sql, head, which, now)})`) : []
  const left = others.map(({ row }) => row)
  const regroups = only || values.leftOut !== undefined
  const affected = regroups ? await groupOf(sql, head, [...chosen, ...others], [...rows, ...left]) : []
  for (const each of affected) takeOut(head.counts, each)
  let changed = await writeValues(sql, head, rows, only ? { ...values, leftOut: false } : values)
  if (only) changed += await writeValues(sql, head, left, { leftOut: true })
  await judgeGroup(sql, head, affected)
  await saveCounts(sql, head.no, head.counts)
  return { changed }
}

/** Leaves out all accepted rows but the chosen ones, and counts them so; without a choice none. */
export async function leaveOutOthers(sql: Transaction, head: UploadHead, which: Chosen, now: number): Promise<void> {
  if (which.rows === undefined && which.filter === undefined) return
  const left = await sql<{ verdict: number; answer: number | null; n: number }[]>`
    with left_out as (
      update upload_rows r set flags = flags | ${rowFlags.leftOut}::smallint
      where r.upload_no = ${head.no} and r.outcome = ${outcomeCodes.accepted}
        and r.flags & ${rowFlags.leftOut}::smallint = 0 and not (${chosenRows(sql, head, which, now)})
      returning r.verdict, r.answer
    )
    select verdict, answer, count(*) as n from left_out group by verdict, answer`
  for (const { n, ...judged } of left) {
    head.counts.leftOut += n
    head.counts[countOfJudged(judged)] -= n
  }
  await saveCounts(sql, head.no, head.counts)
}

async function checkedUpload(sql: Transaction, org: OrganizationNo, id: string): Promise<OrRefusal<UploadHead>> {
  const head = await lockUpload(sql, org, id)
  if (head === undefined) return notFound
  return head.status === 'checked' ? head : conflict(`the upload is ${head.status}`)
}

/** A condition on `upload_rows r` that the chosen rows meet. */
function chosenRows(sql: Transaction, head: UploadHead, which: Chosen, now: number): Fragment {
  const listed = which.rows === undefined ? sql`true` : sql`r.row = any(${numbers(which.rows)}::bigint[])`
  if (which.filter === undefined) return listed
  return sql`${listed} and r.row in (
    select r.row from upload_rows r left join devices d on d.id = r.device_id
    where r.upload_no = ${head.no} ${rowConditions(sql, which.filter, head.status, now)})`
}

async function groupRows(sql: Transaction, head: UploadHead, which: Fragment): Promise<GroupRow[]> {
  return await sql<GroupRow[]>`
    select ${sql.unsafe(storedRowColumns)}, r.repairs, r.of_row from upload_rows r
    where r.upload_no = ${head.no} ${which} order by r.row`
}

type Keys = { ek: string | null; uuid: string | null; tuple: string | null }

/** Rows of the upload that stand for the same devices: all that share a key with these, and so on; and the named ones. */
async function groupOf(
  sql: Transaction,
  head: UploadHead,
  first: readonly Keys[],
  named: readonly number[],
): Promise<GroupRow[]> {
  const keys = new Set<string>()
  const touch = (all: readonly Keys[]) => {
    for (const { ek, uuid, tuple } of all) for (const key of [ek, uuid, tuple]) if (key !== null) keys.add(key)
  }
  touch(first)
  for (;;) {
    const before = keys.size
    const asked = sql`${hexes([...keys])}::bytea[]`
    const rows = await groupRows(
      sql,
      head,
      sql`and (r.row = any(${numbers(named)}::bigint[]) or r.ek = any(${asked}) or r.uuid = any(${asked})
        or r.tuple = any(${asked}))`,
    )
    touch(rows)
    if (keys.size === before) return rows
  }
}

async function writeRead(
  context: Context,
  sql: Transaction,
  head: UploadHead,
  before: GroupRow,
  read: ReadRow,
): Promise<void> {
  const { ids, written } = await storeHashes(context, sql, head.org, [read])
  await written
  const hardwareId = ids[0] ?? null
  if (hardwareId !== null) await sql`delete from hardware where id = ${before.hardware_id}`
  const keys = keysOf(read)
  const flags = (before.flags & rowFlags.leftOut) | rowFlags.mended | (read.body === null ? 0 : rowFlags.hasHash)
  await sql`
    update upload_rows set outcome = ${outcomeCodes[read.outcome]}, verdict = 0, answer = null, answer_to = null,
      of_row = null, flags = ${flags},
      repairs = ${maskOf(repairBits, read.repairs)}, warnings = ${maskOf(warningBits, read.warnings)},
      reason = ${read.reason === null ? null : reasonCodes[read.reason]}, serial = ${storable(read.serialNumber)},
      manufacturer = ${storable(read.manufacturer)}, model = ${storable(read.model)},
      product_key_id = ${storable(read.productKeyId)}, captured_at = ${read.identity?.capturedAt ?? null},
      os_build = ${read.identity?.osBuild ?? null}, hardware_id = coalesce(${hardwareId}, hardware_id),
      ek = decode(${keys.ek}, 'hex'), uuid = decode(${keys.uuid}, 'hex'), tuple = decode(${keys.tuple}, 'hex'),
      remarks = (${jsons([rowRemarks(read)])}::jsonb[])[1], hint_line = ${read.hintLine}, column_name = ${storable(read.column)}, found = ${storable(read.found)}
    where upload_no = ${head.no} and row = ${before.row}`
}

/** Writes tag, user and the mark; keys that are not there change nothing. Gives how many rows changed. */
async function writeValues(
  sql: Transaction,
  head: UploadHead,
  rows: readonly number[],
  values: Values,
): Promise<number> {
  const bit = sql`${rowFlags.leftOut}::smallint`
  const sets: { set: Fragment; differs: Fragment }[] = []
  const text = (column: string, value: string | null) => {
    const wanted = storable(value || null)
    const name = sql(column)
    sets.push({ set: sql`${name} = ${wanted}`, differs: sql`${name} is distinct from ${wanted}::text` })
  }
  if (values.groupTag !== undefined) text('group_tag', values.groupTag)
  if (values.assignedUser !== undefined) text('assigned_user', values.assignedUser)
  if (values.leftOut === true) {
    sets.push({ set: sql`flags = flags | ${bit}`, differs: sql`flags & ${bit} = 0` })
  }
  if (values.leftOut === false) sets.push({ set: sql`flags = flags & ~${bit}`, differs: sql`flags & ${bit} <> 0` })
  const [first, ...others] = sets
  if (first === undefined) return 0
  const set = joined(sql, [first.set, ...others.map((other) => sql`, ${other.set}`)])
  const differs = joined(sql, [sql`(${first.differs})`, ...others.map((other) => sql`or (${other.differs})`)])
  const changed = await sql`
    update upload_rows set ${set}
    where upload_no = ${head.no} and row = any(${numbers(rows)}::bigint[]) and (${differs})`
  return changed.count
}

/** Seeks duplicates among rows that are not refused and not left out, judges what is accepted, and counts all again. */
async function judgeGroup(sql: Transaction, head: UploadHead, affected: readonly GroupRow[]): Promise<void> {
  if (affected.length === 0) return
  const { counts } = head
  const rows = await groupRows(sql, head, sql`and r.row = any(${numbers(affected.map(({ row }) => row))}::bigint[])`)
  const { regrouped, toJudge } = regroupRows(rows, head, counts)
  await sql`
    update upload_rows r set outcome = v.outcome, of_row = v.of_row, reason = v.reason
    from unnest(
      ${numbers(regrouped.map((row) => row.row))}::bigint[],
      ${numbers(regrouped.map((row) => row.outcome))}::smallint[],
      ${numbers(regrouped.map((row) => row.of))}::bigint[],
      ${numbers(regrouped.map((row) => row.reason))}::smallint[]
    ) as v (row, outcome, of_row, reason)
    where r.upload_no = ${head.no} and r.row = v.row`
  await judgeStored(sql, head, toJudge, counts)
}
