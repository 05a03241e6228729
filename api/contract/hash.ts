import { z } from 'zod'
import { duplicateReasons, outcomes, reasons, repairs, warnings } from '../../domain/words.ts'
import { fileFound, rowNotes, unprovenHash } from './found.ts'

const text = z.string().nullable()
const number = z.number().nullable()

/** What a hash says of its device; same names as in `domain/hardware-hash/types.ts`. */
export const hashedDevice = z
  .object({
    serialNumber: text,
    manufacturer: text,
    model: text,
    family: text,
    sku: text,
    systemVersion: text,
    uuid: text,
    productKeyId: text,
    keyPartNumber: text,
    tpmVersion: text,
    ekPublicSha256: text,
    macAddresses: z.array(z.string()),
    memoryGB: number,
    disks: z.array(
      z.object({
        capacityGB: number,
        bus: text,
        rotating: z.boolean().nullable(),
        serial: text,
        model: text.optional(),
      }),
    ),
    architecture: text,
    osBuild: number,
    toolVersion: number,
    capturedAt: text,
    details: z.record(z.string(), z.unknown()),
    unknownRecords: z.array(z.object({ type: z.number(), length: z.number(), valueHex: z.string() })),
  })
  .meta({ id: 'HashedDevice' })
export type HashedDeviceAnswer = z.output<typeof hashedDevice>

export const hashBody = z
  .object({
    hash: z.string().max(65_536).optional(),
    serialNumber: z.string().max(256).optional().describe('the serial that the row gives, to be compared'),
    list: z.string().max(900_000).optional().describe('the text of a list of devices instead: each row is explained'),
  })
  .refine((body) => (body.hash === undefined) !== (body.list === undefined), 'either hash or list')
export type HashBody = z.input<typeof hashBody>

/** The same as `muster hash --json` says. */
export const hashAnswer = z
  .object({
    valid: z.boolean(),
    canonical: z.string().nullable(),
    repaired: z.boolean(),
    warnings: z.array(z.enum(warnings)),
    device: hashedDevice.nullable(),
    reason: z.enum(reasons).nullable(),
    detail: z.string().nullable().describe('what was found'),
    message: z.string().nullable(),
    nextStep: z.string().nullable(),
    unproven: unprovenHash,
  })
  .meta({ id: 'HashAnswer' })
export type HashAnswer = z.output<typeof hashAnswer>

const place = z.object({ file: z.string(), line: z.number().int() })

/** Each row of a list as a merge would judge it. */
export const hashListAnswer = z
  .object({
    file: fileFound,
    rows: z.array(
      z.object({
        ...place.shape,
        outcome: z.enum(outcomes),
        of: place.nullable(),
        serialNumber: text,
        manufacturer: text,
        model: text,
        groupTag: text,
        assignedUser: text,
        repairs: z.array(z.enum(repairs)),
        warnings: z.array(z.enum(warnings)),
        notes: rowNotes,
        unproven: unprovenHash,
        hash: hashAnswer.nullable().describe('null where the row has no hash'),
        reason: z.enum([...reasons, ...duplicateReasons]).nullable(),
        message: text,
        nextStep: text,
      }),
    ),
    more: z.number().int().describe('how many rows the list has beyond those'),
  })
  .meta({ id: 'HashListAnswer' })
export type HashListAnswer = z.output<typeof hashListAnswer>
