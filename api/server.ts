import type { Server } from 'node:http'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { bodyInTime, type Patience } from './body-in-time.ts'
import { checkHost } from './check-host.ts'
import { checkWho } from './check-who.ts'
import type { ApiContext, ApiServer } from './context.ts'
import { healthRoutes } from './health.ts'
import { maxHeaderSize } from './listen.ts'
import { type LogOptions, openLog } from './log.ts'
import { describeApi } from './open-api.ts'
import { servePortal } from './portal.ts'
import { answerProblems, answerUnreadable } from './problems/answer-problems.ts'
import { Refused } from './problems/problem.ts'
import { refuseUnwritable } from './refuse-unwritable.ts'
import { catalogueRoutes } from './routes/catalogues.ts'
import { changedHardwareRoutes } from './routes/changed-hardware.ts'
import { type ChangeStreams, changeRoutes } from './routes/changes.ts'
import { deviceWorkRoutes } from './routes/device-work.ts'
import { deviceRoutes } from './routes/devices.ts'
import { exampleRoutes } from './routes/examples.ts'
import { exportRoutes } from './routes/exports.ts'
import { hashRoutes } from './routes/hash.ts'
import { acceptRoutes, invitationRoutes } from './routes/invitations.ts'
import { logRoutes } from './routes/log.ts'
import { meRoutes } from './routes/me.ts'
import { mePasswordRoutes } from './routes/me-password.ts'
import { memberRoutes } from './routes/members.ts'
import { operationRoutes } from './routes/operations.ts'
import { passkeyRoutes, passkeySignInRoutes } from './routes/passkeys.ts'
import { providerReturnRoute } from './routes/provider-return.ts'
import { resetLinkRoutes } from './routes/reset-links.ts'
import { secondFactorRoutes } from './routes/second-factor.ts'
import { setupRoutes } from './routes/setup.ts'
import { codeRoutes, signInRoutes } from './routes/sign-in.ts'
import { tokenRoutes } from './routes/tokens.ts'
import { uploadFileRoutes } from './routes/upload-files.ts'
import { uploadRowRoutes } from './routes/upload-rows.ts'
import { uploadRoutes } from './routes/uploads.ts'
import { viewRoutes } from './routes/views.ts'

export type ServerSettings = {
  version: string
  portalFolder: string
  metricsToken: string | null
  trustProxy: boolean
  patience: Patience
  /** False: the public address is this server's own guess. */
  publicUrlGiven: boolean
  tls: { cert: string | Buffer; key: string | Buffer } | null
  log: LogOptions
}

/** The HTTP server with all routes, not yet listening. `close` ends event streams and waits for requests under way. */
export async function buildServer(context: ApiContext, settings: ServerSettings): Promise<FastifyInstance> {
  const server = newServer(context, settings)
  server.setValidatorCompiler(validatorCompiler)
  // Answers are made by hand from the contract's types; checking each once more would cost more than reading it.
  server.setSerializerCompiler(() => (value) => JSON.stringify(value))
  answerProblems(server)
  server.decorateRequest('who', null)
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  const anyForwarded = settings.trustProxy && !settings.publicUrlGiven
  server.addHook('onRequest', checkHost({ publicUrl: context.publicUrl, anyForwarded }))
  server.addHook('onRequest', bodyInTime(settings.patience))
  await guard(server, context, settings)
  await describeApi(server, settings.version)
  let streams: ChangeStreams | null = null
  await server.register(
    async (scope) => {
      scope.addHook('preValidation', refuseUnwritable)
      scope.addHook('onSend', async (_request, reply) => {
        if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
      })
      streams = await routes(scope.withTypeProvider<ZodTypeProvider>(), context)
    },
    { prefix: '/api/v1' },
  )
  providerReturnRoute(server, context)
  healthRoutes(server, {
    store: context.store,
    metricsToken: settings.metricsToken,
    version: settings.version,
    openStreams: () => streams?.count() ?? 0,
  })
  await servePortal(server, settings.portalFolder)
  server.addHook('preClose', async () => streams?.end())
  return server
}

function newServer(context: ApiContext, settings: ServerSettings): FastifyInstance {
  const options = {
    loggerInstance: openLog(settings.log),
    logController: new LogController({ disableRequestLogging: true }),
    // The proxy before us is believed, and not what its caller says of the way before: limits count by that address.
    trustProxy: settings.trustProxy ? (_address: string, hop: number) => hop === 0 : false,
    genReqId: () => context.newRequestId(),
    exposeHeadRoutes: false,
    keepAliveTimeout: 72_000,
    requestTimeout: 0,
    frameworkErrors: answerUnreadable,
    routerOptions: { maxParamLength: 4096, ignoreTrailingSlash: true },
  }
  const http = { maxHeaderSize }
  const made = settings.tls
    ? fastify({ ...options, https: { ...settings.tls, ...http } })
    : fastify({ ...options, http })
  const server = made as unknown as FastifyInstance
  server.addHook('onResponse', async (request, reply) => {
    const about = { reqId: request.id, method: request.method, path: pathOf(request.url), status: reply.statusCode }
    request.log[reply.statusCode >= 500 ? 'error' : 'debug'](
      { ...about, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
  return server
}

/** Queries can hold serials, names and one-time links: they stay out of the log. */
const pathOf = (url: string): string => url.split('?', 1)[0] ?? ''

async function guard(server: FastifyInstance, context: ApiContext, settings: ServerSettings): Promise<void> {
  const secure = new URL(context.publicUrl).protocol === 'https:'
  await server.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
  })
  await server.register(rateLimit, {
    global: false,
    errorResponseBuilder: () => new Refused('too-many-requests'),
    ...(settings.trustProxy ? {} : { keyGenerator: (request) => request.socket.remoteAddress ?? '' }),
  })
  const door = checkWho(context)
  server.addHook('onRequest', async (request, reply) => {
    if (request.is404 || !request.routeOptions.url?.startsWith('/api/')) return
    await door(request, reply)
  })
}

async function routes(server: ApiServer, context: ApiContext): Promise<ChangeStreams> {
  signInRoutes(server, context)
  codeRoutes(server, context)
  setupRoutes(server, context)
  meRoutes(server, context)
  logRoutes(server, context)
  mePasswordRoutes(server, context)
  passkeyRoutes(server, context)
  passkeySignInRoutes(server, context)
  secondFactorRoutes(server, context)
  memberRoutes(server, context)
  resetLinkRoutes(server, context)
  invitationRoutes(server, context)
  acceptRoutes(server, context)
  tokenRoutes(server, context)
  uploadRoutes(server, context)
  uploadRowRoutes(server, context)
  changedHardwareRoutes(server, context)
  await uploadFileRoutes(server, context)
  deviceRoutes(server, context)
  deviceWorkRoutes(server, context)
  exportRoutes(server, context)
  operationRoutes(server, context)
  catalogueRoutes(server, context)
  viewRoutes(server, context)
  hashRoutes(server, context)
  exampleRoutes(server, context)
  return changeRoutes(server, context)
}

export type HttpServer = FastifyInstance & { server: Server }
