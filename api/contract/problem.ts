import { z } from 'zod'

/** Every refusal of the API, as one closed list: `code` of a problem. Status and words are in `api/problems/`. */
export const problemCodes = [
  'sign-in-needed',
  'sign-in-refused',
  'organization-needed',
  'not-a-member',
  'not-allowed',
  'origin-not-allowed',
  'host-not-known',
  'not-found',
  'request-not-valid',
  'body-too-large',
  'content-type-not-supported',
  'conflict',
  'changed-meanwhile',
  'count-differs',
  'if-match-needed',
  'idempotency-key-reused',
  'hash-not-valid',
  'password-too-weak',
  'password-wrong',
  'code-wrong',
  'passkey-refused',
  'sign-in-again',
  'person-needed',
  'person-elsewhere',
  'role-too-high',
  'last-owner',
  'member-already',
  'invitation-not-valid',
  'invitation-of-another',
  'set-up-done',
  'set-up-link-not-valid',
  'too-many-requests',
  'not-ready',
  'not-kept',
  'unexpected-error',
] as const
export type ProblemCode = (typeof problemCodes)[number]

/** RFC 9457 (application/problem+json), with our code, the next step and what the code needs besides. */
export const problem = z
  .object({
    type: z.string(),
    status: z.number().int(),
    code: z.enum(problemCodes),
    title: z.string(),
    detail: z.string().optional(),
    nextStep: z.string(),
    requestId: z.string(),
    fields: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe('request-not-valid, password-too-weak, password-wrong: where and what'),
    count: z.number().int().optional().describe('count-differs: how many there are now'),
    version: z.number().int().optional().describe('changed-meanwhile: the version now'),
    reason: z.string().optional().describe('hash-not-valid: the first check that failed; password-too-weak: why'),
  })
  .meta({ id: 'Problem' })
export type Problem = z.output<typeof problem>
