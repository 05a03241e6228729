import { z } from 'zod'
import { type OperationOutcome, operationActions, operationOutcomes, operationStatuses } from '../../domain/words.ts'
import { cursorQuery, flag, groupTagText, isUserOrNothing, pageOf } from './common.ts'
import { deviceFilter } from './devices.ts'

/** Work on many devices: `ids`, or all under `filter`; `expectedCount` differing is refused with 409. */
export const actionBody = z
  .object({
    action: z.enum(operationActions),
    value: groupTagText.nullable().optional().describe('the tag or the user; null clears it'),
    ids: z.array(z.number().int()).min(1).max(100_000).optional(),
    filter: deviceFilter.optional(),
    expectedCount: z.number().int().min(0).optional(),
    final: z.boolean().default(false).describe('removal without undo'),
  })
  .refine((body) => (body.ids === undefined) !== (body.filter === undefined), 'either ids or filter')
  .refine((body) => body.filter === undefined || body.expectedCount !== undefined, 'a filter needs expectedCount')
  .refine(
    (body) => !['tag', 'assign'].includes(body.action) || body.value !== undefined,
    'tag and assign need a value (null clears it)',
  )
  .refine(({ action, value }) => action !== 'assign' || isUserOrNothing(value ?? ''), {
    path: ['value'],
    message: 'must be a user principal name',
  })
export type ActionBody = z.input<typeof actionBody>

export const operation = z
  .object({
    id: z.string(),
    action: z.enum(operationActions),
    status: z.enum(operationStatuses),
    value: z.string().nullable(),
    progress: z.number().min(0).max(100),
    counts: z.object({
      total: z.number().int(),
      done: z.number().int(),
      changed: z.number().int(),
      refused: z.number().int(),
    }),
    undoUntil: z.string().nullable(),
    createdAt: z.string(),
    createdBy: z.string(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: 'Operation' })
export type OperationAnswer = z.output<typeof operation>
export const operationPage = pageOf(operation)
export const operationsQuery = z.object({ ...cursorQuery, open: flag.optional().describe('still running or undoable') })
export type OperationsQuery = { cursor?: string; limit?: number; open?: boolean }

export const operationResult = z.object({
  device: z.number().int(),
  serialNumber: z.string(),
  result: z.enum(operationOutcomes),
  why: z.string().nullable().describe('why it was refused, in a sentence'),
})
export type OperationResultAnswer = z.output<typeof operationResult>
export const operationResultPage = pageOf(operationResult)
export const resultsQuery = z.object({ ...cursorQuery, result: z.enum(operationOutcomes).optional() })
export type ResultsQuery = { cursor?: string; limit?: number; result?: OperationOutcome }
