import type { OpenUpload, Upload, UploadFile } from '../../domain/upload.ts'
import type { UploadKind, UploadStatus } from '../../domain/words.ts'
import type { Page } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { pageOf, placeInList } from '../cursors.ts'
import type { FileDetails } from '../upload/file-details.ts'
import { type FileRow, type OpenRow, shownFile, shownOpenUpload, shownUpload } from '../upload/show-upload.ts'
import type { Connection } from './connection.ts'
import { Names } from './show-devices.ts'
import { countsOf, type UploadHead, uploadHead } from './upload-head.ts'

/** An upload as shown, or null. */
export function getUpload(c: Connection, org: OrganizationNo, id: string): Upload | null {
  const head = uploadHead(c, org, id)
  return head === undefined ? null : shown(c, head)
}

/** Uploads, newest first. */
export function listUploads(
  c: Connection,
  org: OrganizationNo,
  query: { kind?: UploadKind; status?: UploadStatus[]; cursor?: string; limit: number },
): Page<Upload> {
  const before = placeInList(query.cursor, Number.MAX_SAFE_INTEGER)
  const heads = c
    .kept(
      `select * from uploads where org = ? and no < ?
         and (? is null or kind = ?) and (? is null or status in (select value from json_each(?)))
       order by no desc limit ?`,
    )
    .all(
      org,
      before,
      query.kind ?? null,
      query.kind ?? null,
      query.status === undefined ? null : 1,
      JSON.stringify(query.status ?? []),
      query.limit + 1,
    ) as unknown as UploadHead[]
  return pageOf(
    heads,
    query.limit,
    (head) => shown(c, head),
    (head) => [head.no],
  )
}

/** A row of `upload_files`, its JSON as text. */
type TextFile = Omit<FileRow, 'columns_ignored' | 'details' | 'error'> & {
  columns_ignored: string
  details: string
  error: string | null
}

function filesOf(c: Connection, no: number): UploadFile[] {
  const rows = c.kept('select * from upload_files where upload_no = ? order by number').all(no)
  return (rows as unknown as TextFile[]).map((file) =>
    shownFile({
      ...file,
      columns_ignored: JSON.parse(file.columns_ignored) as string[],
      details: JSON.parse(file.details) as FileDetails,
      error: file.error === null ? null : (JSON.parse(file.error) as UploadFile['error']),
    }),
  )
}

function shown(c: Connection, head: UploadHead): Upload {
  return shownUpload(head, {
    counts: countsOf(head),
    files: filesOf(c, head.no),
    createdBy: new Names(c).actor(head.created_by),
    waitingOn: () => waitingOn(c, head),
  })
}

/** How many devices wait for an answer to changed hardware that this upload brought. */
function waitingOn(c: Connection, head: UploadHead): number {
  const { n } = c
    .kept('select count(*) as n from devices where org = ? and attention_upload = ?')
    .get(head.org, head.no) as unknown as { n: number }
  return n
}

/** Uploads that are not over, or over with answers due, the newest first, along the indexes of the few that are. */
export function openUploads(c: Connection, org: OrganizationNo, { limit }: { limit: number }): OpenUpload[] {
  const rows = c
    .kept(
      `with waits (no, n) as (
         select attention_upload, count(*) from devices where org = @org and attention_upload is not null group by 1)
       select u.*, w.n as waiting, a.kind as actor_kind, a.id as actor_id, a.name as actor_name,
         (select count(*) from upload_files f where f.upload_no = u.no) as files,
         (select f.name from upload_files f where f.upload_no = u.no order by f.number limit 1) as first
       from uploads u left join waits w on w.no = u.no join actors a on a.no = u.created_by
       where u.no in (
         select no from uploads where org = @org and status in ('receiving', 'checked', 'registering')
         union select no from waits)
       order by u.no desc limit @limit`,
    )
    .all({ org, limit }) as unknown as (OpenRow & UploadHead)[]
  return rows.map((row) => shownOpenUpload(row, countsOf(row)))
}
