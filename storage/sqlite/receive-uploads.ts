import type { ReadFile } from '../../domain/row.ts'
import type { OrRefusal, Refusal } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { FileSending, NewUpload } from '../contract/uploads.ts'
import { fileDetails } from '../upload/file-details.ts'
import { noCounts } from '../upload/upload-counts.ts'
import type { PackedRows } from './pack-rows.ts'
import type { Context } from './serve-calls.ts'
import { storeRows } from './store-rows.ts'
import { actorNo, countsOf, saveCounts, type UploadHead, uploadHead } from './upload-head.ts'

const notFound = { refused: 'not-found' } as const
const conflict = (why: string) => ({ refused: 'conflict', why }) as const

/** Makes an upload; the same id or idempotency key gives the one that is there. */
export function createUpload(
  c: Context,
  org: OrganizationNo,
  upload: NewUpload,
  now: number,
): OrRefusal<{ id: string; created: boolean }> {
  if (uploadHead(c, org, upload.id) !== undefined) return { id: upload.id, created: false }
  if (upload.idempotencyKey !== null) {
    const there = c
      .kept('select * from uploads where org = ? and idempotency_key = ?')
      .get(org, upload.idempotencyKey) as UploadHead | undefined
    if (there !== undefined && there.idempotency_fingerprint !== upload.idempotencyFingerprint) {
      return conflict('this idempotency key was used for another request')
    }
    if (there !== undefined && !brokenOff(there)) return { id: there.id, created: false }
    if (there !== undefined) c.kept('update uploads set idempotency_key = null where no = ?').run(there.no)
  }
  c.kept(
    `insert into uploads (org, id, kind, status, register, group_tag, assigned_user, only_where_empty, example,
       idempotency_key, idempotency_fingerprint, created_at, created_by, received_at, counts)
     values (?, ?, ?, 'receiving', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    org,
    upload.id,
    upload.kind,
    Number(upload.register),
    upload.groupTag,
    upload.assignedUser,
    Number(upload.onlyWhereEmpty),
    Number(upload.example),
    upload.idempotencyKey,
    upload.idempotencyFingerprint,
    now,
    actorNo(c, upload.actor),
    now,
    JSON.stringify(noCounts()),
  )
  c.hint({ org, uploads: [upload.id] })
  return { id: upload.id, created: true }
}

/** Its sender went away before all of it was there, and it is given up: the same key begins anew. */
function brokenOff(head: UploadHead): boolean {
  return head.status === 'abandoned' && head.closed_at === null
}

/** An upload that still takes files, or the refusal. */
function receiving(c: Context, org: OrganizationNo, id: string): OrRefusal<UploadHead> {
  const head = uploadHead(c, org, id)
  if (head === undefined) return notFound
  if (head.status !== 'receiving' || head.closed_at !== null) return conflict('the upload takes no more files')
  return head
}

/**
 * Finds or makes the file's number; a file begun again is incomplete until it is finished again. Rows of earlier
 * sendings must be removed (`removeFileRows`) before this one brings any.
 */
export function beginFile(
  c: Context,
  org: OrganizationNo,
  id: string,
  file: { name: string; number?: number },
  now: number,
): OrRefusal<FileSending> {
  const head = receiving(c, org, id)
  if ('refused' in head) return head
  const there = c.kept('select number from upload_files where upload_no = ? and name = ?').get(head.no, file.name) as
    | { number: number }
    | undefined
  if (there !== undefined && file.number !== undefined && file.number !== there.number) {
    return conflict('this file has another number already')
  }
  const number = there?.number ?? file.number ?? nextFileNumber(c, head.no)
  const taken = c.kept('select name from upload_files where upload_no = ? and number = ?').get(head.no, number) as
    | { name: string }
    | undefined
  if (taken !== undefined && taken.name !== file.name) return conflict('another file has this number')
  c.kept('update uploads set work_started_at = coalesce(work_started_at, ?) where no = ?').run(now, head.no)
  touch(c, head, now)
  return nextSending(c, head, number, file.name)
}

/** Makes files known that were not begun yet: without bytes, and incomplete. What is there of a file stays. */
export function announceFiles(
  c: Context,
  org: OrganizationNo,
  id: string,
  files: readonly { name: string; number: number }[],
  now: number,
): OrRefusal<{ ok: true }> {
  const head = receiving(c, org, id)
  if ('refused' in head) return head
  const insert = c.kept(
    `insert into upload_files (upload_no, number, name) select ?, ?, ?
     where not exists (select 1 from upload_files where upload_no = ? and (name = ? or number = ?))`,
  )
  for (const { name, number } of files) insert.run(head.no, number, name, head.no, name, number)
  touch(c, head, now)
  return { ok: true }
}

/** Makes a new sending of a file the one that counts; none of its rows is there by now. */
function nextSending(c: Context, head: UploadHead, number: number, name: string): FileSending {
  const sending = head.sendings + 1
  c.kept('update uploads set sendings = ? where no = ?').run(sending, head.no)
  c.kept('insert or replace into upload_files (upload_no, number, name, sending) values (?, ?, ?, ?)').run(
    head.no,
    number,
    name,
    sending,
  )
  return { number, sending }
}

/** Why nothing of this sending was changed. */
function notBegun(c: Context, head: UploadHead, { number, sending }: FileSending): Refusal {
  const later = c
    .kept('select 1 from upload_files where upload_no = ? and number = ? and sending > ?')
    .get(head.no, number, sending)
  return later === undefined ? conflict('this file was not begun') : { refused: 'begun-again' }
}

function nextFileNumber(c: Context, no: number): number {
  const { next } = c
    .kept('select coalesce(max(number) + 1, 0) as next from upload_files where upload_no = ?')
    .get(no) as unknown as { next: number }
  return next
}

function touch(c: Context, head: UploadHead, now: number): void {
  c.kept('update uploads set received_at = ? where no = ?').run(now, head.no)
  c.hint({ org: head.org, uploads: [head.id] })
}

/** Stores a batch of rows as read, with their hashes and the provisional counts. */
export function addRows(
  c: Context,
  org: OrganizationNo,
  id: string,
  file: FileSending,
  rows: PackedRows,
  bytesReceived: number,
  now: number,
): OrRefusal<{ rows: number }> {
  const head = receiving(c, org, id)
  if ('refused' in head) return head
  const changed = c
    .kept(
      `update upload_files set rows = rows + ?, bytes_received = ?
       where upload_no = ? and number = ? and sending = ? and complete = 0`,
    )
    .run(rows.count, bytesReceived, head.no, file.number, file.sending)
  if (changed.changes === 0) return notBegun(c, head, file)
  const counts = countsOf(head)
  storeRows(c, head.no, file.number, rows, counts)
  saveCounts(c, head.no, counts)
  touch(c, head, now)
  return { rows: rows.count }
}

/** Keeps what reading the file found; from here on it is complete. */
export function finishFile(
  c: Context,
  org: OrganizationNo,
  id: string,
  file: FileSending,
  found: ReadFile,
  now: number,
): OrRefusal<{ ok: true }> {
  const head = receiving(c, org, id)
  if ('refused' in head) return head
  const changed = c
    .kept(
      `update upload_files set format = ?, encoding = ?, delimiter = ?, rows = ?, columns_ignored = ?, details = ?, error = ?, complete = 1
       where upload_no = ? and number = ? and sending = ?`,
    )
    .run(
      found.format,
      found.encoding,
      found.delimiter,
      found.rows,
      JSON.stringify(found.columnsIgnored),
      JSON.stringify(fileDetails(found)),
      found.error === null ? null : JSON.stringify(found.error),
      head.no,
      file.number,
      file.sending,
    )
  if (changed.changes === 0) return notBegun(c, head, file)
  touch(c, head, now)
  return { ok: true }
}

/** Begins to drop a file: what a sending still brings is refused, and its rows can be removed. */
export function beginDropping(c: Context, org: OrganizationNo, id: string, number: number): OrRefusal<FileSending> {
  const head = receiving(c, org, id)
  if ('refused' in head) return head
  const there = c.kept('select name from upload_files where upload_no = ? and number = ?').get(head.no, number) as
    | { name: string }
    | undefined
  return there === undefined ? notFound : nextSending(c, head, number, there.name)
}

/** Forgets a file whose rows are gone already, unless it is sent again meanwhile. */
export function forgetFile(c: Context, org: OrganizationNo, id: string, file: FileSending): void {
  const head = receiving(c, org, id)
  if ('refused' in head) return
  c.kept('delete from upload_files where upload_no = ? and number = ? and sending = ?').run(
    head.no,
    file.number,
    file.sending,
  )
  c.hint({ org, uploads: [id] })
}

/** Closes receiving, unless a file is incomplete; checking begins. Closing again changes nothing. */
export function closeUpload(c: Context, org: OrganizationNo, id: string, now: number): OrRefusal<{ ok: true }> {
  const head = uploadHead(c, org, id)
  if (head === undefined) return notFound
  if (head.closed_at !== null) return { ok: true }
  if (head.status !== 'receiving') return conflict('the upload is over')
  const open = c.kept('select name from upload_files where upload_no = ? and complete = 0 limit 1').get(head.no) as
    | { name: string }
    | undefined
  if (open !== undefined) return conflict('a file is incomplete')
  c.kept(
    `update uploads set closed_at = ?, cursor = null, work_done = 0, work_of = ?, work_started_at = ? where no = ?`,
  ).run(now, countsOf(head).accepted, now, head.no)
  c.hint({ org, uploads: [id] })
  return { ok: true }
}
