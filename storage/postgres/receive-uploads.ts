import type { ReadFile, ReadRow } from '../../domain/row.ts'
import { maskOf, outcomeCodes, reasonCodes, repairBits, warningBits } from '../codes.ts'
import type { OrRefusal, Refusal } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { FileSending, NewUpload } from '../contract/uploads.ts'
import { fileDetails, rowsAFile } from '../upload/file-details.ts'
import { addToCounts, noCounts } from '../upload/upload-counts.ts'
import { actorNo } from './actors.ts'
import { jsons, numbers, storable, texts } from './bulk.ts'
import type { Transaction } from './connection.ts'
import { type Context, conflict, notFound } from './context.ts'
import { removeRows } from './remove-rows.ts'
import { storeRows } from './store-rows.ts'
import { lockUpload, saveCounts, type UploadHead, uploadHead } from './upload-head.ts'

/** Makes an upload; the same id or idempotency key gives the one that is there. */
export async function createUpload(
  sql: Transaction,
  org: OrganizationNo,
  upload: NewUpload,
  now: number,
): Promise<OrRefusal<{ id: string; created: boolean }>> {
  if ((await uploadHead(sql, org, upload.id)) !== undefined) return { id: upload.id, created: false }
  const { idempotencyKey: key, idempotencyFingerprint: fingerprint } = upload
  const [same] =
    key === null ? [] : await sql<UploadHead[]>`select * from uploads where org = ${org} and idempotency_key = ${key}`
  if (same !== undefined && same.idempotency_fingerprint !== fingerprint) {
    return conflict('this idempotency key was used for another request')
  }
  if (same !== undefined && !brokenOff(same)) return { id: same.id, created: false }
  if (same !== undefined) await sql`update uploads set idempotency_key = null where no = ${same.no}`
  const actor = await actorNo(sql, org, upload.actor)
  const made = await sql`
    insert into uploads (org, id, kind, status, register, group_tag, assigned_user, only_where_empty, example,
      idempotency_key, idempotency_fingerprint, created_at, created_by, received_at, counts)
    values (${org}, ${upload.id}, ${upload.kind}, 'receiving', ${upload.register}, ${storable(upload.groupTag)},
      ${storable(upload.assignedUser)}, ${upload.onlyWhereEmpty}, ${upload.example}, ${key}, ${fingerprint}, ${now},
      ${actor}, ${now}, ${noCounts() as never})
    on conflict do nothing returning no`
  // Somebody made the same one at the same time: what is there by now is the answer.
  if (made.length === 0) return createUpload(sql, org, upload, now)
  return { id: upload.id, created: true }
}

/** Its sender went away before all of it was there, and it is given up: the same key begins anew. */
function brokenOff(head: UploadHead): boolean {
  return head.status === 'abandoned' && head.closed_at === null
}

/** An upload that still takes files, kept from other writers, or the refusal. */
async function receiving(sql: Transaction, org: OrganizationNo, id: string): Promise<OrRefusal<UploadHead>> {
  const head = await lockUpload(sql, org, id)
  if (head === undefined) return notFound
  if (head.status !== 'receiving' || head.closed_at !== null) return conflict('the upload takes no more files')
  return head
}

/** Finds or makes the file's number; what earlier sendings brought goes, and it is incomplete until it is finished. */
export async function beginFile(
  sql: Transaction,
  org: OrganizationNo,
  id: string,
  file: { name: string; number?: number },
  now: number,
): Promise<OrRefusal<FileSending>> {
  const head = await receiving(sql, org, id)
  if ('refused' in head) return head
  const files = await sql<{ number: number; name: string }[]>`
    select number, name from upload_files where upload_no = ${head.no}`
  const name = storable(file.name) ?? ''
  const there = files.find((each) => each.name === name)
  if (there !== undefined && file.number !== undefined && file.number !== there.number) {
    return conflict('this file has another number already')
  }
  const next = files.reduce((most, each) => Math.max(most, each.number), -1) + 1
  const number = there?.number ?? file.number ?? next
  if (there === undefined && files.some((each) => each.number === number)) {
    return conflict('another file has this number')
  }
  if (there !== undefined) await forgetFile(sql, head, number)
  const sending = head.sendings + 1
  await sql`
    insert into upload_files (org, upload_no, number, name, sending)
    values (${org}, ${head.no}, ${number}, ${name}, ${sending})`
  await sql`
    update uploads set received_at = ${now}, sendings = ${sending}, work_started_at = coalesce(work_started_at, ${now}::bigint)
    where no = ${head.no}`
  return { number, sending }
}

/** Makes files known that were not begun yet: without bytes, and incomplete. What is there of a file stays. */
export async function announceFiles(
  sql: Transaction,
  org: OrganizationNo,
  id: string,
  files: readonly { name: string; number: number }[],
  now: number,
): Promise<OrRefusal<{ ok: true }>> {
  const head = await receiving(sql, org, id)
  if ('refused' in head) return head
  await sql`
    insert into upload_files (org, upload_no, number, name)
    select distinct on (a.name) ${org}::integer, ${head.no}::integer, a.number, a.name
    from unnest(${numbers(files.map(({ number }) => number))}::integer[], ${texts(files.map(({ name }) => name))}::text[])
      as a (number, name)
    where not exists (select from upload_files f where f.upload_no = ${head.no} and f.name = a.name)
    on conflict do nothing`
  await sql`update uploads set received_at = ${now} where no = ${head.no}`
  return { ok: true }
}

/** Why nothing of this sending was changed. */
async function notBegun(sql: Transaction, head: UploadHead, { number, sending }: FileSending): Promise<Refusal> {
  const [later] = await sql`
    select from upload_files where upload_no = ${head.no} and number = ${number} and sending > ${sending}`
  return later === undefined ? conflict('this file was not begun') : { refused: 'begun-again' }
}

/** Takes a file's rows and hashes away and out of the counts. */
async function forgetFile(sql: Transaction, head: UploadHead, number: number): Promise<void> {
  const first = number * rowsAFile
  const range = { uploadNo: head.no, from: first, to: first + rowsAFile - 1 }
  const groups = await sql<{ outcome: number; reason: number | null; repairs: number; warnings: number; n: number }[]>`
    select outcome, reason, repairs, warnings, count(*) as n from upload_rows
    where upload_no = ${range.uploadNo} and row between ${range.from} and ${range.to} group by 1, 2, 3, 4`
  for (const group of groups) addToCounts(head.counts, group, -group.n)
  await removeRows(sql, range)
  await sql`delete from upload_files where upload_no = ${head.no} and number = ${number}`
  await saveCounts(sql, head.no, head.counts)
}

const rowsAtOnce = 5000

/** Stores a batch of rows as read, with their hashes and the provisional counts. */
export async function addRows(
  context: Context,
  sql: Transaction,
  org: OrganizationNo,
  id: string,
  file: FileSending,
  rows: ReadRow[],
  bytesReceived: number,
  now: number,
): Promise<OrRefusal<{ rows: number }>> {
  const head = await receiving(sql, org, id)
  if ('refused' in head) return head
  const changed = await sql`
    update upload_files set rows = rows + ${rows.length}, bytes_received = ${bytesReceived}
    where upload_no = ${head.no} and number = ${file.number} and sending = ${file.sending} and not complete`
  if (changed.count === 0) return notBegun(sql, head, file)
  const place = { org, uploadNo: head.no, file: file.number }
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    await storeRows(context, sql, place, rows.slice(at, at + rowsAtOnce))
  }
  for (const row of rows) addToCounts(head.counts, countedOf(row), 1)
  await sql`update uploads set received_at = ${now}, counts = ${head.counts as never} where no = ${head.no}`
  return { rows: rows.length }
}

function countedOf(row: ReadRow) {
  return {
    outcome: outcomeCodes[row.outcome],
    reason: row.reason === null ? null : reasonCodes[row.reason],
    repairs: maskOf(repairBits, row.repairs),
    warnings: maskOf(warningBits, row.warnings),
  }
}

/** Keeps what reading the file found; from here on it is complete. */
export async function finishFile(
  sql: Transaction,
  org: OrganizationNo,
  id: string,
  file: FileSending,
  found: ReadFile,
  now: number,
): Promise<OrRefusal<{ ok: true }>> {
  const head = await receiving(sql, org, id)
  if ('refused' in head) return head
  const changed = await sql`
    update upload_files set format = ${found.format}, encoding = ${found.encoding}, delimiter = ${found.delimiter},
      rows = ${found.rows}, columns_ignored = (${jsons([found.columnsIgnored])}::jsonb[])[1],
      details = (${jsons([fileDetails(found)])}::jsonb[])[1],
      error = (${jsons([found.error])}::jsonb[])[1], complete = true
    where upload_no = ${head.no} and number = ${file.number} and sending = ${file.sending}`
  if (changed.count === 0) return notBegun(sql, head, file)
  await sql`update uploads set received_at = ${now} where no = ${head.no}`
  return { ok: true }
}

/** Forgets a file with all that it brought. */
export async function dropFile(
  sql: Transaction,
  org: OrganizationNo,
  id: string,
  file: number,
): Promise<OrRefusal<{ ok: true }>> {
  const head = await receiving(sql, org, id)
  if ('refused' in head) return head
  await forgetFile(sql, head, file)
  return { ok: true }
}

/** Closes receiving, unless a file is incomplete; checking begins. Closing again changes nothing. */
export async function closeUpload(
  sql: Transaction,
  org: OrganizationNo,
  id: string,
  now: number,
): Promise<OrRefusal<{ ok: true }>> {
  const head = await lockUpload(sql, org, id)
  if (head === undefined) return notFound
  if (head.closed_at !== null) return { ok: true }
  if (head.status !== 'receiving') return conflict('the upload is over')
  const open = await sql`select from upload_files where upload_no = ${head.no} and not complete limit 1`
  if (open.length > 0) return conflict('a file is incomplete')
  await sql`
    update uploads set closed_at = ${now}, cursor = null, work_done = 0, work_of = ${head.counts.accepted},
      work_started_at = ${now}
    where no = ${head.no}`
  return { ok: true }
}
