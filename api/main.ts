import { randomBytes, randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { localRegistrar } from '../steps/register/local-registrar.ts'
import type { Registrar } from '../steps/register/registrar.ts'
import type { Store } from '../storage/store.ts'
import { startWorker, type Worker, type WorkerSettings } from '../worker/worker.ts'
import { type Accounts, openAccounts } from './accounts/accounts.ts'
import type { ProviderSettings } from './accounts/auth.ts'
import { hasOwner } from './accounts/first-owner.ts'
import { createIdentify } from './accounts/identify.ts'
import { linkAddress, makeLink } from './accounts/links.ts'
import type { ApiContext } from './context.ts'
import { isLoopback } from './health.ts'
import { listen } from './listen.ts'
import { type LogOptions, openLog } from './log.ts'
import { buildServer } from './server.ts'

export type ServerOptions = {
  /** Folder of the SQLite database, or a postgres:// address. */
  storage: { dir: string } | { url: string }
  /** 0 takes a free one. */
  port: number
  /** Null: 127.0.0.1 and ::1. */
  host: string | null
  /** Null: http(s)://localhost:port. */
  publicUrl: string | null
  tls: { cert: string | Buffer; key: string | Buffer } | null
  trustProxy: boolean
  role: 'all' | 'api' | 'worker'
  log: LogOptions
  version: string
  /** Bytes of one file of an upload. */
  uploadLimit?: number
  provider?: ProviderSettings | null
  metricsToken?: string | null
  registrar?: Registrar
  worker?: Partial<WorkerSettings>
  portalFolder?: string
}

export type RunningServer = {
  /** The address to open; the public one. Null for a worker alone. */
  url: string | null
  port: number | null
  /** The one-time link, where nobody is set up yet. */
  setupLink: string | null
  store: Store
  accounts: Accounts | null
  /** Lets requests and batches under way finish, at most ten seconds. */
  close(): Promise<void>
}

/** Another address than this machine's own, and neither TLS nor a proxy that does it. */
export type RefusedStart = { refused: 'plain-text-elsewhere' } | { refused: 'sqlite-is-one-process' }

/** Opens the storage and starts what the role says: the API with the portal, the worker, or both. */
export async function startServer(options: ServerOptions): Promise<RunningServer | RefusedStart> {
  const elsewhere = options.host !== null && !isLoopback(options.host)
  if (elsewhere && !options.tls && !options.trustProxy) return { refused: 'plain-text-elsewhere' }
  if (options.role !== 'all' && 'dir' in options.storage) return { refused: 'sqlite-is-one-process' }
  const store = await openStore(options)
  try {
    return await startOn(store, options)
  } catch (fault) {
    await store.close()
    throw fault
  }
}

async function openStore({ storage, log }: ServerOptions): Promise<Store> {
  if ('url' in storage) {
    const { openPostgresStore } = await import('../storage/postgres/store.ts')
    return openPostgresStore({ url: storage.url, warn: (message) => openLog(log).warn(message) })
  }
  const { openSqliteStore } = await import('../storage/sqlite/store.ts')
  return openSqliteStore({ dir: storage.dir })
}

async function startOn(store: Store, options: ServerOptions): Promise<RunningServer> {
  const registrar = options.registrar ?? localRegistrar
  const worker = options.role === 'api' ? null : runWorker(store, registrar, options)
  const api = options.role === 'worker' ? null : await runApi(store, registrar, options)
  return {
    url: api?.url ?? null,
    port: api?.port ?? null,
    setupLink: api?.setupLink ?? null,
    accounts: api?.accounts ?? null,
    store,
    async close() {
      await api?.close()
      await worker?.stop()
      await store.close()
    },
  }
}

function runWorker(store: Store, registrar: Registrar, options: ServerOptions): Worker {
  return startWorker({
    store,
    registrar,
    name: `${hostname()}-${process.pid}-${randomBytes(4).toString('hex')}`,
    log: openLog(options.log),
    clock: Date.now,
    newRequestId,
    ...(options.worker ? { settings: options.worker } : {}),
  })
}

async function runApi(store: Store, registrar: Registrar, options: ServerOptions) {
  // Where people reach it is known once the port is: accounts (cookies, passkeys) are opened with the address.
  const port = options.port || (await freePort())
  const scheme = options.tls ? 'https' : 'http'
  const publicUrl = options.publicUrl ?? `${scheme}://localhost:${port}`
  const { origin } = new URL(publicUrl)
  const trustedOrigins = [...new Set([origin, `${scheme}://localhost:${port}`, `${scheme}://127.0.0.1:${port}`])]
  const accounts = await openAccounts({ store, publicUrl, trustedOrigins, provider: options.provider ?? null })
  const context: ApiContext = {
    store,
    accounts,
    identify: createIdentify(accounts, Date.now),
    immediate: registrar.immediate,
    clock: Date.now,
    newRequestId,
    random32: () => randomBytes(4).readUInt32LE(),
    uploadLimit: options.uploadLimit ?? 16 * 1024 ** 3,
    publicUrl,
  }
  const server = await buildServer(context, {
    version: options.version,
    portalFolder: options.portalFolder ?? fileURLToPath(new URL('../portal/dist', import.meta.url)),
    metricsToken: options.metricsToken ?? null,
    trustProxy: options.trustProxy,
    tls: options.tls,
    log: options.log,
  })
  try {
    await listen(server, { port, host: options.host }, options.tls)
  } catch (fault) {
    await server.close()
    throw fault
  }
  const first = !(await hasOwner(accounts))
  const setupLink = first ? linkAddress(publicUrl, await makeLink(store, { kind: 'first' }, Date.now())) : null
  return { url: publicUrl, port, setupLink, accounts, close: () => closeInTime(server) }
}

/** Sixteen letters and digits: short enough to be read out, and found in the log. */
const newRequestId = (): string => randomUUID().replaceAll('-', '').slice(0, 16)

async function closeInTime(server: FastifyInstance): Promise<void> {
  const hurry = setTimeout(() => server.server.closeAllConnections(), 10_000)
  await server.close()
  clearTimeout(hurry)
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net')
  const probe = createServer()
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
