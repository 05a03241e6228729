import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openPostgresStore } from '../storage/postgres/store.ts'
import { openSqliteStore } from '../storage/sqlite/store.ts'
import type { Store } from '../storage/store.ts'
import { testDatabase, whyNoPostgres } from './postgres.ts'
import { checkRows, devicesOf, newHardware, newOrganization, newRows, noon, rowOf, sure } from './storage/scene.ts'

const mortal = fileURLToPath(new URL('keep-and-die.ts', import.meta.url))

/** Runs a worker whose registrar dies after it sent; SIGKILL is how it ends. One that has nothing new to send is stopped. */
async function runMortal(place: string[], sentFile: string, until: () => Promise<boolean>): Promise<string | null> {
  const child = spawn(process.execPath, [mortal, ...place, sentFile], { stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>
  let over = false
  ended.then(() => {
    over = true
  })
  while (!over && !(await until())) await new Promise((resolve) => setTimeout(resolve, 50))
  if (!over) child.kill('SIGTERM')
  return (await ended)[1]
}

async function sentOnce(open: () => Promise<Store>, place: string[], sentFile: string): Promise<void> {
  const store = await open()
  const org = await newOrganization(store)
  const rows = [...newRows(20), rowOf(newHardware(), 99)]
  const { id } = await checkRows(store, org, rows, { register: true })
  sure(await store.uploads.registerNext(org, id, 99, { immediate: false, requestId: 'r' }, noon))
  await store.close()
  const never = async () => false
  assert.equal(await runMortal(place, sentFile, never), 'SIGKILL')
  assert.ok(existsSync(sentFile), 'it died after it had sent')
  const again = await open()
  try {
    const isReady = async () => (await devicesOf(again, org)).every(({ state }) => state === 'ready')
    assert.equal(await isReady(), false, 'it died before it had answered')
    assert.equal(await runMortal(place, sentFile, isReady), 'SIGTERM')
    const sent = readFileSync(sentFile, 'utf8').trim().split('\n')
    assert.deepEqual(sent.sort(), rows.map(({ serialNumber }) => serialNumber).sort(), 'each was sent, and once')
    const [device] = await devicesOf(again, org)
    const [kept] = await again.pending.kept(org, [device?.id ?? 0], 'mortal')
    assert.deepEqual(kept?.data, { sent: device?.serialNumber, known: true })
  } finally {
    await again.close()
  }
}

describe('a process that is killed between keeping what it sends and answering', () => {
  test('sends nothing twice (SQLite)', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'muster-mortal-'))
    try {
      await sentOnce(() => openSqliteStore({ dir }), ['--data', dir], join(dir, 'sent.txt'))
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  })

  test('sends nothing twice (PostgreSQL)', { skip: whyNoPostgres ?? false }, async () => {
    const dir = mkdtempSync(join(tmpdir(), 'muster-mortal-'))
    const database = await testDatabase()
    try {
      await sentOnce(
        () => openPostgresStore({ url: database.url }),
        ['--database', database.url],
        join(dir, 'sent.txt'),
      )
    } finally {
      await database.drop()
      rmSync(dir, { recursive: true, force: true })
    }
  })
})
