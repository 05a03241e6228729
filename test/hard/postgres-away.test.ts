import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openScene, until } from '../api/scene.ts'
import { clusterControl, whyNoPostgres } from '../postgres.ts'
import { syntheticDevices } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'

const devices = 6000

describe('PostgreSQL that goes away', { skip: whyNoPostgres ?? false }, () => {
  test('in the middle of a registration is waited for: nothing is lost or doubled, and it is said meanwhile', async (t) => {
    const scene = await openScene('postgres', { worker: { leaseMs: 2000 } })
    const control = await clusterControl()
    if (!control) {
      await scene.close()
      return t.skip('the PostgreSQL of MUSTER_TEST_POSTGRES is not ours to stop')
    }
    try {
      const client = await scene.client()
      const { id } = await client.uploads.create({ register: true })
      const file = makeFile(syntheticDevices(devices))
      await client.uploads.sendFile(id, { name: 'a.csv', open: () => new Blob([Uint8Array.from(file)]) })
      await client.uploads.check(id)
      await until(
        () => client.uploads.get(id),
        ({ counts, phase }) => counts.ready > 0 || phase === 'registering',
      )
      await control.stop()
      for (const path of ['/readyz', '/api/v1/devices', '/api/v1/uploads', '/api/v1/sign-in']) {
        const headers = { authorization: client.options.token ? `Bearer ${client.options.token}` : '' }
        const answer = await fetch(scene.url + path, { headers })
        assert.equal(answer.status, 503, path)
        assert.equal(((await answer.json()) as { code: string }).code, 'not-ready')
      }
      assert.equal((await fetch(`${scene.url}/healthz`)).status, 200)
      await control.start()
      const ended = await until(
        () => client.uploads.get(id).catch(() => null),
        (upload) => upload?.status === 'done',
      )
      assert.equal(ended?.counts.ready, devices)
      assert.equal((await client.devices.summary()).total, devices)
      assert.equal((await client.devices.count()).count, devices)
    } finally {
      await control.start()
      await scene.close()
    }
  })
})
