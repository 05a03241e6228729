import { randomUUID } from 'node:crypto'
import type { Hint } from '../contract/hints.ts'
import type { Sql } from './connection.ts'

/** Hints of changes: to this process at once, to the other processes on this database by `notify`. */
export type Changes = {
  /** Says that something was committed. Never fails and is not waited for. */
  tell(hint: Hint): void
  onChange(listener: (hint: Hint) => void): () => void
  close(): Promise<void>
}

const channel = 'muster_changes'
const gatherMs = 30
/** PostgreSQL takes at most 8,000 bytes in one notification. */
const devicesNamed = 500
const payloadBytes = 7900

/**
 * Hints are gathered for a moment and sent outside of any transaction: a notification inside one would make all
 * commits of the database wait for each other. A hint that is lost with its process is no loss, who reconnects reads again.
 */
export function changesOn(sql: Sql): Changes {
  const self = randomUUID()
  const listeners = new Set<(hint: Hint) => void>()
  let gathered: Hint[] = []
  let timer: NodeJS.Timeout | null = null
  let listening: Promise<{ unlisten(): Promise<void> }> | null = null

  const listen = () => {
    listening ??= sql.listen(channel, (payload) => {
      const said = JSON.parse(payload) as { from: string; hints: Hint[] }
      if (said.from !== self) for (const hint of said.hints) for (const listener of listeners) listener(hint)
    })
    listening.catch(() => {
      listening = null
    })
  }
  const send = async () => {
    timer = null
    const hints = merged(gathered)
    gathered = []
    for (const payload of payloads(self, hints)) await sql`select pg_notify(${channel}, ${payload})`.catch(() => {})
  }
  return {
    tell(hint) {
      for (const listener of listeners) listener(hint)
      gathered.push(hint)
      timer ??= setTimeout(send, gatherMs)
    },
    onChange(listener) {
      listeners.add(listener)
      listen()
      return () => listeners.delete(listener)
    },
    async close() {
      if (timer !== null) {
        clearTimeout(timer)
        await send()
      }
      listeners.clear()
    },
  }
}

/** One hint an organization; many devices become `many`. */
function merged(hints: Hint[]): Hint[] {
  const byOrganization = new Map<number, Required<Hint>>()
  for (const hint of hints) {
    const sum = byOrganization.get(hint.org) ?? {
      org: hint.org,
      uploads: [],
      devices: [],
      operations: [],
      catalogues: false,
      people: false,
    }
    sum.uploads = [...new Set([...sum.uploads, ...(hint.uploads ?? [])])]
    sum.operations = [...new Set([...sum.operations, ...(hint.operations ?? [])])]
    sum.catalogues ||= hint.catalogues ?? false
    sum.people ||= hint.people ?? false
    sum.devices = manyOf(sum.devices, hint.devices ?? [])
    byOrganization.set(hint.org, sum)
  }
  return [...byOrganization.values()].map(withoutEmpty)
}

function manyOf(one: number[] | 'many', other: number[] | 'many'): number[] | 'many' {
  if (one === 'many' || other === 'many' || one.length + other.length > devicesNamed) return 'many'
  return [...new Set([...one, ...other])]
}

function withoutEmpty(hint: Required<Hint>): Hint {
  const said: Hint = { org: hint.org }
  if (hint.uploads.length > 0) said.uploads = hint.uploads
  if (hint.operations.length > 0) said.operations = hint.operations
  if (hint.devices.length > 0) said.devices = hint.devices
  if (hint.catalogues) said.catalogues = true
  if (hint.people) said.people = true
  return said
}

function payloads(from: string, hints: Hint[]): string[] {
  return hints.map((hint) => {
    const payload = JSON.stringify({ from, hints: [hint] })
    if (Buffer.byteLength(payload) <= payloadBytes) return payload
    return JSON.stringify({
      from,
      hints: [
        { ...hint, devices: 'many', uploads: hint.uploads?.slice(0, 50), operations: hint.operations?.slice(0, 50) },
      ],
    })
  })
}
