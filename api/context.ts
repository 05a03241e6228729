import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Actor } from '../domain/device.ts'
import type { Language, Role } from '../domain/words.ts'
import type { OrganizationNo, Store } from '../storage/store.ts'

/** The server as routes see it: bodies, queries and answers are checked against the contract's zod schemas. */
export type Server = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

/** What routes need besides the request. A file of routes exports `xRoutes(server: Server, context: RouteContext): void`. */
export type RouteContext = {
  store: Store
  /** Milliseconds since 1970. */
  clock(): number
  /** A random UUID. */
  newId(): string
  /** True where the registrar answers at once (local). */
  immediate: boolean
  /** Wakes the worker of this process, where it has one. */
  wakeWorker(): void
  settings: RouteSettings
}

export type RouteSettings = {
  /** Bytes that one upload may have in all. */
  maxUploadBytes: number
  undoMs: number
}

/** Who asks, for which organization; set on every request behind the sign-in hook. */
export type Caller = { org: OrganizationNo; role: Role; actor: Actor; language: Language }

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before any handler of an organization's routes runs; null elsewhere. */
    caller: Caller | null
  }
}

/** The caller of a route that needs one. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw new Error('this route was reached without a caller')
  return request.caller
}
