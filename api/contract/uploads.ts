import { z } from 'zod'
import {
  deviceStates,
  duplicateReasons,
  type HardwareAnswer,
  hardwareAnswers,
  outcomes,
  reasons,
  repairs,
  shownUploadStatuses,
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
  isUserOrNothing,
  pageOf,
  rowNumber,
  serialText,
  someOf,
  typedTag,
  typedUser,
  uploadId,
  userText,
} from './common.ts'
import { hardwareRecord } from './devices.ts'
import { fileFound, rowNotes, unprovenHash } from './found.ts'
import { hashedDevice } from './hash.ts'

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
  attention: count.describe('rows of changed hardware that nobody has answered'),
  answered: count.describe('rows of changed hardware that were answered, or of which nothing waits any more'),
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

const phase = z.enum(['receiving', 'checking', 'registering', 'idle'])
const shownStatus = z
  .enum(shownUploadStatuses)
  .describe('as people see it: `interrupted` while no bytes come, `answers-due` instead of done while answers are')
const waitingAnswers = count.describe('answers to changed hardware that are due and can be given now')

export const upload = z
  .object({
    id: z.string(),
    kind: z.enum(uploadKinds),
    status: z.enum(uploadStatuses),
    shownStatus,
    phase,
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
    receivedAt: z.string().describe('when bytes came last'),
    waitingAnswers,
    checkedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
    expiresAt: z.string().nullable().describe('when rows that wait, or files that nobody feeds, are dropped'),
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

/** An upload that stands still or is at work, in brief. */
export const openUpload = z
  .object({
    id: z.string(),
    kind: z.enum(uploadKinds),
    status: z.enum(uploadStatuses),
    shownStatus,
    phase,
    progress: z.number().min(0).max(100),
    waitsForPerson: z.boolean().describe('nothing more happens before a person does something'),
    waitingAnswers,
    files: z.object({ count, first: z.string().nullable().describe('name of the first file') }),
    rows: count,
    createdAt: z.string(),
    createdBy: z.string(),
    mine: z.boolean().describe('given by who asks'),
    receivedAt: z.string(),
    expiresAt: z.string().nullable(),
  })
  .meta({ id: 'OpenUpload' })
export type OpenUploadAnswer = z.output<typeof openUpload>
export const openUploads = z.object({ items: z.array(openUpload), more: z.boolean() })
export type OpenUploadsAnswer = z.output<typeof openUploads>

const fileNumber = z.coerce.number().int().min(0).max(65_535)

export const fileQuery = z.object({
  number: fileNumber.optional().describe('its place among the files; else order of arrival'),
})

/** Files that are about to be sent, so that those that never come are missed by name. */
export const announcedFiles = z.object({
  files: z
    .array(z.object({ name: z.string().min(1).max(1000), number: fileNumber }))
    .min(1)
    .max(1000),
})
export type AnnouncedFiles = z.input<typeof announcedFiles>

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
  waiting: flag.optional().describe('whether its changed hardware waits for an answer that can be given now'),
  olderCapture: flag.optional().describe('whether its changed hardware was captured before what the list has'),
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
    answer: z
      .enum(hardwareAnswers)
      .nullable()
      .describe('to its changed hardware; while checked, registering carries it out'),
    waiting: z.boolean().describe('its changed hardware waits for an answer that can be given now'),
    olderCapture: z.boolean().describe('its changed hardware was captured before what the list has of the device'),
    state: z.enum(deviceStates).nullable(),
    error: errorAnswer.nullable(),
    deviceId: z.number().int().nullable(),
  })
  .meta({ id: 'UploadRow' })
export type UploadRowAnswer = z.output<typeof uploadRow>
export const uploadRowPage = pageOf(uploadRow)

export const rowHardwareQuery = z.object({ hash: flag.optional().describe('with the hash as text') })
export const rowHardware = hardwareRecord.extend({
  inList: z
    .object({ device: z.number().int(), serialNumber: z.string(), hardware: hashedDevice.nullable() })
    .nullable()
    .describe('for changed hardware: the device in the list that it would replace the record of'),
})
export type RowHardware = z.output<typeof rowHardware>

export const rowPatch = z.object({
  hash: hashText.optional(),
  serialNumber: serialText.optional(),
  groupTag: typedTag.nullable().optional(),
  assignedUser: typedUser.refine(isUserOrNothing, 'must be a user principal name').nullable().optional(),
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

/** An answer to the changed hardware of rows: by number, or of all that match a filter and wait. */
export const hardwareAnswerBody = z
  .object({
    answer: z.enum(hardwareAnswers).nullable().describe('null takes back one that is not carried out yet'),
    rows: z.array(rowNumber).max(10_000).optional(),
    filter: rowFilter.optional(),
  })
  .refine((body) => (body.rows === undefined) !== (body.filter === undefined), 'either rows or filter')
export type HardwareAnswerBody = { answer: HardwareAnswer | null; rows?: number[]; filter?: RowFilterBody }
export const hardwareAnswered = z.object({
  answered: count,
  unanswered: count.describe('rows that could not be answered'),
  rows: z
    .array(
      z.object({
        row: z.number().int(),
        file: z.string(),
        line: z.number().int(),
        serialNumber: z.string().nullable(),
        why: z.string(),
      }),
    )
    .describe('the first of those, with why'),
})
export type HardwareAnswered = z.output<typeof hardwareAnswered>

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
