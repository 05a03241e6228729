import type { OpenUpload, Upload } from '../../domain/upload.ts'
import type { UploadKind, UploadStatus } from '../../domain/words.ts'
import type { Page } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { pageOf, placeInList } from '../cursors.ts'
import { type FileRow, type OpenRow, shownFile, shownOpenUpload, shownUpload } from '../upload/show-upload.ts'
import { numbers, texts } from './bulk.ts'
import type { Transaction } from './connection.ts'
import type { UploadHead } from './upload-head.ts'

/** A row of `uploads` with its maker's name, and how many devices wait for an answer to what it brought. */
type NamedHead = UploadHead & { creator: string; waiting: number }

const waitingOn = '(select count(*) from devices d where d.org = u.org and d.attention_upload = u.no) as waiting'

/** An upload as shown, or null. */
export async function getUpload(sql: Transaction, org: OrganizationNo, id: string): Promise<Upload | null> {
  const [head] = await sql<NamedHead[]>`
    select u.*, a.name as creator, ${sql.unsafe(waitingOn)} from uploads u join actors a on a.no = u.created_by
    where u.org = ${org} and u.id = ${id}`
  return head === undefined ? null : shown(head, await filesOf(sql, [head]))
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
  const files = await filesOf(sql, heads)
  return pageOf(
    heads,
    query.limit,
    (head) => shown(head, files),
    (head) => [head.no],
  )
}

async function filesOf(sql: Transaction, heads: readonly NamedHead[]): Promise<FileRow[]> {
  if (heads.length === 0) return []
  return await sql<FileRow[]>`
    select * from upload_files where upload_no = any(${numbers(heads.map((head) => head.no))}::integer[])
    order by upload_no, number`
}

function shown(head: NamedHead, files: readonly FileRow[]): Upload {
  const own = files.filter((file) => file.upload_no === head.no)
  const { counts, creator: createdBy } = head
  return shownUpload(head, { counts, files: own.map(shownFile), createdBy, waitingOn: () => head.waiting })
}

/** Uploads that are not over, or over with answers due, the newest first, along the indexes of the few that are. */
export async function openUploads(
  sql: Transaction,
  org: OrganizationNo,
  { limit }: { limit: number },
): Promise<OpenUpload[]> {
  const rows = await sql<(OpenRow & UploadHead)[]>`
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
  return rows.map((row) => shownOpenUpload(row, row.counts))
}
