import type { Upload, UploadFile } from '../../domain/upload.ts'
import type { UploadKind, UploadStatus } from '../../domain/words.ts'
import { encodeCursor, placeInList } from '../cursors.ts'
import { type FileDetails, shownDetails } from '../file-details.ts'
import type { OrganizationNo, Page } from '../store.ts'
import { numbers, texts } from './bulk.ts'
import type { Transaction } from './connection.ts'
import { isoOf } from './show-devices.ts'
import type { UploadHead } from './upload-head.ts'

type NamedHead = UploadHead & { creator: string }

/** An upload as shown, or null. */
export async function getUpload(sql: Transaction, org: OrganizationNo, id: string): Promise<Upload | null> {
  const heads = await sql<NamedHead[]>`
    select u.*, a.name as creator from uploads u join actors a on a.no = u.created_by
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
    select u.*, a.name as creator from uploads u join actors a on a.no = u.created_by
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
    counts: head.counts,
    files,
    createdAt: new Date(head.created_at).toISOString(),
    createdBy: head.creator,
    checkedAt: isoOf(head.checked_at),
    finishedAt: isoOf(head.finished_at),
    expiresAt: isoOf(head.expires_at),
    work: {
      phase: phaseOf(head),
      done: head.closed_at === null ? head.counts.rows : head.work_done,
      of: head.closed_at === null ? head.counts.rows : head.work_of,
      startedAt: isoOf(head.work_started_at),
    },
  }
}

function phaseOf(head: UploadHead): Upload['work']['phase'] {
  if (head.status === 'registering') return 'registering'
  if (head.status !== 'receiving') return 'idle'
  return head.closed_at === null ? 'receiving' : 'checking'
}
