import { z } from 'zod'
import { eventKinds } from '../../domain/device.ts'
import { type DeviceSort, deviceSorts, deviceStates, errorCodes, reasons } from '../../domain/words.ts'
import {
  cursorQuery,
  errorAnswer,
  flag,
  groupTagText,
  hashText,
  moment,
  numbers,
  pageOf,
  rowNumber,
  serialText,
  someOf,
  texts,
  uploadId,
  userText,
} from './common.ts'
import { hashedDevice } from './hash.ts'

const sortNames = deviceSorts.flatMap((name) => [name, `-${name}`] as const) as [
  DeviceSort | `-${DeviceSort}`,
  ...(DeviceSort | `-${DeviceSort}`)[],
]

const filterKeys = {
  ids: numbers(10_000).optional(),
  state: someOf(deviceStates),
  error: someOf(errorCodes),
  reason: someOf(reasons),
  attention: flag.optional(),
  upload: uploadId.optional(),
  search: z.string().min(3).max(128).optional().describe('in serial, user, model or tag'),
  serials: texts(2000).optional(),
  groupTag: texts(200).optional().describe('an empty one stands for devices without a group tag'),
  user: texts(200).optional().describe('an empty one stands for devices without a user'),
  manufacturer: texts(200).optional(),
  model: texts(200).optional(),
  registeredFrom: moment.optional(),
  registeredTo: moment.optional(),
  example: flag.optional(),
}
export const deviceFilter = z.object(filterKeys)
export type DeviceFilterBody = z.output<typeof deviceFilter>
export const deviceSortName = z.enum(sortNames)
export const devicesQuery = z.object({
  ...cursorQuery,
  ...filterKeys,
  sort: deviceSortName.default('-createdAt').describe('a minus before it: the largest first'),
})
export type DevicesQuery = DeviceFilterBody & {
  cursor?: string
  limit?: number
  sort?: DeviceSort | `-${DeviceSort}`
}
export const exportFormats = ['inventory', 'failed', 'intune'] as const
export type ExportFormat = (typeof exportFormats)[number]
export const exportQuery = z.object({ ...filterKeys, format: z.enum(exportFormats).default('inventory') })

export const device = z
  .object({
    id: z.number().int(),
    serialNumber: z.string(),
    manufacturer: z.string().nullable(),
    model: z.string().nullable(),
    state: z.enum(deviceStates),
    error: errorAnswer.nullable(),
    attention: z.object({ kind: z.literal('hardware-changed'), upload: z.string(), row: z.number().int() }).nullable(),
    groupTag: z.string().nullable(),
    assignedUser: z.string().nullable(),
    productKeyId: z.string().nullable(),
    osBuild: z.number().int().nullable(),
    capturedAt: z.string().nullable(),
    registeredAt: z.string().nullable(),
    registeredBy: z.string().nullable(),
    lastSeenAt: z.string().nullable(),
    createdAt: z.string(),
    upload: z.object({ id: z.string(), file: z.string().nullable(), line: z.number().int().nullable() }).nullable(),
    example: z.boolean(),
    version: z.number().int().describe('If-Match takes "version", or the ETag'),
  })
  .meta({ id: 'Device' })
export type DeviceAnswer = z.output<typeof device>
export const devicePage = pageOf(device)

const count = z.number().int()
export const deviceSummary = z
  .object({
    total: count,
    attention: count,
    example: count,
    byState: z.record(z.enum(deviceStates), count),
    byError: z.partialRecord(z.enum(errorCodes), count),
    byManufacturer: z.array(z.object({ value: z.string().nullable(), count })),
    byModel: z.array(z.object({ manufacturer: z.string().nullable(), value: z.string().nullable(), count })),
    byGroupTag: z.array(z.object({ value: z.string().nullable(), count })),
    byOsBuild: z.array(z.object({ value: z.number().int().nullable(), count })),
  })
  .meta({ id: 'DeviceSummary' })
export type DeviceSummaryAnswer = z.output<typeof deviceSummary>
export const deviceCount = z.object({ count })

/** Many serials at once: which are on the list. */
export const serialsBody = z.object({ serials: z.array(serialText).min(1).max(10_000) })
export const serialsFound = z.object({
  found: z.array(z.object({ serial: z.string(), ids: z.array(z.number().int()) })),
  missing: z.array(z.string()),
})
export type SerialsFound = z.output<typeof serialsFound>

export const devicePatch = z
  .object({ groupTag: groupTagText.nullable().optional(), assignedUser: userText.nullable().optional() })
  .refine((body) => Object.keys(body).length > 0, 'nothing to change')
export type DevicePatchBody = z.input<typeof devicePatch>

export const retryBody = z.object({ hash: hashText.optional(), serialNumber: serialText.optional() }).nullish()
export type RetryBody = { hash?: string; serialNumber?: string }
export const hardwareChoice = z.object({ upload: uploadId, row: rowNumber })
export type HardwareChoice = z.output<typeof hardwareChoice>

export const deviceEvent = z
  .object({
    id: z.number().int(),
    device: z.number().int(),
    at: z.string(),
    kind: z.enum(eventKinds),
    by: z.object({ kind: z.enum(['user', 'token', 'system']), id: z.string(), name: z.string() }),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'DeviceEvent' })
export type DeviceEventAnswer = z.output<typeof deviceEvent>
export const eventsQuery = z.object(cursorQuery)
export const eventPage = pageOf(deviceEvent)

export const hardwareQuery = z.object({ hash: flag.optional().describe('with the hash as text') })
export const hardwareRecord = z.object({
  since: z.string().nullable(),
  until: z.string().nullable(),
  device: hashedDevice.nullable().describe('null without a hash, or where the hash was refused'),
  hash: z.string().nullable().describe('canonical text; null unless asked for'),
  refusedText: z.string().nullable().describe('text as received of a refused hash; null unless asked for'),
})
export type HardwareRecord = z.output<typeof hardwareRecord>
export const deviceHardware = z
  .object({
    current: hardwareRecord.nullable(),
    history: z.array(hardwareRecord),
    waiting: z.array(z.object({ upload: z.string(), row: z.number().int(), device: hashedDevice.nullable() })),
  })
  .meta({ id: 'DeviceHardware' })
export type DeviceHardwareAnswer = z.output<typeof deviceHardware>
