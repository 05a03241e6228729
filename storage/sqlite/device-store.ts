import type { OrRefusal } from '../contract/answers.ts'
import type { DeviceStore } from '../contract/devices.ts'
import type { PendingStore } from '../contract/pending.ts'
import { listDevices } from './list-devices.ts'
import { packRows } from './pack-rows.ts'
import { deviceEvents, getDevice, hardwareOfDevice } from './read-devices.ts'
import { registrarData } from './registrar-data.ts'
import { summarizeDevices } from './summarize-devices.ts'
import { type Threads, then, there } from './threads.ts'

const exportedAtOnce = 1000

/** Devices on SQLite. */
export function deviceStore({ here, write, read }: Threads): DeviceStore {
  const withDevice = (org: number, now: number) => (changed: { id: number; merged?: number }) => ({
    device: there(getDevice(here, org, changed.id, now)),
    ...(changed.merged === undefined ? {} : { merged: changed.merged }),
  })
  const tell = (answer: Promise<OrRefusal<{ id: number; merged?: number }>>, org: number, now: number) =>
    then(answer, withDevice(org, now))
  return {
    list: (org, query) =>
      isQuick(query) ? Promise.resolve(listDevices(here, org, query)) : read('listDevices', org, query),
    count: (org, filter, now) => read('countDevices', org, filter, now),
    summary: async (org, now) => summarizeDevices(here, org, now),
    get: async (org, id, now) => getDevice(here, org, id, now),
    findSerials: (org, serials) => read('findSerials', org, serials),
    hardware: async (org, id) => hardwareOfDevice(here, org, id),
    events: async (org, id, query) => deviceEvents(here, org, id, query),
    async *export(org, filter, options) {
      for (let after = 0; ; ) {
        const devices = await read('exportDevices', org, filter, options, after, exportedAtOnce)
        if (devices.length > 0) yield devices
        if (devices.length < exportedAtOnce) return
        after = there(devices.at(-1)).id
      }
    },
    patch: (org, id, values, ifVersion, actor, now) =>
      tell(write('patchDevice', org, id, values, ifVersion, actor, now), org, now),
    retry(org, id, mended, how, actor, now) {
      const packed = mended === null ? null : packRows([mended]).packed
      return tell(write('retryDevice', org, id, packed, how, actor, now), org, now)
    },
    replaceHardware: (org, id, from, actor, now) => tell(write('replaceHardware', org, id, from, actor, now), org, now),
    dismissHardware: (org, id, from, actor, now) => tell(write('dismissHardware', org, id, from, actor, now), org, now),
    waitingHardware: (org, id) => read('waitingHardware', org, id),
  }
}

/** A page without any filter is a walk along one index: quicker than asking another thread. */
function isQuick(query: Parameters<DeviceStore['list']>[1]): boolean {
  const { sort: _sort, descending: _descending, cursor: _cursor, limit: _limit, now: _now, ...filter } = query
  return Object.values(filter).every((value) => value === undefined)
}

/** Devices that wait for a registrar, on SQLite. */
export function pendingStore({ here, write }: Threads): PendingStore {
  return {
    takePending: (worker, now, leaseMs, limit) => write('takePending', worker, now, leaseMs, limit),
    answer: (org, how, answers, now) => write('answerPending', org, how, answers, now),
    kept: async (org, devices, registrar) => registrarData(here, org, devices, registrar),
    keep: (org, { worker, registrar }, kept, now) => write('keepForDevices', org, worker, registrar, kept, now),
  }
}
