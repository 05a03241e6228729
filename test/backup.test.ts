import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '../api/client.ts'
import { auditRoll } from './audit-roll.ts'
import { finished, muster, openBench, type Place, startMuster, startServer } from './muster-process.ts'
import { syntheticDevices } from './synthetic/devices.ts'
import { makeFile } from './synthetic/files.ts'

const devices = 3000
const backups = 3

test('a backup taken in the middle of a registration restores to a consistent state, and the registration goes on from there', async () => {
  const bench = openBench()
  const server = await startServer(bench, ['--data', join(bench.folder, 'data')])
  const token = await server.token('Contoso')
  const environment = { MUSTER_SERVER: server.url, MUSTER_TOKEN: token }
  const taken: string[] = []
  let id: string
  try {
    const file = join(bench.folder, 'devices.csv')
    writeFileSync(file, makeFile(syntheticDevices(devices)))
    const sending = finished(startMuster(bench, ['register', file, '--wait', '--json'], environment))
    const client = createClient({ baseUrl: server.url, token })
    while ((await client.uploads.list({ limit: 1 })).items.length === 0) await sleep(5)
    for (let at = 0; at < backups; at++) {
      const target = join(bench.folder, `backup-${at}.db`)
      const ran = await muster(bench, ['backup', target, ...server.place])
      assert.equal(ran.status, 0, ran.stderr)
      taken.push(target)
    }
    const sent = await sending
    assert.equal(sent.status, 0, sent.stderr)
    id = JSON.parse(sent.stdout).upload.id
  } finally {
    await server.stop()
  }
  for (const [at, backup] of taken.entries()) {
    const place: Place = ['--data', join(bench.folder, `restored-${at}`)]
    const ran = await muster(bench, ['restore', backup, ...place])
    assert.equal(ran.status, 0, ran.stderr)
    const atBackup = await auditRoll(place)
    assert.equal(atBackup.registered, atBackup.devices, 'each device of the backup has its event')
    assert.equal(atBackup.claims, atBackup.claimsOwed, 'and its claims')
    const restored = await startServer(bench, place)
    try {
      const client = createClient({ baseUrl: restored.url, token })
      const upload = await settled(() => client.uploads.get(id))
      if (upload.status === 'receiving') {
        assert.equal(atBackup.devices, 0, 'what was still coming in had registered nothing')
        continue
      }
      assert.equal(upload.status, 'done')
      assert.equal(upload.counts.ready, devices)
      const after = await auditRoll(place)
      assert.deepEqual([after.devices, after.registered, after.devicesWithOneEvent], [devices, devices, devices])
    } finally {
      await restored.stop()
    }
  }
  bench.remove()
})

/** The upload once the worker has nothing left to do on it; one whose file was cut off stays `receiving`. */
async function settled<T extends { done: boolean; phase: string }>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    const upload = await ask()
    if (upload.done || upload.phase === 'receiving') return upload
    await sleep(50)
  }
}
