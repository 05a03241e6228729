import { identities } from './check-uploads.ts'
import { listDevices } from './list-devices.ts'
import * as devices from './read-devices.ts'
import * as rows from './read-rows.ts'

/** Reads that may take long, by name; they run on the reader's thread. */
export const readFunctions = { ...devices, ...rows, listDevices, identities }
export type ReadFunctions = typeof readFunctions
