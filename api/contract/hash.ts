import { z } from 'zod'
import { reasons, warnings } from '../../domain/words.ts'

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

export const hashBody = z.object({
  hash: z.string().max(65_536),
  serialNumber: z.string().max(256).optional().describe('the serial that the row gives, to be compared'),
})
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
  })
  .meta({ id: 'HashAnswer' })
export type HashAnswer = z.output<typeof hashAnswer>
