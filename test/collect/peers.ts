import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const there = (...paths: string[]): boolean => paths.every((path) => existsSync(path))

/** The real peers of these tests, and how it is seen that they are there; `.ci/run` installs them. */
const peers = {
  samba: () => there('/usr/sbin/samba', '/usr/bin/samba-tool', '/usr/bin/ldbadd'),
  openssl: () => spawnSync('openssl', ['version']).status === 0,
} as const

/** Why tests with these peers cannot run here, for `skip`; false where they can. */
export function missing(...wanted: (keyof typeof peers)[]): string | false {
  const lacking = wanted.filter((peer) => !peers[peer]())
  if (lacking.length > 0) return `not installed (see .ci/run): ${lacking.join(', ')}`
  const needsRoot = wanted.includes('samba') && process.getuid?.() !== 0
  return needsRoot ? 'a domain controller has ports below 1024: needs root' : false
}

/** Runs a command to its end; what it said is in the fault where it fails. */
export function run(command: string, args: readonly string[], input?: string): string {
  return execFileSync(command, args, { encoding: 'utf8', input, stdio: ['pipe', 'pipe', 'pipe'] })
}
