import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openPostgresStore } from '../../storage/postgres/store.ts'
import { openSqliteStore } from '../../storage/sqlite/store.ts'
import type { Store } from '../../storage/store.ts'
import { pastTheStore } from '../past-the-store.ts'
import { testDatabase, whyNoPostgres } from '../postgres.ts'
import { ann, bob, how, minute, newHardware, newOrganization, noon, registerRows, rowOf, sure } from './scene.ts'

/** As a database was before it had a log: people's events alone, with whom they are about among their details. */
const before = {
  sqlite: `drop index organization_events_at; drop index organization_events_actor;
    delete from organization_events where kind not in ('invited');
    update organization_events set details = json_set(details, '$.about', about);
    alter table organization_events drop column about;
    delete from migrations where name = '0006_log.sql'`,
  postgres: `drop index organization_events_at; drop index organization_events_actor;
    delete from organization_events where kind not in ('invited');
    update organization_events set details = (details::jsonb || jsonb_build_object('about', about))::json;
    alter table organization_events drop column about;
    delete from migrations where name = '0007_log.sql'`,
}

type Where = { dir: string } | { url: string }
const open = (where: Where): Promise<Store> =>
  'dir' in where ? openSqliteStore(where) : openPostgresStore({ url: where.url })

async function checkUpgrade(where: Where, sql: string): Promise<void> {
  const store = await open(where)
  const org = await newOrganization(store)
  const invitation = { id: 'one', email: 'eve@contoso.example', role: 'viewer', digest: 'd', expiresAt: noon } as const
  await store.people.invite(org, invitation, bob, noon - minute)
  await registerRows(store, org, [rowOf(newHardware(), 2), rowOf(newHardware(), 3)])
  sure(await store.operations.create(org, { id: 'o', action: 'tag', value: 'X', final: false }, bob, noon + minute))
  while ((await store.operations.workNext(org, 'o', 9, { ...how, undoMs: 1 }, noon + minute)).more);
  const written = await store.log.list(org, { limit: 9 })
  assert.equal(written.items.length, 3)
  await store.close()
  await pastTheStore(where, sql)
  const again = await open(where)
  try {
    const { items } = await again.log.list(org, { limit: 9 })
    const withoutId = ({ id: _id, ...line }: (typeof items)[number]) => line
    assert.deepEqual(items.map(withoutId), written.items.map(withoutId))
    sure(await again.uploads.create(org, { ...newUpload, id: 'upload-after' }, noon))
    await again.people.invite(org, { ...invitation, id: 'two', digest: 'e' }, ann, noon + 2 * minute)
    assert.equal((await again.log.list(org, { limit: 1 })).items[0]?.kind, 'invited')
  } finally {
    await again.close()
  }
}

const newUpload = {
  kind: 'devices',
  register: false,
  groupTag: null,
  assignedUser: null,
  onlyWhereEmpty: false,
  example: false,
  idempotencyKey: null,
  idempotencyFingerprint: null,
  actor: ann,
} as const

test('SQLite: what was done before there was a log stands in it after the upgrade', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'muster-log-'))
  try {
    await checkUpgrade({ dir }, before.sqlite)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
})

test('PostgreSQL: the same', { skip: whyNoPostgres ?? false }, async () => {
  const { url, drop } = await testDatabase()
  try {
    await checkUpgrade({ url }, before.postgres)
  } finally {
    await drop()
  }
})
