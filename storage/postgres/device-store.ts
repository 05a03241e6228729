import type { Device } from '../../domain/device.ts'
import type { OrRefusal } from '../contract/answers.ts'
import type { DeviceStore } from '../contract/devices.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { dismissHardware, patchDevice, replaceHardware, retryDevice } from './acts.ts'
import type { Context } from './context.ts'
import { listDevices } from './list-devices.ts'
import * as read from './read-devices.ts'
import { summarizeDevices } from './summarize-devices.ts'

const exportedAtOnce = 1000

/** Devices on PostgreSQL: every function one transaction for its organization, then a hint. */
export function deviceStore(c: Context): DeviceStore {
  const changed = async (
    org: OrganizationNo,
    now: number,
    change: Promise<OrRefusal<{ id: number; changed: boolean }>>,
    uploads: string[] = [],
  ): Promise<OrRefusal<{ device: Device }>> => {
    const answer = await change
    if ('refused' in answer) return answer
    if (answer.changed) c.tell({ org, devices: [answer.id], ...(uploads.length > 0 ? { uploads } : {}) })
    return { device: await shown(org, answer.id, now) }
  }
  const shown = async (org: OrganizationNo, id: number, now: number): Promise<Device> => {
    const device = await c.within(org, (sql) => read.getDevice(sql, org, id, now))
    if (device === null) throw new Error(`device ${id} is not there`)
    return device
  }
  return {
    list: (org, query) => c.within(org, (sql) => listDevices(sql, org, query)),
    count: (org, filter, now) => c.within(org, (sql) => read.countDevices(sql, org, filter, now)),
    summary: (org, now) => c.within(org, (sql) => summarizeDevices(sql, org, now)),
    get: (org, id, now) => c.lookUp(org, (sql) => read.getDevice(sql, org, id, now)),
    findSerials: (org, serials) => c.within(org, (sql) => read.findSerials(sql, org, serials)),
    hardware: (org, id) => c.within(org, (sql) => read.hardwareOfDevice(sql, org, id)),
    events: (org, id, query) => c.within(org, (sql) => read.deviceEvents(sql, org, id, query)),
    async *export(org, filter, options) {
      for (let after = 0; ; ) {
        const from = after
        const page = await c.within(org, (sql) => read.exportDevices(sql, org, filter, options, from, exportedAtOnce))
        if (page.length > 0) yield page
        const last = page.at(-1)
        if (last === undefined || page.length < exportedAtOnce) return
        after = last.id
      }
    },
    patch: (org, id, values, ifVersion, actor, now) =>
      changed(
        org,
        now,
        c.within(org, (sql) => patchDevice(sql, org, id, values, ifVersion, actor, now)),
      ),
    async retry(org, id, mended, how, actor, now) {
      const answer = await c.within(org, (sql) => retryDevice(c, sql, org, id, mended, how, actor, now))
      if ('refused' in answer) return answer
      const { merged, upload } = answer
      c.tell({ org, devices: [id, answer.id], ...(upload === undefined ? {} : { uploads: [upload] }) })
      const device = await shown(org, answer.id, now)
      return merged === undefined ? { device } : { device, merged }
    },
    replaceHardware: (org, id, from, actor, now) =>
      changed(
        org,
        now,
        c.within(org, (sql) => replaceHardware(sql, org, id, from, actor, now)),
        [from.upload],
      ),
    dismissHardware: (org, id, from, actor, now) =>
      changed(
        org,
        now,
        c.within(org, (sql) => dismissHardware(sql, org, id, from, actor, now)),
        [from.upload],
      ),
    waitingHardware: (org, id) => c.within(org, (sql) => read.waitingHardware(sql, org, id)),
  }
}
