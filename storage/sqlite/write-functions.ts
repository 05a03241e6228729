import { writeDuplicates } from './check-uploads.ts'
import { judgeNext } from './judge-rows.ts'
import * as moves from './move-uploads.ts'
import { purgeAbandoned, removeFileRows } from './purge-rows.ts'
import * as receive from './receive-uploads.ts'
import { registerNext } from './register-rows.ts'
import { numberOfOrganization, setSetting } from './settings.ts'

/** Everything that writes, by name; each runs in a transaction of its own on the writer's thread. */
export const writeFunctions = {
  ...receive,
  ...moves,
  writeDuplicates,
  judgeNext,
  registerNext,
  removeFileRows,
  purgeAbandoned,
  numberOfOrganization,
  setSetting,
}
export type WriteFunctions = typeof writeFunctions

/** Long work of uploads and operations; everything else goes before it. */
export const batchFunctions: ReadonlySet<string> = new Set<keyof WriteFunctions>([
  'addRows',
  'writeDuplicates',
  'judgeNext',
  'registerNext',
  'removeFileRows',
  'purgeAbandoned',
])
