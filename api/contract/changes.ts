import { z } from 'zod'

/** A hint on the event stream that something changed: read it again. No log, nothing is promised of what came while away. */
export const changeHint = z
  .object({
    uploads: z.array(z.string()).optional(),
    devices: z.union([z.array(z.number().int()), z.literal('many')]).optional(),
    operations: z.array(z.string()).optional(),
    catalogues: z.boolean().optional(),
    people: z.boolean().optional().describe('members, roles, invitations or tokens: who may do what, too'),
  })
  .meta({ id: 'ChangeHint' })
export type ChangeHint = z.output<typeof changeHint>

export const examplesMade = z.object({ upload: z.string() })
export type ExamplesMade = z.output<typeof examplesMade>
export const examplesRemoved = z.object({ removed: z.number().int() })
