import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { openPostgresStore } from '../storage/postgres/store.ts'

/**
 * PostgreSQL for tests: the server named by `MUSTER_TEST_POSTGRES` (a URL whose user may create databases and roles),
 * or a throw-away cluster of the newest PostgreSQL 15+ that this machine has, started once a process in a temporary
 * folder, listening on 127.0.0.1 only and stopped when the process ends. fsync stays on.
 */

export type TestDatabase = {
  /** Address with a user who owns the database and is no superuser. */
  url: string
  /** A login of its own for the application, as docs/operations.md says to make it; gives its address. */
  applicationLogin(): Promise<string>
  drop(): Promise<void>
}

const oldest = 15

/** Why no PostgreSQL can be tested here, or null. Pass it to `describe(..., { skip })` so that it is seen. */
export const whyNoPostgres: string | null =
  process.env.MUSTER_TEST_POSTGRES || newestBinaries() !== null
    ? null
    : `no PostgreSQL ${oldest}+ found (install it, or set MUSTER_TEST_POSTGRES)`

/** A database of its own for this test file; with the schema in place unless `empty`. */
export async function testDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const owner = await ownerUrl()
  const name = `muster_test_${randomBytes(6).toString('hex')}`
  const template = options.empty ? 'template1' : await migratedTemplate(owner)
  await execute(owner, `create database ${name} template ${template}`)
  const logins: string[] = []
  return {
    url: inDatabase(owner, name),
    async applicationLogin() {
      const address = new URL(inDatabase(owner, name))
      address.username = `${name}_run_${logins.length}`
      address.password = randomBytes(16).toString('hex')
      await execute(owner, `create role ${address.username} login password '${address.password}'`)
      logins.push(address.username)
      await execute(owner, `grant muster_app to ${address.username}`)
      return address.href
    },
    async drop() {
      await dropDatabase(owner, name)
      for (const login of logins) await execute(owner, `drop role ${login}`)
    },
  }
}

/** An autovacuum at work there is not ours to end by force; the plain statement ends it. */
async function dropDatabase(owner: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await execute(owner, `drop database if exists ${name} ${attempt % 2 === 1 ? 'with (force)' : ''}`)
    } catch (fault) {
      if (attempt === 6) throw fault
    }
  }
}

let template: Promise<string> | null = null
function migratedTemplate(owner: string): Promise<string> {
  template ??= (async () => {
    const name = `muster_template_${randomBytes(6).toString('hex')}`
    await execute(owner, `create database ${name}`)
    const store = await openPostgresStore({ url: inDatabase(owner, name) })
    await store.close()
    process.once('beforeExit', () => dropDatabase(owner, name).catch(() => {}))
    return name
  })()
  return template
}

/** Stops the throw-away cluster as a crash of its machine would end it (`immediate`), or starts it again. */
export type ClusterControl = { stop(): Promise<void>; start(): Promise<void> }
let control: ClusterControl | null = null
/** Null where the tests use a server that is not theirs. */
export async function clusterControl(): Promise<ClusterControl | null> {
  await ownerUrl()
  return control
}

let cluster: Promise<string> | null = null
function ownerUrl(): Promise<string> {
  const given = process.env.MUSTER_TEST_POSTGRES
  if (given) return Promise.resolve(given)
  cluster ??= startCluster()
  return cluster
}

async function startCluster(): Promise<string> {
  const binaries = newestBinaries()
  if (binaries === null) throw new Error(whyNoPostgres ?? 'no PostgreSQL')
  const folder = mkdtempSync(join(tmpdir(), 'muster-postgres-'))
  const data = join(folder, 'data')
  const password = randomBytes(16).toString('hex')
  writeFileSync(join(folder, 'password'), password, { mode: 0o644 })
  const user = unprivilegedUser()
  if (user !== null) execFileSync('chown', ['-R', user, folder])
  const run = (command: string, args: string[]): [string, string[]] =>
    user === null ? [command, args] : ['runuser', ['-u', user, '--', command, ...args]]

  const initdb = ['-D', data, '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync', '-A', 'scram-sha-256']
  const [initCommand, initArgs] = run(join(binaries, 'initdb'), [...initdb, `--pwfile=${join(folder, 'password')}`])
  execFileSync(initCommand, initArgs, { cwd: folder, stdio: 'pipe' })

  const port = await freePort()
  const settings = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'fsync=on',
    'max_connections=200',
  ]
  const more = ['shared_buffers=256MB', 'max_wal_size=2GB', 'log_min_messages=fatal']
  const options = [...settings, ...more].flatMap((setting) => ['-c', setting])
  const [command, args] = run(join(binaries, 'postgres'), ['-D', data, '-p', String(port), ...options])
  const superuser = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  const pidFile = join(data, 'postmaster.pid')
  const start = async (): Promise<void> => {
    if (!existsSync(pidFile)) spawn(command, args, { cwd: folder, stdio: 'ignore' }).unref()
    await untilItAnswers(superuser)
  }
  stopAtEnd(pidFile, folder)
  control = {
    start,
    async stop() {
      process.kill(pidIn(pidFile), 'SIGQUIT')
      while (existsSync(pidFile)) await new Promise((resolve) => setTimeout(resolve, 50))
    },
  }
  await start()
  await execute(superuser, `create role muster_owner login createdb createrole password '${password}'`)
  return `postgres://muster_owner:${password}@127.0.0.1:${port}/postgres`
}

/** Stops the cluster without a word when this process ends, whichever way it ends (kill -9 apart). */
function stopAtEnd(pidFile: string, folder: string): void {
  process.once('exit', () => {
    const pid = pidIn(pidFile)
    if (pid > 0) {
      process.kill(pid, 'SIGQUIT')
      for (let i = 0; i < 100 && existsSync(`/proc/${pid}`); i++) spawnSync('sleep', ['0.05'])
    }
    rmSync(folder, { recursive: true, force: true })
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
}

/** 0 where there is none. */
function pidIn(pidFile: string): number {
  return Number(spawnSync('head', ['-n', '1', pidFile], { encoding: 'utf8' }).stdout.trim() || 0)
}

async function untilItAnswers(url: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await execute(url, 'select 1')
    } catch (error) {
      if (attempt === 150) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

async function execute(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, fetch_types: false })
  try {
    await sql.unsafe(statement)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

function inDatabase(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

function newestBinaries(): string | null {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).map(Number) : []
  const folders = versions
    .filter((version) => version >= oldest)
    .sort((a, b) => b - a)
    .map((version) => join(root, String(version), 'bin'))
  const path = (process.env.PATH ?? '').split(':').filter((folder) => versionIn(folder) >= oldest)
  return [...folders, ...path].find((folder) => existsSync(join(folder, 'initdb'))) ?? null
}

function versionIn(folder: string): number {
  if (!existsSync(join(folder, 'initdb')) || !existsSync(join(folder, 'postgres'))) return 0
  const said = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout ?? ''
  return Number(/(\d+)/.exec(said)?.[1] ?? 0)
}

/** PostgreSQL refuses to run as root: the system's postgres user, or one made for it. Null where we are not root. */
function unprivilegedUser(): string | null {
  if (process.getuid?.() !== 0) return null
  for (const user of ['postgres', 'muster-test']) if (spawnSync('id', [user]).status === 0) return user
  execFileSync('useradd', ['--system', '--no-create-home', 'muster-test'])
  return 'muster-test'
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
