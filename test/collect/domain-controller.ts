import { spawn } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { makeIssuer } from './certificates.ts'
import { run } from './peers.ts'

/** The loopback address of its own on which the domain controller has its fixed ports. */
export const address = '127.0.0.71'
export const realm = 'CONTOSO.EXAMPLE'
export const domain = 'DC=contoso,DC=example'
export const password = 'Synthetic-Passw0rd'

/** A real domain controller: samba as Active Directory, made for the test. */
export type DomainController = {
  host: string
  folder: string
  /** PEM of who issued its certificate. */
  ca: string
  /** A configuration of Kerberos that knows this domain alone. */
  krb5Config: string
  /** Writes the keys of a service to a file, as `ktpass` does on Windows. */
  exportKeys(principal: string): string
  log(): string
  stop(): Promise<void>
}

/** Provisions a domain with what an LDIF says, and starts it. Takes about 8 seconds. */
export async function startDomainController(ldif: string, options: readonly string[] = []): Promise<DomainController> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-dc-'))
  const at = (...names: string[]) => join(folder, ...names)
  const settings = at('etc', 'smb.conf')
  run('samba-tool', [
    ...['domain', 'provision', `--realm=${realm}`, '--domain=CONTOSO', '--server-role=dc', '--dns-backend=NONE'],
    ...[`--adminpass=${password}`, `--targetdir=${folder}`, '--host-name=dc1', `--host-ip=${address}`],
  ])
  writeFileSync(at('people.ldif'), ldif)
  run('ldbadd', ['-H', at('private', 'sam.ldb'), '--relax', at('people.ldif')])
  const issuer = makeIssuer(folder)
  const host = 'dc1.contoso.example'
  const { certificate, key } = issuer.certificate(host)
  mkdirSync(at('run'))
  const krb5Config = at('krb5.conf')
  writeFileSync(krb5Config, krb5(folder))
  const given = {
    'server services': 'ldap, kdc',
    interfaces: `${address}/8`,
    'bind interfaces only': 'yes',
    'pid directory': at('run'),
    'ncalrpc dir': at('run', 'ncalrpc'),
    'log file': at('run', 'log'),
    'tls cafile': issuer.pem,
    'tls certfile': certificate,
    'tls keyfile': key,
    'panic action': '',
  }
  const written = Object.entries(given).map(([name, value]) => `--option=${name}=${value}`)
  const output = openSync(at('run', 'output'), 'a')
  const samba = spawn('samba', ['-i', '-M', 'single', '-s', settings, '--debug-stdout', ...written, ...options], {
    stdio: ['ignore', output, output],
  })
  const ended = new Promise<void>((resolve) => samba.once('exit', () => resolve()))
  const log = () => readFileSync(at('run', 'output'), 'utf8')
  const stop = async () => {
    samba.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    for (const port of [636, 88]) await listening(port, () => samba.exitCode === null)
  } catch (error) {
    appendFileSync(2, log())
    await stop()
    throw error
  }
  return {
    ...{ host, folder, krb5Config, log, stop, ca: readFileSync(issuer.pem, 'utf8') },
    exportKeys(principal) {
      const file = at(`${principal.replace(/\W/g, '-')}.keytab`)
      run('samba-tool', ['domain', 'exportkeytab', file, `--principal=${principal}`, '-s', settings])
      return file
    },
  }
}

/** Names are taken as they are: nothing asks a DNS. */
const krb5 = (folder: string) => `[libdefaults]
  default_realm = ${realm}
  dns_lookup_kdc = false
  dns_lookup_realm = false
  dns_canonicalize_hostname = false
  rdns = false
  default_ccache_name = FILE:${join(folder, 'tickets')}
[realms]
  ${realm} = {
    kdc = ${address}
  }
[domain_realm]
  .contoso.example = ${realm}
`

async function listening(port: number, alive: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && alive(); tries++) {
    const socket = connect({ host: address, port })
    const there = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
    })
    socket.destroy()
    if (there) return
    await wait(50)
  }
  throw new Error(`nothing listens on port ${port} of the domain controller`)
}
