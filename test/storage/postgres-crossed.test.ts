import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { seedDevices, seedRow } from '../../bench/seed-devices.ts'
import type { CatalogueStore } from '../../storage/contract/catalogues.ts'
import type { DeviceStore } from '../../storage/contract/devices.ts'
import type { LogStore } from '../../storage/contract/log.ts'
import type { OperationStore } from '../../storage/contract/operations.ts'
import type { PendingStore } from '../../storage/contract/pending.ts'
import type { RowStore } from '../../storage/contract/rows.ts'
import type { SecretStore } from '../../storage/contract/secrets.ts'
import type { UploadStore } from '../../storage/contract/uploads.ts'
import type { ViewStore } from '../../storage/contract/views.ts'
import { openPostgresStore, type PostgresStore } from '../../storage/postgres/store.ts'
import { secretKeysOf } from '../../storage/secrets/secret-keys.ts'
import type { Store } from '../../storage/store.ts'
import { type TestDatabase, testDatabase, whyNoPostgres } from '../postgres.ts'
import { ann, how, noon } from './scene.ts'

/** What is there, in the organization that is passed; the transactions of the store under test set another one. */
type There = { org: number; upload: string; open: string; device: number; serial: string; operation: string }
type Calls<Room> = { [Name in keyof Room]-?: (store: Store, there: There) => unknown }

const page = { limit: 10 } as const
const from = { row: 2 } as const

/** Every function that takes an organization: one that is added does not compile until it stands here. */
const calls: {
  uploads: Calls<Omit<UploadStore, 'abandonExpired' | 'takeDue'>>
  rows: Calls<RowStore>
  devices: Calls<DeviceStore>
  pending: Calls<Omit<PendingStore, 'takePending'>>
  operations: Calls<Omit<OperationStore, 'takeDue' | 'finalizeRemovals'>>
  catalogues: Calls<CatalogueStore>
  log: Calls<LogStore>
  secrets: Calls<Omit<SecretStore, 'canKeep' | 'reseal'>>
  views: Calls<ViewStore>
} = {
  uploads: {
    create: (s, t) =>
      s.uploads.create(
        t.org,
        {
          id: 'crossed',
          kind: 'devices',
          register: false,
          groupTag: null,
          assignedUser: null,
          onlyWhereEmpty: false,
          example: false,
          idempotencyKey: null,
          idempotencyFingerprint: null,
          actor: ann,
        },
        noon,
      ),
    get: (s, t) => s.uploads.get(t.org, t.upload),
    list: (s, t) => s.uploads.list(t.org, page),
    open: (s, t) => s.uploads.open(t.org, page),
    announceFiles: (s, t) => s.uploads.announceFiles(t.org, t.open, [{ name: 'c.csv', number: 9 }], noon),
    beginFile: (s, t) => s.uploads.beginFile(t.org, t.open, { name: 'b.csv' }, noon),
    addRows: (s, t) => s.uploads.addRows(t.org, t.open, { number: 0, sending: 1 }, [seedRow(5, 5)], 1, noon),
    finishFile: (s, t) => s.uploads.finishFile(t.org, t.open, { number: 0, sending: 1 }, found, noon),
    dropFile: (s, t) => s.uploads.dropFile(t.org, t.open, 0),
    close: (s, t) => s.uploads.close(t.org, t.open, noon),
    identities: (s, t) => s.uploads.identities(t.org, t.upload, null, 10),
    writeDuplicates: (s, t) => s.uploads.writeDuplicates(t.org, t.upload, [{ row: 2, of: 3, reason: null }], []),
    judgeNext: (s, t) => s.uploads.judgeNext(t.org, t.upload, null, 10),
    markChecked: (s, t) => s.uploads.markChecked(t.org, t.open, noon, noon),
    beginRegistering: (s, t) => s.uploads.beginRegistering(t.org, t.open, {}, ann, noon),
    registerNext: (s, t) => s.uploads.registerNext(t.org, t.upload, 10, how, noon),
    finishIfSettled: (s, t) => s.uploads.finishIfSettled(t.org, t.upload, noon),
    cancel: (s, t) => s.uploads.cancel(t.org, t.open, ann, noon),
    drop: (s, t) => s.uploads.drop(t.org, t.open, ann, noon),
    renewLease: (s, t) => s.uploads.renewLease(t.org, t.open, 'w', noon, 1000),
    releaseLease: (s, t) => s.uploads.releaseLease(t.org, t.open, 'w'),
  },
  rows: {
    list: (s, t) => s.rows.list(t.org, t.upload, page, noon),
    count: (s, t) => s.rows.count(t.org, t.upload, {}, noon),
    get: (s, t) => s.rows.get(t.org, t.upload, 2, noon),
    hardwareOf: (s, t) => s.rows.hardwareOf(t.org, t.upload, 2),
    patch: (s, t) => s.rows.patch(t.org, t.upload, 2, { groupTag: 'X' }, ann, noon),
    patchMany: (s, t) => s.rows.patchMany(t.org, t.upload, {}, { leftOut: true }, ann, noon),
    answerHardware: (s, t) => s.rows.answerHardware(t.org, t.upload, {}, 'dismiss', ann, noon),
    changedDevice: (s, t) => s.rows.changedDevice(t.org, t.upload, 2),
    failed: (s, t) => all(s.rows.failed(t.org, t.upload, noon)),
  },
  devices: {
    list: (s, t) => s.devices.list(t.org, { sort: 'serialNumber', descending: false, ...page, now: noon }),
    count: (s, t) => s.devices.count(t.org, { search: t.serial.slice(0, 4) }, noon),
    summary: async (s, t) => (await s.devices.summary(t.org, noon)).total,
    get: (s, t) => s.devices.get(t.org, t.device, noon),
    findSerials: async (s, t) => (await s.devices.findSerials(t.org, [t.serial])).found,
    hardware: (s, t) => s.devices.hardware(t.org, t.device),
    events: (s, t) => s.devices.events(t.org, t.device, page),
    export: (s, t) => all(s.devices.export(t.org, {}, { withHash: true, now: noon })),
    patch: (s, t) => s.devices.patch(t.org, t.device, { groupTag: 'X' }, null, ann, noon),
    retry: (s, t) => s.devices.retry(t.org, t.device, null, how, ann, noon),
    replaceHardware: (s, t) => s.devices.replaceHardware(t.org, t.device, { upload: t.upload, ...from }, ann, noon),
    dismissHardware: (s, t) => s.devices.dismissHardware(t.org, t.device, { upload: t.upload, ...from }, ann, noon),
    waitingHardware: (s, t) => s.devices.waitingHardware(t.org, t.device),
  },
  pending: {
    answer: (s, t) => s.pending.answer(t.org, { ...asked, nextTryAt: noon }, [registered(t.device)], noon),
    kept: (s, t) => s.pending.kept(t.org, [t.device], null),
    keep: (s, t) => s.pending.keep(t.org, asked, [{ id: t.device, data: { mine: true } }], noon),
  },
  operations: {
    create: (s, t) =>
      s.operations.create(t.org, { id: 'crossed', action: 'remove', value: null, final: true }, ann, noon),
    get: (s, t) => s.operations.get(t.org, t.operation),
    list: (s, t) => s.operations.list(t.org, page),
    results: (s, t) => s.operations.results(t.org, t.operation, page),
    workNext: (s, t) => s.operations.workNext(t.org, t.operation, 10, { ...how, undoMs: 1 }, noon),
    cancel: (s, t) => s.operations.cancel(t.org, t.operation, 1, ann, noon),
    undo: (s, t) => s.operations.undo(t.org, t.operation, ann, noon),
    renewLease: (s, t) => s.operations.renewLease(t.org, t.operation, 'w', noon, 1000),
    releaseLease: (s, t) => s.operations.releaseLease(t.org, t.operation, 'w'),
  },
  log: {
    list: (s, t) => s.log.list(t.org, page),
    actors: (s, t) => s.log.actors(t.org),
  },
  secrets: {
    set: (s, t) => s.secrets.set(t.org, 'directory', 'crossed', ann, noon),
    use: (s, t) => s.secrets.use(t.org, 'directory'),
    list: (s, t) => s.secrets.list(t.org),
    remove: (s, t) => s.secrets.remove(t.org, 'directory'),
  },
  views: {
    list: (s, t) => s.views.list(t.org, ann),
    add: (s, t) => s.views.add(t.org, aView('crossed'), ann, noon),
    change: (s, t) => s.views.change(t.org, 'view', { name: 'crossed' }, ann, true, noon),
    remove: (s, t) => s.views.remove(t.org, 'view', ann, true),
  },
  catalogues: {
    list: (s, t) => s.catalogues.list(t.org),
    get: (s, t) => s.catalogues.get(t.org, t.upload),
    entries: (s, t) => s.catalogues.entries(t.org, page),
    remove: (s, t) => s.catalogues.remove(t.org, t.upload, ann, noon),
    answerable: (s, t) => s.catalogues.answerable(t.org),
  },
}

const asked = { worker: 'w', registrar: 'graph' }
const registered = (id: number) => ({ id, answer: 'registered', keep: { mine: true } }) as const

const found = {
  name: 'a.csv',
  format: 'script',
  encoding: 'utf-8',
  delimiter: ',',
  rows: 1,
  columnsIgnored: [],
  columnsByContent: [],
  sheet: null,
  passedOver: [],
  members: null,
  error: null,
}

describe('a store whose transactions set another organization than the one passed', {
  skip: whyNoPostgres ?? false,
}, () => {
  let database: TestDatabase
  let straight: PostgresStore
  let crossed: PostgresStore
  let there: There
  let whole: string

  before(async () => {
    database = await testDatabase()
    const secretKeys = secretKeysOf([randomBytes(32).toString('base64')])
    straight = await openPostgresStore({ url: database.url, secretKeys })
    const org = await straight.organizations.numberOf('mine', 'Contoso')
    const other = await straight.organizations.numberOf('theirs', 'Fabrikam')
    crossed = await openPostgresStore({ url: database.url, secretKeys, sessionOrganization: () => other })
    const upload = await seedDevices(straight, org, 100)
    const { items } = await straight.devices.list(org, { sort: 'createdAt', descending: true, limit: 1, now: noon })
    const [device] = items
    assert.ok(device)
    const open = 'open'
    there = { org, upload, open, device: device.id, serial: device.serialNumber, operation: 'work' }
    await calls.uploads.create({ ...straight, uploads: renamed(straight.uploads, open) }, there)
    await straight.uploads.beginFile(org, open, { name: 'a.csv' }, noon)
    const work = { id: 'work', action: 'tag' as const, value: 'T', ids: [device.id], final: false }
    await straight.operations.create(org, work, ann, noon)
    await straight.secrets.set(org, 'directory', 'a password', ann, noon)
    await straight.views.add(org, aView('view'), ann, noon)
    whole = await everything()
  })
  after(async () => {
    await Promise.all([straight.close(), crossed.close()])
    await database.drop()
  })

  for (const [room, functions] of Object.entries(calls)) {
    for (const [name, call] of Object.entries<Calls<Record<string, unknown>>[string]>(functions)) {
      test(`${room}.${name} gives nothing and changes nothing`, async () => {
        const answer = await Promise.resolve(call(crossed, there)).then(undefinedAsNothing, refusedByDatabase)
        assert.ok(isNothing(answer), JSON.stringify(answer))
        assert.equal(await everything(), whole)
      })
    }
  }

  /** All that the organization has, as text. */
  async function everything(): Promise<string> {
    const { org, upload, open, device } = there
    return JSON.stringify([
      await straight.devices.summary(org, noon),
      await straight.uploads.list(org, { limit: 100 }),
      await straight.rows.list(org, upload, { limit: 100 }, noon),
      await straight.rows.list(org, open, { limit: 100 }, noon),
      await straight.devices.get(org, device, noon),
      await straight.devices.events(org, device, { limit: 100 }),
      await straight.operations.list(org, { limit: 100 }),
      await straight.secrets.use(org, 'directory'),
      await straight.views.list(org, ann),
    ])
  }
})

/** The same upload store, under which an upload is made with another id. */
function renamed(uploads: UploadStore, id: string): UploadStore {
  return { ...uploads, create: (org, upload, now) => uploads.create(org, { ...upload, id }, now) }
}

const undefinedAsNothing = (answer: unknown) => answer ?? null

/** What the policies refuse to write is a fault that says so; an upload that is not seen is a fault as well. */
function refusedByDatabase(fault: Error): null {
  assert.match(fault.message, /row-level security|is not there/)
  return null
}

function isNothing(answer: unknown): boolean {
  if (answer === null || answer === 0 || answer === false) return true
  if (typeof answer !== 'object') return false
  if (Array.isArray(answer)) return answer.length === 0
  if ('refused' in answer) return answer.refused === 'not-found'
  if ('items' in answer) return isNothing(answer.items)
  return Object.values(answer).every(isNothing)
}

async function all<T>(batches: AsyncIterable<T[]>): Promise<T[]> {
  const items: T[] = []
  for await (const batch of batches) items.push(...batch)
  return items
}

const aView = (id: string) => ({ id, name: 'Kiosks', shared: true, filter: {}, sort: 'serialNumber', columns: null })
