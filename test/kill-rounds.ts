import assert from 'node:assert/strict'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '../api/client.ts'
import type { UploadAnswer, UploadRowAnswer } from '../api/contract/uploads.ts'
import { type Audit, auditRoll } from './audit-roll.ts'
import { type Bench, finished, type Place, startMuster, startServer } from './muster-process.ts'
import { syntheticDevices } from './synthetic/devices.ts'
import { makeFile } from './synthetic/files.ts'

export type KillOptions = {
  rounds: number
  /** Devices of each round, in four files. */
  devices: number
  /** 0 to 1; decides when the server dies. */
  random(): number
  report?(line: string): void
}

export type Round = {
  devices: number
  /** Milliseconds after the upload was begun, and what the server was doing. */
  killedAt: number
  phase: string
  status: number | null
  stderr: string
  upload: UploadAnswer
  rows: UploadRowAnswer[]
}

export type Killed = { rounds: Round[]; audit: Audit; total: number }

const files = 4

/**
 * Sends devices with `muster register --wait` while the server is killed (-9) at a random moment of each round and
 * started again. Gives what each round ended with and, at the end, what stands in the database.
 */
export async function killRounds(bench: Bench, place: Place, options: KillOptions): Promise<Killed> {
  const server = await startServer(bench, place)
  try {
    const token = await server.token('Contoso')
    const client = createClient({ baseUrl: server.url, token })
    const send = (folder: string) =>
      startMuster(bench, ['register', folder, '--wait', '--json'], { MUSTER_SERVER: server.url, MUSTER_TOKEN: token })
    const rounds: Round[] = []
    const latest = async (): Promise<UploadAnswer | null> => {
      const { items } = await client.uploads.list({ limit: 1 }).catch(() => ({ items: [] }))
      return items[0] ?? null
    }
    /** Resolves once the upload of a round is there: what was never begun cannot be lost. */
    const begun = async (round: number): Promise<void> => {
      while ((await client.uploads.list({ limit: 1000 })).items.length <= round) await sleep(5)
    }
    // The first round is left alone: it says how long the server has work with one, so that the others die anywhere in it.
    const calm = sendOnce(bench, options.devices, 0, send)
    await begun(0)
    const began = performance.now()
    while (!(await latest())?.done) await sleep(20)
    const usual = performance.now() - began
    await calm
    for (let round = 1; round <= options.rounds; round++) {
      const sending = sendOnce(bench, options.devices, round, send)
      await begun(round)
      const killedAt = Math.round(options.random() * usual)
      await sleep(killedAt)
      const phase = await Promise.race([latest().then((upload) => upload?.phase), sleep(100, 'unknown')])
      await server.kill()
      await server.startAgain()
      const sent = await sending
      rounds.push({ devices: options.devices, killedAt, phase: phase ?? 'unknown', ...sent })
      options.report?.(
        `round ${round}: killed after ${killedAt} ms (${phase}), ended with ${sent.status}, ${sent.upload.counts.ready} ready`,
      )
    }
    const audit = await auditRoll(place)
    return { rounds, audit, total: (options.rounds + 1) * options.devices }
  } finally {
    await server.stop()
  }
}

async function sendOnce(
  bench: Bench,
  count: number,
  round: number,
  send: (folder: string) => ReturnType<typeof startMuster>,
): Promise<Pick<Round, 'status' | 'stderr' | 'upload' | 'rows'>> {
  const folder = join(bench.folder, `round-${round}`)
  mkdirSync(folder)
  const devices = syntheticDevices(count, 1 + round * count)
  const each = Math.ceil(count / files)
  for (let file = 0; file < files; file++) {
    writeFileSync(join(folder, `part-${file}.csv`), makeFile(devices.slice(file * each, (file + 1) * each)))
  }
  const { status, stdout, stderr } = await finished(send(folder))
  rmSync(folder, { recursive: true })
  if (stdout === '') throw new Error(`muster register gave no result (status ${status}): ${stderr}`)
  const { upload, rows } = JSON.parse(stdout) as { upload: UploadAnswer; rows: UploadRowAnswer[] }
  return { status, stderr, upload, rows }
}

/** Throws where a row, a device, an event or a claim is missing or there twice. `what` stands before each message. */
export function nothingLostNothingDoubled({ rounds, audit, total }: Killed, what: string): void {
  for (const [at, round] of rounds.entries()) {
    const where = `${what}, round ${at + 1}, killed after ${round.killedAt} ms while ${round.phase}: ${round.stderr}`
    assert.equal(round.status, 0, where)
    assert.equal(round.upload.status, 'done', where)
    const { rows, accepted, new: fresh, ready, failed, refused, duplicates } = round.upload.counts
    const each = round.devices
    assert.deepEqual({ rows, accepted, fresh, ready }, { rows: each, accepted: each, fresh: each, ready: each }, where)
    assert.deepEqual({ failed, refused, duplicates }, { failed: 0, refused: 0, duplicates: 0 }, where)
    assert.equal(round.rows.length, each, where)
    assert.equal(new Set(round.rows.map((row) => row.deviceId)).size, each, where)
    const settled = round.rows.every((row) => row.state === 'ready' && row.verdict === 'new')
    assert.ok(settled, where)
  }
  assert.ok(audit.claimsOwed >= total, `${what}: each device holds a claim`)
  assert.deepEqual(audit, {
    devices: total,
    ready: total,
    registered: total,
    devicesWithOneEvent: total,
    claims: audit.claimsOwed,
    claimsOwed: audit.claimsOwed,
    claimsWithoutDevice: 0,
    serialsTwice: 0,
  })
}
