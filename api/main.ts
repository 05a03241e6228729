import { randomBytes, randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { localRegistrar } from '../steps/register/local-registrar.ts'
import type { Registrar } from '../steps/register/registrar.ts'
import type { KeyFolder } from '../storage/secrets/key-folder.ts'
import type { SecretKeys } from '../storage/secrets/secret-keys.ts'
import type { Store } from '../storage/store.ts'
import { defaultWorkerSettings, type WorkerSettings } from '../worker/context.ts'
import { startWorker, type Worker } from '../worker/worker.ts'
import type { Accounts } from './accounts/accounts.ts'
import { isLoopback } from './listen.ts'
import { openLog } from './log.ts'
import type { ApiOptions } from './run-api.ts'

export type ServerOptions = ApiOptions & {
  /** Folder of keys. Not given: `keys` in the folder of the SQLite database; on PostgreSQL none. */
  keys?: string | null
  /** Keys that secrets of connectors are sealed with, in base64, the first seals; null: in the folder of keys. */
  secretKeys?: readonly string[] | null
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
  const keys = await keysOf(options)
  const [store, api] = await Promise.all([
    openStore(options, keys.secrets),
    options.role === 'worker' ? null : import('./run-api.ts'),
  ])
  try {
    return await startOn(store, keys.folder, api?.runApi ?? null, options)
  } catch (fault) {
    await store.close()
    throw fault
  }
}

type RunApi = typeof import('./run-api.ts').runApi

/** The folder beside the SQLite database, or the one that is named; PostgreSQL has none that all processes share. */
async function keysOf({ keys, secretKeys, storage }: ServerOptions) {
  const { openKeyFolder } = await import('../storage/secrets/key-folder.ts')
  const { secretKeysIn, secretKeysOf } = await import('../storage/secrets/secret-keys.ts')
  const path = keys ?? ('dir' in storage ? join(storage.dir, 'keys') : null)
  const folder = path === null ? null : openKeyFolder(path)
  if (secretKeys) return { folder, secrets: secretKeysOf(secretKeys) }
  return { folder, secrets: folder && secretKeysIn(folder) }
}

async function openStore({ storage, log }: ServerOptions, secretKeys: SecretKeys | null): Promise<Store> {
  if ('url' in storage) {
    const { openPostgresStore } = await import('../storage/postgres/store.ts')
    const warn = (message: string) => openLog(log).warn(message)
    const store = await openPostgresStore({ ...storage, warn, secretKeys })
    if (!store.ownLogin) warn(noOwnLogin)
    return store
  }
  const { openSqliteStore } = await import('../storage/sqlite/store.ts')
  return openSqliteStore({ dir: storage.dir }, secretKeys)
}

const noOwnLogin =
  'the application connects as the owner of its tables, so that one `reset role` undoes row-level security: give it a login of its own, and the owner with --database-owner (docs/operations.md)'

async function startOn(
  store: Store,
  keys: KeyFolder | null,
  runApi: RunApi | null,
  options: ServerOptions,
): Promise<RunningServer> {
  const registrar = options.registrar ?? localRegistrar
  const worker = options.role === 'api' ? null : runWorker(store, registrar, options)
  const undoMs = options.worker?.undoMs ?? defaultWorkerSettings.undoMs
  const api = await runApiBeside(worker, () => runApi?.({ store, keys, registrar, undoMs, newRequestId }, options))
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
