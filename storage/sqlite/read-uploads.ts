import type { Actor } from '../../domain/device.ts'
import type { OpenUpload, Upload, UploadCounts, UploadFile } from '../../domain/upload.ts'
import type { UploadKind, UploadStatus } from '../../domain/words.ts'
import type { Page } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { encodeCursor, placeInList } from '../cursors.ts'
import { type FileDetails, shownDetails } from '../file-details.ts'
import { openAnswers } from '../upload-counts.ts'
import type { Connection } from './connection.ts'
import { isoOf, Names } from './show-devices.ts'
import { countsOf, type UploadHead, uploadHead } from './upload-head.ts'

/** An upload as shown, or null. */
export function getUpload(c: Connection, org: OrganizationNo, id: string): Upload | null {
  const head = uploadHead(c, org, id)
  return head === undefined ? null : shownUpload(c, head)
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
  const page = heads.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: page.map((head) => shownUpload(c, head)),
    nextCursor: heads.length > query.limit && last !== undefined ? encodeCursor([last.no]) : null,
  }
}

type FileRow = {
  number: number
  name: string
  format: string
  encoding: string
  delimiter: string
  rows: number
  columns_ignored: string
  details: string
  error: string | null
  bytes_received: number
  complete: number
}

function filesOf(c: Connection, no: number): UploadFile[] {
  const rows = c.kept('select * from upload_files where upload_no = ? order by number').all(no)
  return (rows as unknown as FileRow[]).map((file) => ({
    number: file.number,
    name: file.name,
    format: file.format,
    encoding: file.encoding,
    delimiter: file.delimiter,
    rows: file.rows,
    columnsIgnored: JSON.parse(file.columns_ignored) as string[],
    ...shownDetails(JSON.parse(file.details) as FileDetails),
    error: file.error === null ? null : (JSON.parse(file.error) as UploadFile['error']),
    bytesReceived: file.bytes_received,
    complete: file.complete === 1,
  }))
}

function shownUpload(c: Connection, head: UploadHead): Upload {
  const stored = countsOf(head)
  const { counts, waitingAnswers } = openAnswers(head, stored, () => waitingOn(c, head))
  return {
    id: head.id,
    kind: head.kind,
    status: head.status,
    done: head.status !== 'receiving' && head.status !== 'registering',
    register: head.register === 1,
    groupTag: head.group_tag,
    assignedUser: head.assigned_user,
    onlyWhereEmpty: head.only_where_empty === 1,
    example: head.example === 1,
    counts,
    files: filesOf(c, head.no),
    createdAt: new Date(head.created_at).toISOString(),
    createdBy: new Names(c).actor(head.created_by),
    receivedAt: new Date(head.received_at).toISOString(),
    waitingAnswers,
    checkedAt: isoOf(head.checked_at),
    finishedAt: isoOf(head.finished_at),
    expiresAt: isoOf(head.expires_at),
    work: workOf(head, counts),
  }
}

function workOf(head: UploadHead, { rows }: UploadCounts): Upload['work'] {
  return {
    phase: phaseOf(head),
    done: head.closed_at === null ? rows : head.work_done,
    of: head.closed_at === null ? rows : head.work_of,
    startedAt: isoOf(head.work_started_at),
  }
}

/** How many devices wait for an answer to changed hardware that this upload brought. */
function waitingOn(c: Connection, head: UploadHead): number {
  const { n } = c
    .kept('select count(*) as n from devices where org = ? and attention_upload = ?')
    .get(head.org, head.no) as unknown as { n: number }
  return n
}

type OpenRow = UploadHead & {
  waiting: number | null
  files: number
  first: string | null
  actor_kind: Actor['kind']
  actor_id: string
  actor_name: string
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
    .all({ org, limit }) as unknown as OpenRow[]
  return rows.map((row) => {
    const { counts, waitingAnswers } = openAnswers(row, countsOf(row), () => row.waiting ?? 0)
    return {
      id: row.id,
      kind: row.kind,
      status: row.status,
      register: row.register === 1,
      createdAt: new Date(row.created_at).toISOString(),
      receivedAt: new Date(row.received_at).toISOString(),
      expiresAt: isoOf(row.expires_at),
      givenBy: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
      files: { count: row.files, first: row.first },
      rows: counts.rows,
      waitingAnswers,
      work: workOf(row, counts),
    }
  })
}

function phaseOf(head: UploadHead): Upload['work']['phase'] {
  if (head.status === 'registering') return 'registering'
  if (head.status !== 'receiving') return 'idle'
  return head.closed_at === null ? 'receiving' : 'checking'
}
