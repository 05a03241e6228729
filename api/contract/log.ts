import { z } from 'zod'
import { logKinds, logSubjects } from '../../domain/log.ts'
import { roles } from '../../domain/words.ts'
import { cursorQuery, moment, pageOf, someOf } from './common.ts'

const actor = z.object({ kind: z.enum(['user', 'token', 'system']), id: z.string(), name: z.string() })

/** One act: who did what to what, and how many devices came of it by now. */
export const logEntry = z
  .object({
    id: z.number().int(),
    at: z.string(),
    kind: z.enum(logKinds),
    what: z.string().describe('the act in a sentence, in the language of the request'),
    by: actor,
    about: z
      .string()
      .describe('the device, file, catalogue, person, address or token; empty where none is meant alone'),
    more: z.number().int().describe('files besides the one in `about`'),
    value: z.string().nullable().describe('the group tag or user that was set'),
    role: z.enum(roles).nullable(),
    roleBefore: z.enum(roles).nullable(),
    devices: z.number().int().nullable().describe('devices that it changed'),
    failed: z.number().int().nullable().describe('devices that failed or stayed as they were'),
    device: z.number().int().nullable(),
    upload: z.string().nullable(),
    operation: z.string().nullable(),
  })
  .meta({ id: 'LogEntry' })
export type LogEntryAnswer = z.output<typeof logEntry>
export const logPage = pageOf(logEntry)

const filter = {
  subject: someOf(logSubjects).describe('what it is about; people and tokens are for who administers'),
  kind: someOf(logKinds),
  by: z.string().min(1).max(256).optional().describe('id of the person or token that did it'),
  search: z.string().min(1).max(128).optional().describe('in what it is about, the value set, or who did it'),
  from: moment.optional(),
  to: moment.optional(),
}
export const logQuery = z.object({ ...filter, ...cursorQuery })
export type LogQuery = z.input<typeof logQuery>
export const logExportQuery = z.object(filter)
export type LogFilter = z.input<typeof logExportQuery>

/** Who stands in the log, to filter by. */
export const logActors = z.object({ items: z.array(actor) })
export type LogActors = z.output<typeof logActors>
