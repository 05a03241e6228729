import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Registrar } from '../../steps/register/registrar.ts'
import { syntheticDevices } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import { openScene, registeredUpload, type Scene } from './scene.ts'

const keepsFailing: Registrar = {
  name: 'broken',
  immediate: false,
  register: () => Promise.reject(new Error('the other side answers 500')),
}

describe('a registrar that keeps failing', () => {
  let scene: Scene
  before(async () => {
    scene = await openScene('sqlite', { registrar: keepsFailing, worker: { giveUpAfterMs: 0 } })
  })
  after(() => scene.close())

  test('ends in an unexpected error whose request id finds the log entry', async () => {
    const client = await scene.client()
    const ended = await registeredUpload(client, { 'a.csv': makeFile(syntheticDevices(1)) })
    assert.equal(ended.counts.failed, 1)
    const { items } = await client.devices.list({ error: ['unexpected-error'] })
    const error = items[0]?.error
    assert.ok(error?.requestId && error.nextStep)
    const line = scene.log.find(({ requestId }) => requestId === error.requestId)
    assert.match(JSON.stringify(line), /the other side answers 500/)
  })

  test('an unexpected error of the API itself is found by its request id too', async () => {
    const { store } = scene.server
    const summary = store.devices.summary
    store.devices.summary = () => Promise.reject(new Error('the disk is gone'))
    const client = await scene.client()
    const problem = await client.devices.summary().catch((error) => error)
    store.devices.summary = summary
    assert.equal(problem.code, 'unexpected-error')
    assert.doesNotMatch(JSON.stringify(problem.problem), /disk/)
    const line = scene.log.find(({ reqId, err }) => reqId === problem.requestId && err)
    assert.match(JSON.stringify(line), /the disk is gone/)
  })
})
