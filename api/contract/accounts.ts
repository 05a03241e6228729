import { z } from 'zod'
import { permissions } from '../../domain/permissions.ts'
import { languages, roles } from '../../domain/words.ts'

const name = z.string().trim().min(1).max(120)
export const personName = name
export const email = z.email().max(320)
export const password = z.string().min(12).max(256)

/** Choices of a person or token, kept by the server; further keys are kept as they are (columns of lists, for example). */
export const preferences = z.looseObject({
  language: z.enum(languages).nullable().optional(),
  theme: z.enum(['light', 'dark', 'system']).optional(),
})
export type Preferences = z.output<typeof preferences>

export const me = z
  .object({
    kind: z.enum(['user', 'token']),
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    organizations: z.array(
      z.object({ id: z.string(), name: z.string(), role: z.enum(roles), permissions: z.array(z.enum(permissions)) }),
    ),
    preferences,
  })
  .meta({ id: 'Me' })
export type Me = z.output<typeof me>
export const mePatch = z.object({ name: name.optional(), preferences: preferences.optional() })
export type MePatch = z.input<typeof mePatch>

export const signInBody = z.object({ email, password: z.string().max(256), remember: z.boolean().default(true) })
export type SignInBody = z.input<typeof signInBody>
/** `ok` is false where the password was right and a code is still asked: `POST /sign-in/second-factor`. */
export const signInAnswer = z.object({ ok: z.boolean(), secondFactor: z.boolean() })
export type SignInAnswer = z.output<typeof signInAnswer>
/** Which ways in there are, for the sign-in page; open to everyone. */
export const signInWays = z.object({
  setUp: z.boolean().describe('true once there is a first person'),
  password: z.boolean(),
  passkey: z.boolean(),
  provider: z.object({ id: z.string(), name: z.string() }).nullable().describe('OpenID Connect, for example Entra ID'),
})
export type SignInWays = z.output<typeof signInWays>

/** A link from the first start or `muster admin link`: what it is for. */
export const setupQuery = z.object({ token: z.string().max(200).optional() })
export const setupState = z.object({
  kind: z.enum(['first', 'password', 'none']).describe('none: the link is not valid, or nothing is to be set up'),
  email: z.string().nullable(),
  organizations: z
    .array(z.object({ id: z.string(), name: z.string() }))
    .describe('made by the command line, can be joined'),
})
export type SetupState = z.output<typeof setupState>
export const setupBody = z.object({
  token: z.string().max(200),
  name: name.optional(),
  email: email.optional(),
  password,
  organization: z.union([z.object({ name }), z.object({ id: z.string().max(64) })]).optional(),
})
export type SetupBody = z.input<typeof setupBody>
export const setupDone = z.object({
  organization: z.object({ id: z.string(), name: z.string() }).nullable(),
  secondFactor: z.boolean().describe('not signed in yet: a code is asked, POST /sign-in/second-factor'),
})
export type SetupDone = z.output<typeof setupDone>

export const tokenBody = z.object({
  name,
  role: z.enum(roles),
  expiresInDays: z.number().int().min(1).max(3650).nullable().optional(),
})
export type TokenBody = z.input<typeof tokenBody>
export const token = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(roles),
    start: z.string().nullable().describe('first characters, to recognize it'),
    createdAt: z.string(),
    createdBy: z.object({ id: z.string(), name: z.string() }).nullable().describe('null where it is not known'),
    lastUsedAt: z.string().nullable().describe('to the hour; null: not yet'),
    expiresAt: z.string().nullable(),
  })
  .meta({ id: 'Token' })
export type TokenAnswer = z.output<typeof token>
export const tokenList = z.object({ items: z.array(token) })
export const tokenMade = z.object({ token: z.string().describe('shown once'), id: z.string() })
export type TokenMade = z.output<typeof tokenMade>

/** Sign-in of a program by a code that a person approves in the portal (RFC 8628). */
export const codeStarted = z.object({
  deviceCode: z.string(),
  userCode: z.string(),
  page: z.string().describe('where the person goes'),
  interval: z.number().describe('seconds between questions'),
  expiresIn: z.number().describe('seconds'),
})
export type CodeStarted = z.output<typeof codeStarted>
export const codeQuestion = z.object({ deviceCode: z.string().max(200) })
export const codeAnswer = z.object({
  status: z.enum(['pending', 'slow-down', 'done', 'denied', 'expired']),
  token: z.string().nullable().describe('bearer token of the session'),
})
export type CodeAnswer = z.output<typeof codeAnswer>
export const codeDecision = z.object({ userCode: z.string().max(20), approve: z.boolean() })
export type CodeDecision = z.output<typeof codeDecision>
