import type { Actor } from '../../domain/device.ts'
import type { OpenUpload, Upload, UploadCounts, UploadFile } from '../../domain/upload.ts'
import type { Flag } from '../device/device-row.ts'
import { isoOf } from '../device/show-device.ts'
import { type FileDetails, shownDetails } from './file-details.ts'
import { openAnswers } from './upload-counts.ts'
import type { UploadHead } from './upload-head.ts'

/** A row of `upload_files`, its JSON read. */
export type FileRow = {
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
  complete: Flag
}

export function shownFile(file: FileRow): UploadFile {
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
    complete: Boolean(file.complete),
  }
}

/** What an upload shows besides its own row. */
type MoreOfUpload = {
  counts: UploadCounts
  files: UploadFile[]
  createdBy: string
  /** How many devices wait for an answer to changed hardware that it brought; asked for only where it matters. */
  waitingOn: () => number
}

/** A row of `uploads` as people see it. */
export function shownUpload(head: UploadHead, { files, createdBy, waitingOn, ...more }: MoreOfUpload): Upload {
  const { counts, waitingAnswers } = openAnswers(head, more.counts, waitingOn)
  return {
    id: head.id,
    kind: head.kind,
    status: head.status,
    done: head.status !== 'receiving' && head.status !== 'registering',
    register: Boolean(head.register),
    groupTag: head.group_tag,
    assignedUser: head.assigned_user,
    onlyWhereEmpty: Boolean(head.only_where_empty),
    example: Boolean(head.example),
    counts,
    files,
    createdAt: isoOf(head.created_at),
    createdBy,
    receivedAt: isoOf(head.received_at),
    waitingAnswers,
    checkedAt: isoOf(head.checked_at),
    finishedAt: isoOf(head.finished_at),
    expiresAt: isoOf(head.expires_at),
    work: workOf(head, counts),
  }
}

/** An upload that is not over, with who gave it, its files in brief and how many devices wait for an answer. */
export type OpenRow = UploadHead & {
  waiting: number | null
  files: number
  first: string | null
  actor_kind: Actor['kind']
  actor_id: string
  actor_name: string
}

export function shownOpenUpload(row: OpenRow, stored: UploadCounts): OpenUpload {
  const { counts, waitingAnswers } = openAnswers(row, stored, () => row.waiting ?? 0)
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    register: Boolean(row.register),
    createdAt: isoOf(row.created_at),
    receivedAt: isoOf(row.received_at),
    expiresAt: isoOf(row.expires_at),
    givenBy: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    files: { count: row.files, first: row.first },
    rows: counts.rows,
    waitingAnswers,
    work: workOf(row, counts),
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

function phaseOf(head: UploadHead): Upload['work']['phase'] {
  if (head.status === 'registering') return 'registering'
  if (head.status !== 'receiving') return 'idle'
  return head.closed_at === null ? 'receiving' : 'checking'
}
