import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { seedDevices } from '../../bench/seed-devices.ts'
import type { Hint } from '../../storage/contract/hints.ts'
import { migrationNames } from '../../storage/postgres/migrate.ts'
import { openPostgresStore, type PostgresStore } from '../../storage/postgres/store.ts'
import { type TestDatabase, testDatabase, whyNoPostgres } from '../postgres.ts'

const now = Date.UTC(2026, 0, 1)

describe('several processes on one PostgreSQL database', { skip: whyNoPostgres ?? false }, () => {
  let database: TestDatabase
  let stores: PostgresStore[]
  const [one, other] = [() => stores[0] as PostgresStore, () => stores[1] as PostgresStore]

  before(async () => {
    database = await testDatabase({ empty: true })
    stores = await Promise.all([1, 2, 3, 4].map(() => openPostgresStore({ url: database.url })))
  })
  after(async () => {
    await Promise.all(stores.map((store) => store.close()))
    await database.drop()
  })

  test('four that start at once on an empty database migrate it once', async () => {
    assert.ok((await Promise.all(stores.map((store) => store.ready()))).every(Boolean))
    const owner = postgres(database.url, { max: 1 })
    try {
      const applied = await owner`select name from migrations order by name`
      assert.deepEqual(
        applied.map((row) => row.name),
        migrationNames(),
      )
      await owner`insert into migrations values ('9999_later.sql', 0)`
      await assert.rejects(openPostgresStore({ url: database.url }), /newer than this Muster/)
      await owner`delete from migrations where name = '9999_later.sql'`
    } finally {
      await owner.end()
    }
  })

  test('two organizations that register the same devices at once share them out, each to one', async () => {
    const orgs = await Promise.all(['a', 'b'].map((id) => one().organizations.numberOf(id, id)))
    await Promise.all(orgs.map((org, at) => seedDevices(stores[at] as PostgresStore, org, 600)))
    const owned = await Promise.all(orgs.map((org) => one().devices.summary(org, now)))
    const ready = owned.map((summary) => summary.byState.ready)
    const claimed = owned.map((summary) => summary.byError['device-claimed-by-another-organization'] ?? 0)
    assert.equal((ready[0] ?? 0) + (ready[1] ?? 0), 588, 'every good row has one owner')
    assert.deepEqual([ready[0], ready[1]], [claimed[1], claimed[0]], 'what one owns the other is refused')
    await countersAreRecount(orgs)
  })

  test('two uploads of one organization with the same devices at once make each of them once', async () => {
    const org = await one().organizations.numberOf('c', 'c')
    const uploads = await Promise.all(stores.slice(0, 2).map((store) => seedDevices(store, org, 500, () => {}, 5001)))
    assert.equal((await one().devices.summary(org, now)).byState.ready, 490)
    const counts = await Promise.all(uploads.map(async (id) => (await one().uploads.get(org, id))?.counts))
    assert.equal((counts[0]?.new ?? 0) + (counts[1]?.new ?? 0), 490)
    assert.equal((counts[0]?.unchanged ?? 0) + (counts[1]?.unchanged ?? 0), 490)
    await countersAreRecount([org])
  })

  test('many small changes at once are all counted, and their rows are folded', async () => {
    const org = await one().organizations.numberOf('d', 'd')
    await seedDevices(one(), org, 100, () => {}, 9001)
    const { items } = await one().devices.list(org, { sort: 'createdAt', descending: false, limit: 100, now })
    const actor = { kind: 'user', id: 'u', name: 'Ada' } as const
    for (let round = 0; round < 12; round++) {
      const changes = items.map((device, at) =>
        (stores[at % 4] as PostgresStore).devices.patch(
          org,
          device.id,
          { groupTag: `tag ${(at + round) % 7}` },
          null,
          actor,
          now,
        ),
      )
      await Promise.all(changes)
    }
    await countersAreRecount([org])
    const owner = postgres(database.url, { max: 1 })
    const [row] = await owner`select count(*)::integer as n from device_counts where org = ${org}`
    await owner.end()
    assert.ok(row?.n < 2100, `${row?.n} rows of counters`)
  })

  test('no upload is given to two workers, and a dead one loses its lease', async () => {
    const org = await one().organizations.numberOf('e', 'e')
    const create = (id: string) =>
      one().uploads.create(
        org,
        {
          id,
          kind: 'devices',
          register: false,
          groupTag: null,
          assignedUser: null,
          onlyWhereEmpty: false,
          example: false,
          idempotencyKey: null,
          idempotencyFingerprint: null,
          actor: { kind: 'user', id: 'u', name: 'Ada' },
        },
        now,
      )
    const ids = Array.from({ length: 12 }, (_, at) => `upload-${at}`)
    for (const id of ids) {
      await create(id)
      await one().uploads.close(org, id, now)
    }
    const taken = await Promise.all(stores.map((store, at) => store.uploads.takeDue(`w${at}`, now, 1000, 5)))
    const all = taken.flat().map((due) => due.id)
    assert.equal(new Set(all).size, all.length)
    assert.equal(all.length, 12)
    assert.deepEqual(await one().uploads.takeDue('late', now + 999, 1000, 50), [])
    assert.equal((await one().uploads.takeDue('late', now + 1000, 1000, 50)).length, 12)
    assert.equal(await other().uploads.renewLease(org, ids[0] ?? '', 'w0', now + 1001, 1000), false)
    assert.equal(await other().uploads.renewLease(org, ids[0] ?? '', 'late', now + 1001, 1000), true)
  })

  test('what one process commits the others hear of', async () => {
    const org = await one().organizations.numberOf('f', 'f')
    const heard: Hint[] = []
    const stop = other().onChange((hint) => heard.push(hint))
    await sleep(100)
    const upload = await seedDevices(one(), org, 10, () => {}, 20_001)
    for (let wait = 0; wait < 50 && !heard.some((hint) => hint.devices === 'many'); wait++) await sleep(20)
    stop()
    assert.ok(heard.some((hint) => hint.org === org && hint.uploads?.includes(upload)))
    assert.ok(heard.some((hint) => hint.org === org && hint.devices === 'many'))
  })

  test('the settings that make an acknowledgement a promise are on', () => {
    assert.deepEqual(one().durability, { fsync: 'on', synchronousCommit: 'on', fullPageWrites: 'on' })
  })

  test('a backup is left to PostgreSQL, and the refusal says with what', async () => {
    const answer = await one().backup('/nowhere')
    assert.match('why' in answer ? answer.why : '', /pg_dump/)
  })

  /** Kept counters against devices counted one by one, past Muster's own reading. */
  async function countersAreRecount(orgs: number[]): Promise<void> {
    const owner = postgres(database.url, { max: 1 })
    try {
      for (const org of orgs) {
        const summary = await one().devices.summary(org, now)
        const states = await owner`select state, count(*)::integer as n from devices where org = ${org} group by state`
        const tags = await owner`
          select group_tag as value, count(*)::integer as count from devices where org = ${org} group by group_tag`
        const kept = [summary.byState.pending, summary.byState.failed, summary.byState.ready, summary.byState.active]
        for (const { state, n } of states) assert.equal(kept[state], n)
        assert.equal(
          summary.total,
          states.reduce((sum, { n }) => sum + n, 0),
        )
        const byValue = (list: readonly { value: string | null; count: number }[]) =>
          Object.fromEntries(list.map(({ value, count }) => [value ?? '', count]))
        assert.deepEqual(byValue(summary.byGroupTag), byValue(tags as never))
      }
    } finally {
      await owner.end()
    }
  }
})
