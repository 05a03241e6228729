import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mostViews } from '../../domain/view.ts'
import { ann, bob, newOrganization, noon, type OpenStore, refusalOf, sure, withStore } from './scene.ts'

/** Lists kept under a name: one's own, and the organization's. */
export function viewing(openStore: OpenStore): void {
  withStore('views', openStore, ({ begin }) => {
    const kiosks = (id: string, shared: boolean) => ({
      id,
      name: 'Kiosks',
      shared,
      filter: { groupTag: ['Kiosk'] },
      sort: '-registeredAt',
      columns: { hidden: ['model'] },
    })

    test('one’s own are one’s own, those of the organization everybody’s there and nobody’s elsewhere', async () => {
      const { store, org } = await begin()
      sure(await store.views.add(org, kiosks('own', false), ann, noon))
      sure(await store.views.add(org, { ...kiosks('all', true), name: 'All kiosks' }, ann, noon))
      const kept = { shared: false, changedAt: new Date(noon).toISOString(), changedBy: 'Ann' }
      assert.deepEqual(await store.views.list(org, ann), [
        { ...kiosks('all', true), ...kept, shared: true, name: 'All kiosks' },
        { ...kiosks('own', false), ...kept },
      ])
      const names = async (who: typeof ann) => (await store.views.list(org, who)).map(({ id }) => id)
      assert.deepEqual(await names(bob), ['all'])
      assert.deepEqual(await store.views.list(await newOrganization(store), ann), [])
    })

    test('changed and removed by who may: of what somebody may not, nothing is found', async () => {
      const { store, org } = await begin()
      sure(await store.views.add(org, kiosks('own', false), ann, noon))
      sure(await store.views.add(org, kiosks('all', true), ann, noon))
      assert.equal(refusalOf(await store.views.change(org, 'own', { name: 'x' }, bob, true, noon)), 'not-found')
      assert.equal(refusalOf(await store.views.change(org, 'all', { name: 'x' }, bob, false, noon)), 'not-found')
      assert.equal(refusalOf(await store.views.remove(org, 'all', bob, false)), 'not-found')
      const renamed = sure(await store.views.change(org, 'all', { name: 'Desks', columns: null }, bob, true, noon + 1))
      assert.deepEqual(
        [renamed.name, renamed.columns, renamed.filter, renamed.changedBy],
        ['Desks', null, { groupTag: ['Kiosk'] }, 'Bob'],
      )
      sure(await store.views.remove(org, 'own', ann, false))
      sure(await store.views.remove(org, 'all', ann, true))
      assert.deepEqual(await store.views.list(org, ann), [])
    })

    test('there is an end to how many are kept', async () => {
      const { store, org } = await begin()
      for (let at = 0; at < mostViews; at++) sure(await store.views.add(org, kiosks(`v${at}`, false), ann, noon))
      assert.equal(refusalOf(await store.views.add(org, kiosks('more', false), ann, noon)), 'conflict')
      sure(await store.views.add(org, kiosks('shared', true), ann, noon))
    })
  })
}
