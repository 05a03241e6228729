import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Hint } from '../contract/hints.ts'
import type { SecretKeys } from '../secrets/secret-keys.ts'
import { secretStore } from '../secrets/secret-store.ts'
import type { Store } from '../store.ts'
import { callWorker } from './calls.ts'
import { openForReading } from './connection.ts'
import { deviceStore, pendingStore } from './device-store.ts'
import { isCurrent } from './migrate.ts'
import { catalogueStore, operationStore } from './operation-store.ts'
import { peopleStore } from './people-store.ts'
import type { ReadFunctions } from './read-functions.ts'
import { secretRows } from './secret-rows.ts'
import { getSetting, listOrganizations } from './settings.ts'
import type { Threads } from './threads.ts'
import { rowStore, uploadStore } from './upload-store.ts'
import { viewStore } from './view-store.ts'
import type { WriteFunctions } from './write-functions.ts'

/** Name of the database inside a data folder. */
export const databaseName = 'muster.db'

/**
 * Opens (or makes) the database in a file, or in a data folder, and brings its schema up to date. Another process may
 * have the same file open: each waits up to ten seconds for the other's transaction. Without `secretKeys` no secret can be
 * kept or used.
 */
export async function openSqliteStore(
  where: { file: string } | { dir: string },
  secretKeys: SecretKeys | null = null,
): Promise<Store> {
  const file = 'file' in where ? where.file : join(where.dir, databaseName)
  if ('dir' in where) mkdirSync(where.dir, { recursive: true })
  // What the accounts need is large, and loads while the threads start.
  const dialect = import('./accounts-dialect.ts')
  const listeners = new Set<(hint: Hint) => void>()
  const tell = (hints: Hint[]) => {
    for (const hint of hints) for (const listener of listeners) listener(hint)
  }
  const { write, read } = await openThreads(file, tell)
  const { accountsDialect } = await dialect
  const here = openForReading(file)
  const threads: Threads = { here, write, read }
  const organizations = {
    numberOf: (id: string, name: string) => write('numberOfOrganization', id, name),
    list: async () => listOrganizations(here),
  }
  return {
    organizations,
    uploads: uploadStore(threads),
    rows: rowStore(threads),
    devices: deviceStore(threads),
    pending: pendingStore(threads),
    operations: operationStore(threads),
    catalogues: catalogueStore(threads),
    people: peopleStore(threads),
    secrets: secretStore(secretRows(threads), organizations, secretKeys),
    views: viewStore(threads),
    log: {
      list: (org, query) => threads.read('listLog', org, query),
      actors: (org) => threads.read('logActors', org),
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    settings: {
      get: async (key) => getSetting(here, key),
      set: (key, value) => write('setSetting', key, value),
      keep: (key, value) => write('keepSetting', key, value),
    },
    accountsDialect: accountsDialect(here, (sql, parameters) => write('runSql', sql, parameters)),
    accountsDialectType: 'sqlite',
    backup: (target) => backUpApart(file, target),
    ready: async () => isCurrent(here),
    async close() {
      await read.close()
      here.close()
      // The last one writes: all of the log goes into the file, which is whole by itself then.
      await write.close()
    },
  }
}

/** Both threads start at once, unless the reader would find no file yet. */
async function openThreads(file: string, tell: (hints: Hint[]) => void): Promise<Pick<Threads, 'write' | 'read'>> {
  const startReader = () => callWorker<ReadFunctions>(startThread('./reader.ts', file), tell)
  const early = existsSync(file) ? startReader() : null
  early?.catch(() => {})
  const write = await callWorker<WriteFunctions>(startThread('./writer.ts', file), tell)
  return { write, read: await (early ?? startReader()) }
}

function startThread(entry: string, file: string): Worker {
  return new Worker(new URL(entry, import.meta.url), {
    workerData: { file },
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  })
}

/** On a thread of its own: exports and counts do not wait for it. */
async function backUpApart(file: string, target: string): Promise<{ bytes: number }> {
  const reader = await callWorker<ReadFunctions>(startThread('./reader.ts', file), () => {})
  try {
    return await reader('backUp', target)
  } finally {
    await reader.close()
  }
}
