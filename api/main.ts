import { randomBytes, randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { localRegistrar } from '../steps/register/local-registrar.ts'
import type { Registrar } from '../steps/register/registrar.ts'
import type { Store } from '../storage/store.ts'
import { defaultWorkerSettings, type WorkerSettings } from '../worker/context.ts'
import { startWorker, type Worker } from '../worker/worker.ts'
import type { Accounts } from './accounts/accounts.ts'
import { isLoopback } from './listen.ts'
import { openLog } from './log.ts'
import type { ApiOptions } from './run-api.ts'

export type ServerOptions = ApiOptions & {
  role: 'all' | 'api' | 'worker'
  registrar?: Registrar
  worker?: Partial<WorkerSettings>
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
  // The API with its libraries loads while the storage opens.
  const [store, api] = await Promise.all([
    openStore(options),
    options.role === 'worker' ? null : import('./run-api.ts'),
  ])
  try {
    return await startOn(store, api?.runApi ?? null, options)
  } catch (fault) {
    await store.close()
    throw fault
  }
}

type RunApi = typeof import('./run-api.ts').runApi

async function openStore({ storage, log }: ServerOptions): Promise<Store> {
  if ('url' in storage) {
    const { openPostgresStore } = await import('../storage/postgres/store.ts')
    const warn = (message: string) => openLog(log).warn(message)
    const store = await openPostgresStore({ ...storage, warn })
    if (!store.ownLogin) warn(noOwnLogin)
    return store
  }
  const { openSqliteStore } = await import('../storage/sqlite/store.ts')
  return openSqliteStore({ dir: storage.dir })
}

const noOwnLogin =
  'the application connects as the owner of its tables, so that one `reset role` undoes row-level security: give it a login of its own, and the owner with --database-owner (docs/operations.md)'

async function startOn(store: Store, runApi: RunApi | null, options: ServerOptions): Promise<RunningServer> {
  const registrar = options.registrar ?? localRegistrar
  const worker = options.role === 'api' ? null : runWorker(store, registrar, options)
  const undoMs = options.worker?.undoMs ?? defaultWorkerSettings.undoMs
  const api = await runApiBeside(worker, () => runApi?.({ store, registrar, undoMs, newRequestId }, options))
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

/** A worker alone, beside an API that could not start, would keep the process and go on without its store. */
async function runApiBeside<Api>(worker: Worker | null, run: () => Promise<Api> | undefined): Promise<Api | null> {
  try {
    return (await run()) ?? null
  } catch (fault) {
    await worker?.stop()
    throw fault
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

/** Sixteen letters and digits: short enough to be read out, and found in the log. */
const newRequestId = (): string => randomUUID().replaceAll('-', '').slice(0, 16)
