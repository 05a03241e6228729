import type { Actor } from '../../domain/device.ts'
import type { OpenUpload, Upload, UploadFile } from '../../domain/upload.ts'
import type { UploadKind, UploadStatus } from '../../domain/words.ts'
import type { Page } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { encodeCursor, placeInList } from '../cursors.ts'
import { type FileDetails, shownDetails } from '../file-details.ts'
import { openAnswers } from '../upload-counts.ts'
import { numbers, texts } from './bulk.ts'
import type { Transaction } from './connection.ts'
import { isoOf } from './show-devices.ts'
import type { UploadHead } from './upload-head.ts'

/** A row of `uploads` with its maker's name, and how many devices wait for an answer to what it brought. */
type NamedHead = UploadHead & { creator: string; waiting: number }

const waitingOn = '(select count(*) from devices d where d.org = u.org and d.attention_upload = u.no) as waiting'

/** An upload as shown, or null. */
export async function getUpload(sql: Transaction, org: OrganizationNo, id: string): Promise<Upload | null> {
  const heads = await sql<NamedHead[]>`
    select u.*, a.name as creator, ${sql.unsafe(waitingOn)} from uploads u join actors a on a.no = u.created_by
    where u.org = ${org} and u.id = ${id}`
  const [upload] = await withFiles(sql, heads)
  return upload ?? null
}

/** Uploads, newest first. */
export async function listUploads(
  sql: Transaction,
  org: OrganizationNo,
  query: { kind?: UploadKind; status?: UploadStatus[]; cursor?: string; limit: number },
): Promise<Page<Upload>> {
  const before = placeInList(query.cursor, Number.MAX_SAFE_INTEGER)
  const heads = await sql<NamedHead[]>`
    select u.*, a.name as creator, ${sql.unsafe(waitingOn)} from uploads u join actors a on a.no = u.created_by
    where u.org = ${org} and u.no::bigint < ${before}::bigint
      ${query.kind === undefined ? sql`` : sql`and u.kind = ${query.kind}`}
      ${query.status === undefined ? sql`` : sql`and u.status = any(${texts(query.status)}::text[])`}
    order by u.no desc limit ${query.limit + 1}`
  const page = heads.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: await withFiles(sql, page),
    nextCursor: heads.length > query.limit && last !== undefined ? encodeCursor([last.no]) : null,
  }
}

type FileRow = {
  upload_no: number
  number: number
  name: string
  format: string
  encoding: string
  delimiter: string
  rows: number
  columns_ignored: string[]
  details: FileDetails
  error: UploadFile['error']
  bytes_received: number
  complete: boolean
}

async function withFiles(sql: Transaction, heads: readonly NamedHead[]): Promise<Upload[]> {
  if (heads.length === 0) return []
  const files = await sql<FileRow[]>`
    select * from upload_files where upload_no = any(${numbers(heads.map((head) => head.no))}::integer[])
    order by upload_no, number`
  return heads.map((head) => {
    const own = files.filter((file) => file.upload_no === head.no)
    return shownUpload(head, own.map(shownFile))
  })
}

function shownFile(file: FileRow): UploadFile {
  return {
    number: file.number,
    name: file.name,
    format: file.format,
    encoding: file.encoding,
    delimiter: file.delimiter,
    rows: file.rows,
    columnsIgnored: file.columns_ignored,
    ...shownDetails(file.details),
    error: file.error,
    bytesReceived: file.bytes_received,
    complete: file.complete,
  }
}

function shownUpload(head: NamedHead, files: UploadFile[]): Upload {
  const { counts, waitingAnswers } = openAnswers(head, head.counts, () => head.waiting)
  return {
    id: head.id,
    kind: head.kind,
    status: head.status,
    done: head.status !== 'receiving' && head.status !== 'registering',
    register: head.register,
    groupTag: head.group_tag,
    assignedUser: head.assigned_user,
    onlyWhereEmpty: head.only_where_empty,
    example: head.example,
    counts,
    files,
    createdAt: new Date(head.created_at).toISOString(),
    createdBy: head.creator,
    receivedAt: new Date(head.received_at).toISOString(),
    waitingAnswers,
    checkedAt: isoOf(head.checked_at),
    finishedAt: isoOf(head.finished_at),
    expiresAt: isoOf(head.expires_at),
    work: workOf(head),
  }
}

function workOf(head: UploadHead): Upload['work'] {
  const { rows } = head.counts
  return {
    phase: phaseOf(head),
    done: head.closed_at === null ? rows : head.work_done,
    of: head.closed_at === null ? rows : head.work_of,
    startedAt: isoOf(head.work_started_at),
  }
}

type OpenRow = UploadHead & {
  waiting: number
  files: number
  first: string | null
  actor_kind: Actor['kind']
  actor_id: string
  actor_name: string
}

/** Uploads that are not over, or over with answers due, the newest first, along the indexes of the few that are. */
export async function openUploads(
  sql: Transaction,
  org: OrganizationNo,
  { limit }: { limit: number },
): Promise<OpenUpload[]> {
  const rows = await sql<OpenRow[]>`
    with waits (no, n) as (
      select attention_upload, count(*) from devices where org = ${org} and attention_upload is not null group by 1)
    select u.*, coalesce(w.n, 0) as waiting, a.kind as actor_kind, a.id as actor_id, a.name as actor_name,
      (select count(*)::integer from upload_files f where f.upload_no = u.no) as files,
      (select f.name from upload_files f where f.upload_no = u.no order by f.number limit 1) as first
    from uploads u left join waits w on w.no = u.no join actors a on a.no = u.created_by
    where u.org = ${org} and u.no in (
      select no from uploads where org = ${org} and status in ('receiving', 'checked', 'registering')
      union select no from waits)
    order by u.no desc limit ${limit}`
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    status: row.status,
    register: row.register,
    createdAt: new Date(row.created_at).toISOString(),
    receivedAt: new Date(row.received_at).toISOString(),
    expiresAt: isoOf(row.expires_at),
    givenBy: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    files: { count: row.files, first: row.first },
    rows: row.counts.rows,
    waitingAnswers: openAnswers(row, row.counts, () => row.waiting).waitingAnswers,
    work: workOf(row),
  }))
}

function phaseOf(head: UploadHead): Upload['work']['phase'] {
  if (head.status === 'registering') return 'registering'
  if (head.status !== 'receiving') return 'idle'
  return head.closed_at === null ? 'receiving' : 'checking'
}
