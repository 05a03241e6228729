import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Command } from 'commander'
import type { RefusedStart, RunningServer, ServerOptions } from '../../api/main.ts'
import { checkedPublicUrl, settingsOf } from '../connect.ts'
import type { Context } from '../context.ts'
import { CommandFailed } from '../failure.ts'
import { serverSettings } from '../settings.ts'
import { dataFolder, home, keysFolder, secretKeysOf, storageOf, version } from '../wiring.ts'

type Values = Awaited<ReturnType<typeof settingsOf<(typeof serverSettings)[number]>>>

/** `muster serve`: runs until it is told to stop; says where it is, and at the first start what comes next. */
export async function serve(context: Context, command: Command): Promise<void> {
  const { say, terminal, signal } = context
  const values = await settingsOf(context, command, serverSettings)
  const server = await start(context, await optionsOf(context, values))
  if ('refused' in server) throw refusal(context, server)
  if (command.opts().json === true) {
    terminal.print(JSON.stringify({ url: server.url, role: values.role, setupLink: server.setupLink }))
  } else tellPeople(context, server, dataFlag(values))
  await stopped(signal)
  if (terminal.watched) terminal.note(say.stopping)
  await server.close()
}

function tellPeople({ say, terminal }: Context, { url, setupLink }: RunningServer, flag: string): void {
  terminal.print(url === null ? say.workerReady : say.listening(url))
  if (setupLink !== null) {
    terminal.print(`\n${say.setupLink(setupLink)}\n\n${say.nextCommands(musterHere(), flag)}\n`)
  }
}

async function start(context: Context, options: ServerOptions): Promise<RunningServer | RefusedStart> {
  const { say } = context
  const { startServer } = await import('../../api/main.ts')
  try {
    return await startServer(options)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const port = String(options.port)
    if (code === 'EADDRINUSE') throw new CommandFailed(say.portTaken(port), [say.portTakenNext])
    if (code === 'EACCES' && error instanceof Error && 'syscall' in error && error.syscall === 'listen') {
      throw new CommandFailed(say.portNotAllowed(port))
    }
    const hostUnknown = code === 'ENOTFOUND' && error instanceof Error && 'hostname' in error
    if (code === 'EADDRNOTAVAIL' || (hostUnknown && error.hostname === options.host))
      throw new CommandFailed(say.hostNotHere(options.host ?? ''))
    if (code === 'ERR_OSSL_PEM_NO_START_LINE' || String(code).startsWith('ERR_OSSL')) {
      throw new CommandFailed(say.certificateNotValid)
    }
    throw error
  }
}

function refusal({ say }: Context, { refused }: RefusedStart): CommandFailed {
  return refused === 'plain-text-elsewhere'
    ? new CommandFailed(say.plainTextElsewhere, say.plainTextElsewhereNext)
    : new CommandFailed(say.oneProcessOnSqlite, [say.oneProcessOnSqliteNext])
}

async function optionsOf(context: Context, values: Values): Promise<ServerOptions> {
  const { say } = context
  const text = (name: keyof Values): string | null => (values[name] === undefined ? null : String(values[name]))
  const [cert, key] = [text('tls-cert'), text('tls-key')]
  const issuer = text('oidc-issuer')
  const day = 86_400_000
  if ((cert === null) !== (key === null)) throw new CommandFailed(say.certificateAlone)
  if (issuer !== null && (text('oidc-client-id') === null || text('oidc-client-secret') === null)) {
    throw new CommandFailed(say.providerIncomplete)
  }
  return {
    storage: storageOf(values),
    keys: keysFolder(values),
    secretKeys: secretKeysOf(values),
    port: Number(values.port),
    host: text('host'),
    publicUrl: checkedPublicUrl(values['public-url'], context) ?? null,
    tls: cert !== null && key !== null ? { cert: await readFile(cert), key: await readFile(key) } : null,
    trustProxy: values['trust-proxy'] === true,
    role: values.role as ServerOptions['role'],
    log: await logOf(context, values),
    version: version(),
    uploadLimit: Number(values['upload-limit-gb']) * 1024 ** 3,
    metricsToken: text('metrics-token'),
    provider:
      issuer === null
        ? null
        : {
            issuer,
            clientId: text('oidc-client-id') ?? '',
            clientSecret: text('oidc-client-secret') ?? '',
            name: text('oidc-name') ?? '',
          },
    worker: {
      checkedKeptMs: Number(values['checked-days']) * day,
      giveUpAfterMs: Number(values['registrar-minutes']) * 60_000,
    },
  }
}

/** What people read goes to standard output, so the log has standard error: lines for who looks on, JSON for programs. */
async function logOf(context: Context, values: Values): Promise<ServerOptions['log']> {
  const format = values['log-format'] ?? (context.terminal.watched ? 'lines' : 'json')
  const level = String(values['log-level'] ?? (format === 'lines' ? 'warn' : 'info'))
  if (format === 'lines') return { level, to: (await import('./log-lines.ts')).logLines(context) }
  const { pino } = await import('pino')
  return { level, to: pino.destination({ fd: 2, sync: true }) }
}

/** How the command is called from where the person stands. */
function musterHere(): string {
  const [begin, name] = process.platform === 'win32' ? ['.\\', 'muster.cmd'] : ['./', 'muster']
  const way = relative(process.cwd(), home)
  return way === '' ? `${begin}${name}` : quoted(join(home, name))
}

/** Ready to copy, also where a folder's name has a space in it. */
const quoted = (path: string): string => (/^[\w./\\:@+-]+$/.test(path) ? path : `"${path}"`)

/** The database's address holds a password and is not shown. */
function dataFlag(values: Values): string {
  if (values.database !== undefined) return ' --database "$MUSTER_DATABASE"'
  return values.data === undefined ? '' : ` --data ${quoted(dataFolder(values))}`
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
