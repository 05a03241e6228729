import { backUp } from './back-up.ts'
import * as catalogues from './catalogues.ts'
import { packedIdentities } from './check-uploads.ts'
import { listDevices } from './list-devices.ts'
import { listLog, logActors } from './log.ts'
import * as devices from './read-devices.ts'
import * as operations from './read-operations.ts'
import * as rows from './read-rows.ts'

/** Reads that may take long, by name; they run on the reader's thread. */
export const readFunctions = {
  ...devices,
  ...rows,
  ...operations,
  listDevices,
  listLog,
  logActors,
  packedIdentities,
  listCatalogues: catalogues.listCatalogues,
  getCatalogue: catalogues.getCatalogue,
  catalogueEntries: catalogues.catalogueEntries,
  answerableDevices: catalogues.answerableDevices,
  backUp,
}
export type ReadFunctions = typeof readFunctions
