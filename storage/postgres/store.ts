import type { Store } from '../store.ts'
import { changesOn } from './changes.ts'
import { connectAsApplication, databaseOf } from './connection.ts'
import { type Context, idsFrom } from './context.ts'
import { listDevices } from './list-devices.ts'
import { isCurrent, migrate } from './migrate.ts'
import * as devices from './read-devices.ts'
import { getRow, hardwareOfRow, listRows } from './read-rows.ts'
import { getSetting, listOrganizations, numberOfOrganization, setSetting } from './settings.ts'
import { summarizeDevices } from './summarize-devices.ts'
import { uploadStore } from './upload-store.ts'

export async function openPostgresStore(options: {
  url: string
  sessionOrganization?: (org: number) => number
}): Promise<Store> {
  await migrate(options.url)
  const sql = connectAsApplication(options.url)
  const changes = changesOn(sql)
  const database = databaseOf(sql, options.sessionOrganization)
  const hardwareIds = idsFrom(async () => {
    const [row] = await sql<{ block: number }[]>`select nextval('hardware_id') as block`
    return row?.block ?? 0
  })
  const context: Context = { ...database, tell: changes.tell, hardwareIds }
  return {
    organizations: {
      numberOf: (id: string, name: string) => context.overAll((tx) => numberOfOrganization(tx, id, name)),
      list: () => context.overAll(listOrganizations),
    },
    uploads: uploadStore(context),
    rows: {
      list: (org, upload, query) => context.within(org, (tx) => listRows(tx, org, upload, query)),
    },
    devices: {
      list: (org, query) => context.within(org, (tx) => listDevices(tx, org, query)),
      summary: (org, now) => context.within(org, (tx) => summarizeDevices(tx, org, now)),
      count: (org, filter, now) => context.within(org, (tx) => devices.countDevices(tx, org, filter, now)),
      get: (org, id, now) => context.within(org, (tx) => devices.getDevice(tx, org, id, now)),
      events: (org, id, query) => context.within(org, (tx) => devices.deviceEvents(tx, org, id, query)),
      hardware: (org, id) => context.within(org, (tx) => devices.hardwareOfDevice(tx, org, id)),
    },
    ready: () => isCurrent(sql),
    close: async () => {
      await changes.close()
      await sql.end({ timeout: 5 })
    },
  } as unknown as Store
}
