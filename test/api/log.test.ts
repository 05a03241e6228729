import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createClient, type MusterClient } from '../../api/client.ts'
import { whyNoPostgres } from '../postgres.ts'
import { syntheticDevices } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import { type Database, openScene, registeredUpload, type Scene, until } from './scene.ts'

for (const database of ['sqlite', 'postgres'] satisfies Database[])
  describe(`the log on ${database}`, { skip: database === 'postgres' && (whyNoPostgres ?? false) }, () => {
    let scene: Scene
    let owner: MusterClient
    before(async () => {
      scene = await openScene(database)
      owner = await scene.client()
      await registeredUpload(owner, { 'laptops.csv': makeFile(syntheticDevices(12, 1)) })
    })
    after(() => scene.close())
    const said = async (client: MusterClient, query: Parameters<MusterClient['log']['list']>[0] = {}) =>
      (await client.log.list(query)).items.map(({ what }) => what)

    test('says in a sentence what was done, in the reader’s language', async () => {
      const { items } = await owner.log.list({ subject: ['registrations'] })
      assert.deepEqual(
        items.map(({ what, by, devices, upload }) => [what, by.name, devices, upload !== null]),
        [['12 devices registered from laptops.csv', 'test owner', 12, true]],
      )
      const dutch = createClient({ baseUrl: scene.url, token: await scene.token(), language: 'nl' })
      assert.deepEqual(await said(dutch, { subject: ['registrations'] }), [
        '12 apparaten geregistreerd uit laptops.csv',
      ])
    })

    test('an operation is one line, a removal of one device names it, and its undo stands above it', async () => {
      const { items } = await owner.devices.list({ limit: 2, sort: 'serialNumber' })
      const ids = items.map(({ id }) => id)
      await owner.devices.act({ action: 'tag', ids, value: 'Depot' })
      const { id } = await owner.devices.remove(ids[0] ?? 0)
      await until(
        () => owner.operations.get(id),
        ({ status }) => status === 'done',
      )
      await owner.operations.undo(id)
      const serial = items[0]?.serialNumber
      assert.deepEqual(await said(owner, { subject: ['devices'] }), [
        `Removal of ${serial} undone`,
        `${serial} removed`,
        'Group tag of 2 devices set to “Depot”',
      ])
      assert.deepEqual(await said(owner, { search: 'depot' }), ['Group tag of 2 devices set to “Depot”'])
    })

    test('people and tokens stand in it for who administers, and for nobody else', async () => {
      await owner.people.invite({ email: 'ann@contoso.example', role: 'viewer' })
      const viewer = await scene.client('Contoso', 'viewer')
      const all = await said(viewer)
      assert.ok(all.some((what) => what.includes('registered')))
      assert.ok(
        all.every((what) => !/ann@|token/i.test(what)),
        all.join('\n'),
      )
      assert.deepEqual(await said(viewer, { subject: ['people', 'tokens'] }), [])
      assert.ok((await said(owner, { subject: ['people'] })).includes('ann@contoso.example was invited as viewer'))
      const csv = await (await viewer.log.download({})).text()
      assert.doesNotMatch(csv, /ann@|token “/)
    })

    test('is a file with a line an act, filtered alike, which a spreadsheet shows and does not run', async () => {
      const { id } = (await owner.devices.list({ limit: 1 })).items[0] ?? assert.fail()
      await owner.accounts.makeToken({ name: '=cmd()', role: 'viewer' })
      await owner.devices.patch(id, { groupTag: 'Late' })
      const text = await (await owner.log.download({ subject: ['tokens'], search: 'cmd' })).text()
      const [header, line, ...rest] = text
        .replace(/^\uFEFF/, '')
        .trimEnd()
        .split('\r\n')
      assert.match(header ?? '', /^"Time","Who","Kind","What"/)
      assert.match(
        line ?? '',
        /^"20.*","test owner","Token made","API token “=cmd\(\)” was made \(viewer\)","'=cmd\(\)"/,
      )
      assert.deepEqual(rest, [])
    })

    test('what is asked in a way that means nothing is refused', async () => {
      for (const query of ['?subject=nothing', '?kind=x', '?from=yesterday', '?search=', '?limit=0'])
        assert.equal(
          (
            await fetch(`${scene.url}/api/v1/events${query}`, {
              headers: { authorization: `Bearer ${await scene.token()}` },
            })
          ).status,
          400,
          query,
        )
    })
  })
