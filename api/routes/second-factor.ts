import { askLibrary, codeOf, passCookies } from '../accounts/ask-library.ts'
import { noteAccount } from '../accounts/note-account.ts'
import { removeSecondFactor, secondFactorOf } from '../accounts/second-factor.ts'
import { refuseOtherSites } from '../check-who.ts'
import { type ApiContext, type ApiServer, personOf } from '../context.ts'
import { done } from '../contract/common.ts'
import { codeBody, confirmBody, recoveryCodes, secondFactorBegun, secondStepBody } from '../contract/own-account.ts'
import type { ProblemCode } from '../contract/problem.ts'
import { Refused } from '../problems/problem.ts'
import { confirmPassword } from './me-password.ts'
import { gives } from './schemas.ts'
import { attempts, tags as signInTags } from './sign-in.ts'

const tags = ['me']

/** A person's second factor: an app that shows codes (TOTP), and recovery codes for the day that it is lost. */
export function secondFactorRoutes(server: ApiServer, context: ApiContext): void {
  const { accounts } = context

  server.post(
    '/me/second-factor',
    {
      config: { needs: 'signed-in', ...attempts },
      schema: {
        tags,
        summary: 'Begins one; it is on once a code was given',
        body: confirmBody,
        response: gives(200, secondFactorBegun),
      },
    },
    async (request, reply) => {
      const { id } = personOf(request)
      const { password } = request.body
      await confirmPassword(context, request, reply, password)
      if (await secondFactorOf(accounts, id)) throw new Refused('conflict', { detail: 'the second factor is on' })
      const answer = await askLibrary(accounts, request, '/two-factor/enable', { body: { password } })
      if (!answer.ok) throw new Error(`no second factor was made: ${answer.status} ${await codeOf(answer)}`)
      const { totpURI: address, backupCodes } = (await answer.json()) as { totpURI: string; backupCodes: string[] }
      const secret = new URL(address).searchParams.get('secret') ?? ''
      return { address, secret, recoveryCodes: backupCodes }
    },
  )

  server.post(
    '/me/second-factor/code',
    {
      config: { needs: 'signed-in', ...attempts },
      schema: { tags, summary: 'Turns it on with a first code of the app', body: codeBody, response: gives(200, done) },
    },
    async (request, reply) => {
      const person = personOf(request)
      if (await secondFactorOf(accounts, person.id))
        throw new Refused('conflict', { detail: 'the second factor is on' })
      const code = request.body.code.replaceAll(/\s/g, '')
      const answer = await askLibrary(accounts, request, '/two-factor/verify-totp', { body: { code } })
      if (!answer.ok) {
        if ((await codeOf(answer)) === 'INVALID_CODE') throw new Refused('code-wrong')
        throw new Refused('conflict', { detail: 'the second factor is off' })
      }
      passCookies(answer, reply)
      await noteAccount(context, person, 'second-factor-on')
      return { ok: true as const }
    },
  )

  server.post(
    '/me/second-factor/recovery-codes',
    {
      config: { needs: 'signed-in', ...attempts },
      schema: {
        tags,
        summary: 'Makes new recovery codes; the old ones end',
        body: confirmBody,
        response: gives(200, recoveryCodes),
      },
    },
    async (request, reply) => {
      personOf(request)
      const { password } = request.body
      await confirmPassword(context, request, reply, password)
      const answer = await askLibrary(accounts, request, '/two-factor/generate-backup-codes', { body: { password } })
      if (!answer.ok) throw new Refused('conflict', { detail: 'the second factor is off' })
      return { recoveryCodes: ((await answer.json()) as { backupCodes: string[] }).backupCodes }
    },
  )

  server.post(
    '/me/second-factor/remove',
    {
      config: { needs: 'signed-in', ...attempts },
      schema: { tags, summary: 'Turns it off', body: confirmBody, response: gives(200, done) },
    },
    async (request, reply) => {
      const person = personOf(request)
      await confirmPassword(context, request, reply, request.body.password)
      if (!(await removeSecondFactor(accounts, person.id)))
        throw new Refused('conflict', { detail: 'the second factor is off' })
      await noteAccount(context, person, 'second-factor-off')
      return { ok: true as const }
    },
  )

  server.post(
    '/sign-in/second-factor',
    {
      config: { needs: 'nothing', ...attempts },
      schema: {
        tags: signInTags,
        summary: 'The second step of signing in: a code; sets the session cookie',
        body: secondStepBody,
        response: gives(200, done),
      },
    },
    async (request, reply) => {
      refuseOtherSites(request, context)
      const { code, kind } = request.body
      const endpoint = kind === 'app' ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code'
      const asked = { body: { code: kind === 'app' ? code.replaceAll(/\s/g, '') : code }, withoutSession: true }
      const answer = await askLibrary(accounts, request, endpoint, asked)
      if (!answer.ok) throw new Refused(refusalOf(await codeOf(answer)))
      passCookies(answer, reply)
      context.identify.forget()
      return { ok: true as const }
    },
  )
}

const refusals: Record<string, ProblemCode> = {
  INVALID_CODE: 'code-wrong',
  INVALID_BACKUP_CODE: 'code-wrong',
  ACCOUNT_TEMPORARILY_LOCKED: 'too-many-requests',
}

/** All else is a first step that is missing, too old, or spent by wrong codes. */
const refusalOf = (code: string): ProblemCode => refusals[code] ?? 'sign-in-again'
