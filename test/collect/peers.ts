import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** What the real peers of these tests need; `.ci/run` installs all of it. */
const packages = {
  'samba (samba, samba-ad-dc, samba-ad-provision, samba-dsdb-modules, samba-vfs-modules, ldb-tools)': () =>
    ['/usr/sbin/samba', '/usr/bin/samba-tool', '/usr/bin/ldbadd'].every((path) => existsSync(path)),
  openssl: () => spawnSync('openssl', ['version']).status === 0,
  'python3-gssapi and gss-ntlmssp': () => imports('import gssapi') && ntlmIsThere(),
  'python3-winrm, python3-requests-ntlm and python3-requests-kerberos': () =>
    imports('import winrm, requests_ntlm, requests_kerberos'),
} as const
type Package = keyof typeof packages

const imports = (line: string): boolean => spawnSync('python3', ['-c', line], { stdio: 'ignore' }).status === 0
const ntlmIsThere = (): boolean =>
  imports("import gssapi; assert gssapi.OID.from_int_seq('1.3.6.1.4.1.311.2.2.10') in gssapi.raw.indicate_mechs()")

/** Why tests with these peers cannot run here, for `skip`; false where they can. Fixed low ports need root. */
export function missing(...wanted: ('samba' | 'openssl' | 'listener' | 'pywinrm')[]): string | false {
  const names = Object.keys(packages) as Package[]
  const short = { samba: names[0], openssl: names[1], listener: names[2], pywinrm: names[3] }
  const lacking = wanted.map((one) => short[one] as Package).filter((name) => !packages[name]())
  if (lacking.length > 0) return `not installed: ${lacking.join('; ')}`
  return wanted.includes('samba') && process.getuid?.() !== 0
    ? 'a domain controller has ports below 1024: needs root'
    : false
}

/** Runs a command to its end; what it said is in the fault where it fails. */
export function run(command: string, args: readonly string[], input?: string): string {
  return execFileSync(command, args, { encoding: 'utf8', input, stdio: ['pipe', 'pipe', 'pipe'] })
}
