import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** The command line as people run it, in processes of their own: what tests of kills, races and commands stand on. */

const main = fileURLToPath(new URL('../cli/start.js', import.meta.url))
const launcher = fileURLToPath(new URL('../muster', import.meta.url))

export type Ran = { status: number | null; stdout: string; stderr: string }

/** A folder of its own for a test; gone with `remove`. Nothing of the person's configuration is read. */
export type Bench = { folder: string; environment: Record<string, string>; remove(): void }

export function openBench(): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'muster-test-'))
  const environment: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !name.startsWith('MUSTER_') && !name.startsWith('NODE_')) environment[name] = value
  }
  Object.assign(environment, { XDG_CONFIG_HOME: join(folder, 'config'), LANG: 'C.UTF-8' })
  return { folder, environment, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Runs `muster` to its end. */
export async function muster(bench: Bench, args: string[], environment: Record<string, string> = {}): Promise<Ran> {
  return finished(startMuster(bench, args, environment))
}

/** Starts `muster` and gives the process. */
export function startMuster(bench: Bench, args: string[], environment: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [main, ...args], {
    cwd: bench.folder,
    env: { ...bench.environment, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** All that a process says until it ends. */
export async function finished(child: ChildProcess): Promise<Ran> {
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk))
  const [status] = (await once(child, 'close')) as [number | null]
  return { status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }
}

/** Where the data is: flags for `serve`, `token create` and the like. */
export type Place = ['--data', string] | ['--database', string]

export type Server = {
  url: string
  port: number
  place: Place
  pid(): number
  /** What it has said so far. */
  said(): string
  /** kill -9, as a power cut would end it (but for the page cache). */
  kill(): Promise<void>
  /** Starts it again on the same port and data; resolves when it is ready. */
  startAgain(): Promise<void>
  stop(): Promise<void>
  /** An API token, made past the server. */
  token(organization: string, role?: string): Promise<string>
}

/** Starts `muster serve` on a free port and waits until it is ready. `through` stands before the command (strace). */
export async function startServer(
  bench: Bench,
  place: Place,
  options: { args?: string[]; through?: string[]; port?: number; wait?: boolean } = {},
): Promise<Server> {
  const port = options.port ?? (await freePort())
  const url = `http://127.0.0.1:${port}`
  // The launcher becomes the server (exec), so that its process is the one to kill.
  const [command, ...before] = [...(options.through ?? []), launcher]
  const args = [...before, 'serve', '--port', String(port), ...place, ...(options.args ?? [])]
  let child: ChildProcess
  let said = ''
  const start = async (): Promise<void> => {
    child = spawn(command as string, args, {
      cwd: bench.folder,
      env: { ...bench.environment, MUSTER_LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        said = `${said}${chunk.toString()}`.slice(-100_000)
      })
    }
    if (options.wait !== false) await untilReady(url, child, () => said)
  }
  // A tracer ends with what it traces; ended itself, it would leave the server running.
  const serverPid = (): number => (options.through ? childOf(child.pid as number) : (child.pid as number))
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    process.kill(serverPid(), signal)
    const late = setTimeout(() => process.kill(serverPid(), 'SIGKILL'), 15_000)
    await gone
    clearTimeout(late)
  }
  await start()
  return {
    url,
    port,
    place,
    pid: serverPid,
    said: () => said,
    kill: () => end('SIGKILL'),
    startAgain: start,
    stop: () => end('SIGTERM'),
    async token(organization, role = 'administrator') {
      const made = await muster(bench, ['token', 'create', '--organization', organization, '--role', role, ...place])
      if (made.status !== 0) throw new Error(`no token: ${made.stderr}`)
      return made.stdout.trim()
    },
  }
}

function childOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0])
}

async function untilReady(url: string, child: ChildProcess, said: () => string): Promise<void> {
  const until = Date.now() + 30_000
  for (;;) {
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    await answer?.body?.cancel()
    if (answer?.ok) return
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${said()}`)
    if (Date.now() > until) throw new Error(`the server is not ready after 30 s: ${said()}`)
    await sleep(20)
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = address && typeof address === 'object' ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
