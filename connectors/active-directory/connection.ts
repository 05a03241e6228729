import { connect, isIP, type Socket } from 'node:net'
import { type ConnectionOptions, checkServerIdentity, connect as connectSecurely } from 'node:tls'
import { Client } from 'ldapts'
import { DirectoryRefused } from '../../domain/collecting/directory-refused.ts'
import { directoryRefused } from './refuse.ts'

export type ActiveDirectorySettings = {
  /** The domain controller by its full name, which stands in its certificate. */
  host: string
  /** Where it is reached instead of by its name in DNS. */
  address?: string
  /** There is no third way: a password never goes over a line in the clear. */
  security: 'ldaps' | 'starttls'
  /** 636 for LDAPS, 389 for StartTLS. */
  port?: number
  /** PEM of the issuers to trust, in place of the usual ones. */
  ca?: string
  /** `user@contoso.example`, `CONTOSO\user` or a distinguished name. */
  user: string
  password: string
  /** How long each answer may take, in milliseconds. */
  timeoutMs?: number
  pageSize?: number
}

/**
 * Signs in, does the work and closes the connection, however it ends. A connection that is lost is not made again: the
 * library would do so without encryption and without signing in.
 */
export async function* withConnection<T>(
  settings: ActiveDirectorySettings,
  signal: AbortSignal | undefined,
  work: (client: Client) => AsyncGenerator<T>,
): AsyncGenerator<T> {
  signal?.throwIfAborted()
  if (settings.user === '' || settings.password === '')
    throw new DirectoryRefused('sign-in-refused', 'a user and a password are needed')
  const { client, close } = openClient(settings)
  signal?.addEventListener('abort', close, { once: true })
  try {
    await signIn(client, settings, close)
    yield* work(client)
  } catch (error) {
    signal?.throwIfAborted()
    throw directoryRefused(error)
  } finally {
    signal?.removeEventListener('abort', close)
    await client.unbind().catch(() => undefined)
    close()
  }
}

function openClient(settings: ActiveDirectorySettings): { client: Client; close: () => void } {
  const { host, address = host, security, timeoutMs = 30_000 } = settings
  const port = settings.port ?? (security === 'ldaps' ? 636 : 389)
  const sockets: Socket[] = []
  const once = <S extends Socket>(open: () => S): S => {
    if (sockets.length > 0) throw new DirectoryRefused('directory-not-reached', 'the connection was lost')
    const socket = open()
    sockets.push(socket)
    return socket
  }
  const client = new Client({
    url: `${security === 'ldaps' ? 'ldaps' : 'ldap'}://${host.includes(':') ? `[${host}]` : host}:${port}`,
    timeout: timeoutMs,
    connectTimeout: timeoutMs,
    ...(security === 'ldaps'
      ? { createSecureConnection: () => once(() => connectSecurely({ ...trust(settings), host: address, port })) }
      : { createConnection: () => once(() => connect({ host: address, port })) }),
  } as ConstructorParameters<typeof Client>[0])
  return { client, close: () => sockets.forEach((socket) => void socket.destroy()) }
}

/** The certificate is always checked, for the name that the settings give. */
function trust({ host, ca }: ActiveDirectorySettings): ConnectionOptions {
  return {
    servername: isIP(host) ? '' : host,
    checkServerIdentity: (_, certificate) => checkServerIdentity(host, certificate),
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    ...(ca !== undefined && { ca }),
  }
}

async function signIn(client: Client, settings: ActiveDirectorySettings, close: () => void): Promise<void> {
  if (settings.security === 'starttls') await startTls(client, settings, close)
  await client.bind(settings.user, settings.password)
}

/** A server that refuses StartTLS has no encryption to offer; one that falls silent in it is left. */
async function startTls(client: Client, settings: ActiveDirectorySettings, close: () => void): Promise<void> {
  const timer = setTimeout(close, settings.timeoutMs ?? 30_000)
  try {
    await client.startTLS(trust(settings))
  } catch (error) {
    const refused = directoryRefused(error)
    if (refused.reason !== 'directory-fault') throw refused
    throw new DirectoryRefused('directory-not-encrypted', refused.message)
  } finally {
    clearTimeout(timer)
  }
}
