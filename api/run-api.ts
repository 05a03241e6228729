import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { Registrar } from '../steps/register/registrar.ts'
import type { KeyFolder } from '../storage/secrets/key-folder.ts'
import type { Store } from '../storage/store.ts'
import { openAccounts } from './accounts/accounts.ts'
import { Attempts } from './accounts/attempts.ts'
import type { ProviderSettings } from './accounts/auth.ts'
import { hasOwner } from './accounts/first-owner.ts'
import { createIdentify } from './accounts/identify.ts'
import { linkAddress, makeLink } from './accounts/links.ts'
import { type Patience, usualPatience } from './body-in-time.ts'
import type { ApiContext } from './context.ts'
import { listen } from './listen.ts'
import type { LogOptions } from './log.ts'
import { buildServer } from './server.ts'

export type ApiOptions = {
  /** Folder of the SQLite database, or a postgres:// address, and one of its owner for migrations. */
  storage: { dir: string } | { url: string; ownerUrl?: string | undefined }
  /** 0 takes a free one. */
  port: number
  /** Null: 127.0.0.1 and ::1. */
  host: string | null
  /** Null: http(s)://localhost:port. */
  publicUrl: string | null
  tls: { cert: string | Buffer; key: string | Buffer } | null
  trustProxy: boolean
  log: LogOptions
  version: string
  /** Bytes of one file of an upload. */
  uploadLimit?: number
  /** With who sends slowly. */
  patience?: Patience
  provider?: ProviderSettings | null
  metricsToken?: string | null
  portalFolder?: string
}

type Given = { store: Store; keys: KeyFolder | null; registrar: Registrar; undoMs: number; newRequestId(): string }

/** Opens the accounts, builds the HTTP server and listens. */
export async function runApi({ store, keys, registrar, undoMs, newRequestId }: Given, options: ApiOptions) {
  // Where people reach it is known once the port is: accounts (cookies, passkeys) are opened with the address.
  const port = options.port || (await freePort())
  const scheme = options.tls ? 'https' : 'http'
  const publicUrl = options.publicUrl ?? `${scheme}://localhost:${port}`
  const { origin } = new URL(publicUrl)
  const trustedOrigins = [...new Set([origin, `${scheme}://localhost:${port}`, `${scheme}://127.0.0.1:${port}`])]
  const provider = options.provider ?? null
  const accounts = await openAccounts({ store, publicUrl, keys, trustedOrigins, provider })
  const context: ApiContext = {
    store,
    accounts,
    identify: createIdentify(accounts, Date.now),
    attempts: new Attempts(accounts, Date.now),
    immediate: registrar.immediate,
    clock: Date.now,
    newRequestId,
    random32: () => randomBytes(4).readUInt32LE(),
    uploadLimit: options.uploadLimit ?? 16 * 1024 ** 3,
    publicUrl,
    undoMs,
  }
  const server = await buildServer(context, {
    version: options.version,
    portalFolder: options.portalFolder ?? fileURLToPath(new URL('../portal/dist', import.meta.url)),
    metricsToken: options.metricsToken ?? null,
    trustProxy: options.trustProxy,
    patience: options.patience ?? usualPatience,
    publicUrlGiven: options.publicUrl !== null,
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
