import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Actor } from '../domain/device.ts'
import { languageOf } from '../domain/messages/messages.ts'
import type { Permission } from '../domain/permissions.ts'
import type { Language } from '../domain/words.ts'
import type { OrganizationNo } from '../storage/contract/organizations.ts'
import type { Store } from '../storage/store.ts'
import type { Accounts, Membership } from './accounts/accounts.ts'
import type { Attempts } from './accounts/attempts.ts'
import type { Identify, Identity } from './accounts/identify.ts'
import { Refused } from './problems/problem.ts'

/** What all routes share. */
export type ApiContext = {
  store: Store
  accounts: Accounts
  identify: Identify
  attempts: Attempts
  /** True where registering is answered at once (the `local` registrar). */
  immediate: boolean
  clock(): number
  newRequestId(): string
  /** A random whole number below 2³². */
  random32(): number
  /** Bytes of one file of an upload. */
  uploadLimit: number
  publicUrl: string
  /** How long a removal can be undone. */
  undoMs: number
}

/** What a route asks of who calls it: a permission in an organization, to be signed in, or nothing. */
export type Needs = Permission | 'signed-in' | 'nothing'

export type Who = { identity: Identity; membership: Membership | null; language: Language | null }

declare module 'fastify' {
  interface FastifyContextConfig {
    needs?: Needs
    /** Answers whatever name it is asked by: for probes. */
    anyHost?: true
    /** Takes a body of any size, read as it comes. */
    streamed?: true
  }
  interface FastifyRequest {
    who: Who | null
  }
}

export type ApiServer = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

/** The organization that the request is about; the check of who asks has put it there. */
export function orgOf(request: FastifyRequest): OrganizationNo {
  const no = request.who?.membership?.no
  if (no === undefined) throw new Refused('organization-needed')
  return no
}

/** Who does it, for events. */
export function actorOf(request: FastifyRequest): Actor {
  const { identity } = whoOf(request)
  return { kind: identity.kind, id: identity.id, name: identity.name }
}

/** The person who asks. A token stands for nobody. @throws Refused `person-needed` */
export function personOf(request: FastifyRequest): Identity & { session: string; email: string } {
  const { identity } = whoOf(request)
  const { session, email } = identity
  if (session === null || email === null) throw new Refused('person-needed')
  return { ...identity, session, email }
}

export function whoOf(request: FastifyRequest): Who {
  if (!request.who) throw new Refused('sign-in-needed')
  return request.who
}

/** The language to answer in: of the link that was followed, else what the caller speaks. */
export function languageFor(request: FastifyRequest): Language {
  return request.who?.language ?? languageOf(request.headers['accept-language'])
}
