import { z } from 'zod'
import {
  deviceStates,
  duplicateReasons,
  outcomes,
  reasons,
  repairs,
  uploadKinds,
  uploadStatuses,
  verdicts,
  warnings,
} from '../../domain/words.ts'
import {
  cursorQuery,
  errorAnswer,
  flag,
  groupTagText,
  hashText,
  pageOf,
  rowNumber,
  serialText,
  someOf,
  typedTag,
  typedUser,
  uploadId,
  userText,
} from './common.ts'
import { fileFound, rowNotes, unprovenHash } from './found.ts'

const count = z.number().int()

export const newUpload = z.object({
  id: uploadId.optional().describe('chosen by the client, so that it can ask again; made here when left out'),
  kind: z.enum(uploadKinds).default('devices'),
  register: z.boolean().default(false).describe('register by itself once checked'),
  groupTag: groupTagText.nullable().optional(),
  assignedUser: userText.nullable().optional(),
  onlyWhereEmpty: z.boolean().default(false).describe('tag and user only for rows that have none'),
})
export type NewUploadBody = z.input<typeof newUpload>

/** Query of the upload given all at once (multipart or text/csv). */
export const uploadAtOnceQuery = z.object({
  id: uploadId.optional(),
  kind: z.enum(uploadKinds).optional(),
  register: flag.optional(),
  groupTag: groupTagText.optional(),
  assignedUser: userText.optional(),
  onlyWhereEmpty: flag.optional(),
  name: z.string().max(260).optional().describe('name of a text/csv body'),
})

export const uploadCounts = z.object({
  rows: count,
  accepted: count,
  duplicates: count,
  refused: count,
  leftOut: count,
  new: count,
  unchanged: count,
  updated: count,
  attention: count,
  claimedElsewhere: count,
  notFound: count,
  pending: count,
  ready: count,
  failed: count,
  byReason: z.partialRecord(z.enum(reasons), count),
  byRepair: z.partialRecord(z.enum(repairs), count),
  byWarning: z.partialRecord(z.enum(warnings), count),
})

export const uploadFile = z.object({
  number: z.number().int(),
  ...fileFound.shape,
  bytesReceived: z.number().int(),
  complete: z.boolean(),
})
export type UploadFileAnswer = z.output<typeof uploadFile>

export const upload = z
  .object({
    id: z.string(),
    kind: z.enum(uploadKinds),
    status: z.enum(uploadStatuses),
    phase: z.enum(['receiving', 'checking', 'registering', 'idle']),
    done: z.boolean().describe('nothing more happens by itself'),
    progress: z.number().min(0).max(100),
    rate: z.number().nullable().describe('rows a second in this phase'),
    secondsRemaining: z.number().nullable().describe('until nothing more happens by itself; null where nobody knows'),
    register: z.boolean(),
    groupTag: z.string().nullable(),
    assignedUser: z.string().nullable(),
    onlyWhereEmpty: z.boolean(),
    example: z.boolean(),
    counts: uploadCounts,
    files: z.array(uploadFile),
    createdAt: z.string(),
    createdBy: z.string(),
    checkedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
    expiresAt: z.string().nullable().describe('when rows that wait are dropped'),
  })
  .meta({ id: 'Upload' })
export type UploadAnswer = z.output<typeof upload>
export const uploadPage = pageOf(upload)

export const uploadsQuery = z.object({
  ...cursorQuery,
  kind: z.enum(uploadKinds).optional(),
  status: someOf(uploadStatuses),
})
export type UploadsQuery = z.input<typeof uploadsQuery>

const fileNumber = z.coerce.number().int().min(0).max(65_535)

export const fileQuery = z.object({
  number: fileNumber.optional().describe('its place among the files; else order of arrival'),
})

const rowFilterKeys = {
  file: fileNumber.optional().describe('number of the file'),
  outcome: someOf(outcomes),
  verdict: someOf(verdicts),
  state: someOf(deviceStates),
  reason: someOf(reasons),
  repair: someOf(repairs),
  warning: someOf(warnings),
  leftOut: flag.optional(),
  updated: flag.optional(),
  registered: flag.optional().describe('whether registering got to it: false for what was stopped or is still to do'),
  waiting: flag.optional().describe('whether its changed hardware still waits for an answer'),
  search: z.string().max(128).optional(),
}
export const rowFilter = z.object(rowFilterKeys)
export type RowFilterBody = z.output<typeof rowFilter>
export const rowsQuery = z.object({ ...cursorQuery, ...rowFilterKeys })
export type RowsQuery = RowFilterBody & { cursor?: string; limit?: number }

export const rowCount = z.object({ count })

export const uploadRow = z
  .object({
    row: z.number().int().describe('file number × 2³² + line'),
    file: z.string(),
    line: z.number().int(),
    serialNumber: z.string().nullable(),
    manufacturer: z.string().nullable(),
    model: z.string().nullable(),
    groupTag: z.string().nullable(),
    assignedUser: z.string().nullable(),
    productKeyId: z.string().nullable(),
    capturedAt: z.string().nullable(),
    outcome: z.enum(outcomes),
    verdict: z.enum(verdicts).nullable(),
    verdictAtCheck: z.enum(verdicts).nullable(),
    updated: z.boolean(),
    reason: z.enum([...reasons, ...duplicateReasons]).nullable(),
    column: z.string().nullable(),
    found: z.string().nullable(),
    hintLine: z.number().int().nullable(),
    of: z.object({ file: z.string(), line: z.number().int(), row: z.number().int() }).nullable(),
    repairs: z.array(z.enum(repairs)),
    warnings: z.array(z.enum(warnings)),
    notes: rowNotes,
    unproven: unprovenHash,
    leftOut: z.boolean(),
    mended: z.boolean(),
    state: z.enum(deviceStates).nullable(),
    error: errorAnswer.nullable(),
    deviceId: z.number().int().nullable(),
  })
  .meta({ id: 'UploadRow' })
export type UploadRowAnswer = z.output<typeof uploadRow>
export const uploadRowPage = pageOf(uploadRow)

export const rowHardwareQuery = z.object({ hash: flag.optional().describe('with the hash as text') })

export const rowPatch = z.object({
  hash: hashText.optional(),
  serialNumber: serialText.optional(),
  groupTag: typedTag.nullable().optional(),
  assignedUser: typedUser.nullable().optional(),
  leftOut: z.boolean().optional(),
})
export type RowPatchBody = z.input<typeof rowPatch>

/** Many rows at once: by number, or all that match a filter. */
export const rowsPatch = z
  .object({
    rows: z.array(rowNumber).max(10_000).optional(),
    filter: rowFilter.optional(),
    groupTag: groupTagText.nullable().optional(),
    assignedUser: userText.nullable().optional(),
    leftOut: z.boolean().optional(),
    only: z.boolean().optional().describe('takes these rows in and leaves out every other'),
  })
  .refine((body) => (body.rows === undefined) !== (body.filter === undefined), 'either rows or filter')
  .refine((body) => !body.only || body.leftOut === undefined, 'either only or leftOut')
export type RowsPatchBody = {
  rows?: number[]
  filter?: RowFilterBody
  groupTag?: string | null
  assignedUser?: string | null
  leftOut?: boolean
  only?: boolean
}
export const rowsPatched = z.object({ changed: z.number().int() })

export const registerChoice = z
  .object({
    groupTag: groupTagText.nullable().optional(),
    assignedUser: userText.nullable().optional(),
    onlyWhereEmpty: z.boolean().optional(),
    rows: z.array(rowNumber).max(100_000).optional(),
    filter: rowFilter.optional(),
  })
  .nullish()
export type RegisterChoice = {
  groupTag?: string | null
  assignedUser?: string | null
  onlyWhereEmpty?: boolean
  rows?: number[]
  filter?: RowFilterBody
}
export { rowNumber, uploadId }
