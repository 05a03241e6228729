import { z } from 'zod'
import { password, personName } from './accounts.ts'

/** A person's own ways in: password, sessions, passkeys, second factor. */

const currentPassword = z.string().min(1).max(256).describe('the password now')

export const waysIn = z
  .object({
    password: z.boolean().describe('false for who signs in by a provider alone'),
    secondFactor: z.boolean().describe('signing in by password asks for a code of an app besides'),
    recoveryCodes: z.number().int().nullable().describe('how many are left; null without a second factor'),
    passkeys: z.number().int(),
  })
  .meta({ id: 'WaysIn' })
export type WaysIn = z.output<typeof waysIn>

export const passwordBody = z.object({
  current: currentPassword,
  password,
  endOtherSessions: z.boolean().default(false),
})
export type PasswordBody = z.input<typeof passwordBody>
export const confirmBody = z.object({ password: currentPassword })
export type ConfirmBody = z.input<typeof confirmBody>

export const session = z
  .object({
    id: z.string(),
    current: z.boolean().describe('the one that asks'),
    startedAt: z.string(),
    seenAt: z.string().describe('to the day'),
    expiresAt: z.string(),
    address: z.string().nullable().describe('IP address where it began; of IPv6 the network'),
    program: z.string().nullable().describe('User-Agent where it began'),
  })
  .meta({ id: 'Session' })
export type SessionAnswer = z.output<typeof session>
export const sessionList = z.object({ items: z.array(session) })
export const sessionsEnded = z.object({ ended: z.number().int() })

/** As the browser's WebAuthn takes and gives it (`PublicKeyCredential.parse…OptionsFromJSON`, `toJSON`). */
export const passkeyOptions = z.looseObject({ challenge: z.string() })
export type PasskeyOptions = z.output<typeof passkeyOptions>
export const passkeyResponse = z.looseObject({
  id: z.string().max(2048),
  rawId: z.string().max(2048),
  type: z.literal('public-key'),
  response: z.record(z.string(), z.unknown()),
})
export const passkey = z
  .object({ id: z.string(), name: z.string(), createdAt: z.string().nullable(), synced: z.boolean() })
  .meta({ id: 'Passkey' })
export type PasskeyAnswer = z.output<typeof passkey>
export const passkeyList = z.object({ items: z.array(passkey) })
export const passkeyBody = z.object({ name: personName, response: passkeyResponse })
export type PasskeyBody = z.input<typeof passkeyBody>
export const passkeyPatch = z.object({ name: personName })
export type PasskeyPatch = z.input<typeof passkeyPatch>
export const passkeySignIn = z.object({ response: passkeyResponse })
export type PasskeySignIn = z.input<typeof passkeySignIn>

export const secondFactorBegun = z.object({
  address: z.string().describe('otpauth:// address, for an app to read as a QR code'),
  secret: z.string().describe('the same to type, base32'),
  recoveryCodes: z.array(z.string()).describe('shown once; each works once'),
})
export type SecondFactorBegun = z.output<typeof secondFactorBegun>
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })
export type RecoveryCodes = z.output<typeof recoveryCodes>
export const codeBody = z.object({ code: z.string().trim().min(1).max(20) })
export type CodeBody = z.input<typeof codeBody>
export const secondStepBody = z.object({
  code: z.string().trim().min(1).max(40),
  kind: z.enum(['app', 'recovery']).default('app').describe('a code of the app, or a recovery code'),
})
export type SecondStepBody = z.input<typeof secondStepBody>

/** An owner lets somebody choose a new password. */
export const resetLinkBody = z.object({
  withoutSecondFactor: z.boolean().default(false).describe('takes the second factor off too, of who lost that'),
})
export type ResetLinkBody = z.input<typeof resetLinkBody>
export const resetLinkMade = z.object({
  link: z.string().describe('shown once, to be handed over: Muster sends no mail'),
  email: z.string(),
  expiresAt: z.string(),
})
export type ResetLinkMade = z.output<typeof resetLinkMade>
