import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { keepOrganization } from '../../api/accounts/accounts.ts'
import { makeToken } from '../../api/accounts/tokens.ts'
import { createClient, type MusterClient } from '../../api/client.ts'
import type { UploadAnswer } from '../../api/contract/uploads.ts'
import { type RunningServer, type ServerOptions, startServer } from '../../api/main.ts'
import type { Role } from '../../domain/words.ts'
import { testDatabase } from '../postgres.ts'

/** A real server of its own with storage of its own, for one test file. */
export type Scene = {
  server: RunningServer
  url: string
  /** Where its database is. */
  storage: ServerOptions['storage']
  /** Lines of its log. */
  log: Record<string, unknown>[]
  /** A client with a token of this organization and role. */
  client(organization?: string, role?: Role, language?: string): Promise<MusterClient>
  token(organization?: string, role?: Role): Promise<string>
  close(): Promise<void>
}

export type Database = 'sqlite' | 'postgres'

export async function openScene(database: Database = 'sqlite', more: Partial<ServerOptions> = {}): Promise<Scene> {
  const { storage, remove } = await storageFor(database)
  const log: Record<string, unknown>[] = []
  const to = new Writable({
    write(line, _encoding, next) {
      log.push(JSON.parse(String(line)))
      next()
    },
  })
  const server = await startServer({
    storage,
    port: 0,
    host: null,
    publicUrl: null,
    tls: null,
    trustProxy: false,
    role: 'all',
    log: { level: 'info', to },
    version: '0.0.0',
    ...more,
  })
  if ('refused' in server) throw new Error(server.refused)
  const url = server.url ?? ''
  const token = async (organization = 'Contoso', role: Role = 'owner'): Promise<string> => {
    if (!server.accounts) throw new Error('a worker alone has no accounts')
    const { id } = await keepOrganization(server.accounts, organization)
    return (await makeToken(server.accounts, { organization: id, name: `test ${role}`, role, expiresAt: null })).token
  }
  return {
    server,
    url,
    storage,
    log,
    token,
    client: async (organization, role, language) =>
      createClient({ baseUrl: url, token: await token(organization, role), ...(language ? { language } : {}) }),
    async close() {
      await server.close()
      await remove()
    },
  }
}

async function storageFor(database: Database) {
  if (database === 'postgres') {
    const { url, drop } = await testDatabase()
    return { storage: { url }, remove: drop }
  }
  const dir = mkdtempSync(join(tmpdir(), 'muster-api-'))
  return { storage: { dir }, remove: async () => rmSync(dir, { recursive: true, force: true }) }
}

/** Asks until the answer is as wanted; fails after ten seconds. */
export async function until<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  for (const began = Date.now(); ; ) {
    const answer = await ask()
    if (wanted(answer)) return answer
    if (Date.now() - began > 10_000) throw new Error(`not in ten seconds: ${JSON.stringify(answer).slice(0, 2000)}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Sends files into an upload of their own and waits until it is checked. */
export async function checkedUpload(
  client: MusterClient,
  files: Record<string, Buffer>,
  wanted: Parameters<MusterClient['uploads']['create']>[0] = {},
): Promise<UploadAnswer> {
  const { id } = await client.uploads.create(wanted)
  for (const [number, [name, content]] of Object.entries(files).entries())
    await client.uploads.sendFile(id, { name, number, open: () => new Blob([Uint8Array.from(content)]) })
  await client.uploads.check(id)
  return until(
    () => client.uploads.get(id),
    ({ status }) => status !== 'receiving',
  )
}

/** The same, registered to its end. */
export async function registeredUpload(
  client: MusterClient,
  files: Record<string, Buffer>,
  wanted: Parameters<MusterClient['uploads']['create']>[0] = {},
): Promise<UploadAnswer> {
  const { id } = await checkedUpload(client, files, { ...wanted, register: true })
  return until(
    () => client.uploads.get(id),
    ({ status }) => status === 'done',
  )
}
