import { describe } from 'node:test'
import { answering } from './answering.ts'
import { changedHardware } from './changed-hardware.ts'
import { deviceLists } from './device-lists.ts'
import { leases } from './leases.ts'
import { logging } from './logging.ts'
import { mending } from './mending.ts'
import { openUploads } from './open-uploads.ts'
import { operating } from './operating.ts'
import { people } from './people.ts'
import { registering } from './registering.ts'
import type { OpenStore } from './scene.ts'
import { searching } from './searching.ts'
import { secretKeeping } from './secret-keeping.ts'
import { sendingAgain } from './sending-again.ts'
import { uploadLife } from './upload-life.ts'
import { viewing } from './viewing.ts'

/** What every store must do; each database runs the same. */
export function storageBattery(name: string, openStore: OpenStore, options: { skip?: string | false } = {}): void {
  describe(name, { skip: options.skip ?? false }, () => {
    uploadLife(openStore)
    sendingAgain(openStore)
    registering(openStore)
    mending(openStore)
    changedHardware(openStore)
    openUploads(openStore)
    answering(openStore)
    operating(openStore)
    leases(openStore)
    deviceLists(openStore)
    searching(openStore)
    people(openStore)
    logging(openStore)
    secretKeeping(openStore)
    viewing(openStore)
  })
}
