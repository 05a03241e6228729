import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { MusterClient } from '../../api/client.ts'
import { whyNoPostgres } from '../postgres.ts'
import { type Database, openScene, type Scene } from './scene.ts'

for (const database of ['sqlite', 'postgres'] satisfies Database[])
  describe(`views on ${database}`, { skip: database === 'postgres' && (whyNoPostgres ?? false) }, () => {
    let scene: Scene
    let owner: MusterClient
    let viewer: MusterClient
    before(async () => {
      scene = await openScene(database)
      owner = await scene.client()
      viewer = await scene.client('Contoso', 'viewer')
    })
    after(() => scene.close())
    const names = async (client: MusterClient) => (await client.views.list()).items.map(({ name }) => name)

    test('a viewer keeps their own; the organization’s are for who administers it, and seen by all of it', async () => {
      const filter = { state: ['failed' as const], groupTag: ['Kiosk', ''] }
      const own = await viewer.views.add({ name: ' My failed ones ', filter, sort: 'model' })
      assert.deepEqual([own.name, own.shared, own.filter, own.sort], ['My failed ones', false, filter, 'model'])
      await assert.rejects(viewer.views.add({ name: 'Ours', shared: true }), { code: 'not-allowed' })
      await assert.rejects(viewer.views.change(own.id, { shared: true }), { code: 'not-allowed' })
      const ours = await owner.views.add({ name: 'Ours', shared: true, columns: { hidden: ['model'] } })
      assert.deepEqual(await names(viewer), ['My failed ones', 'Ours'])
      assert.deepEqual(await names(owner), ['Ours'])
      assert.deepEqual(await names(await scene.client('Fabrikam')), [])
      await assert.rejects(viewer.views.change(ours.id, { name: 'Mine' }), { code: 'not-found' })
      await assert.rejects(viewer.views.remove(ours.id), { code: 'not-found' })
      await assert.rejects(owner.views.remove(own.id), { code: 'not-found' })
      const renamed = await viewer.views.change(own.id, { name: 'Broken' })
      assert.deepEqual([renamed.name, renamed.filter, renamed.sort], ['Broken', filter, 'model'])
      await viewer.views.remove(own.id)
      assert.deepEqual(await names(viewer), ['Ours'])
    })

    test('what is no filter, sort or name is refused where it stands', async () => {
      for (const [path, body] of [
        ['name', { name: ' ' }],
        ['sort', { name: 'x', sort: 'colour' }],
        ['filter.state.0', { name: 'x', filter: { state: ['broken'] } }],
        ['columns', { name: 'x', columns: { order: ['x'.repeat(5000)] } }],
      ] as const)
        await assert.rejects(owner.views.add(body as never), (problem: { problem: { fields: { path: string }[] } }) => {
          assert.deepEqual(
            problem.problem.fields.map((one) => one.path),
            [path],
          )
          return true
        })
    })
  })
