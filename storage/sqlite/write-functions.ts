import * as acts from './acts.ts'
import { answerPending, takePending } from './answer-pending.ts'
import { answerHardware } from './answer-rows.ts'
import { writeDuplicates } from './check-uploads.ts'
import { endSessions } from './end-sessions.ts'
import { judgeNext } from './judge-rows.ts'
import * as moves from './move-uploads.ts'
import { releaseOperationLease, renewOperationLease, takeDueOperation } from './operations.ts'
import { patchRow, patchRows } from './patch-rows.ts'
import {
  acceptInvitation,
  changeRole,
  inviteMember,
  joinMember,
  keepToken,
  noteAccount,
  removeMember,
  revokeToken,
  withdrawInvitation,
} from './people.ts'
import { purgeAbandoned, removeFileRows } from './purge-rows.ts'
import * as receive from './receive-uploads.ts'
import { registerNext } from './register-rows.ts'
import { keepForDevices } from './registrar-data.ts'
import { runSql } from './run-sql.ts'
import { putSecret, removeSecret, swapSecret } from './secrets.ts'
import { keepSetting, numberOfOrganization, setSetting } from './settings.ts'
import { addView, changeView, removeView } from './views.ts'
import { finalizeRemovals, workOperation } from './work-operations.ts'

/** Everything that writes, by name; each runs in a transaction of its own on the writer's thread. */
export const writeFunctions = {
  ...receive,
  ...moves,
  ...acts,
  writeDuplicates,
  judgeNext,
  registerNext,
  patchRow,
  patchRows,
  answerHardware,
  removeFileRows,
  purgeAbandoned,
  takePending,
  answerPending,
  keepForDevices,
  takeDueOperation,
  renewOperationLease,
  releaseOperationLease,
  workOperation,
  finalizeRemovals,
  inviteMember,
  joinMember,
  withdrawInvitation,
  acceptInvitation,
  changeRole,
  removeMember,
  keepToken,
  revokeToken,
  noteAccount,
  endSessions,
  putSecret,
  removeSecret,
  swapSecret,
  addView,
  changeView,
  removeView,
  numberOfOrganization,
  setSetting,
  keepSetting,
  runSql,
}
export type WriteFunctions = typeof writeFunctions

/** Long work of uploads and operations; everything else goes before it. */
export const batchFunctions: ReadonlySet<string> = new Set<keyof WriteFunctions>([
  'addRows',
  'writeDuplicates',
  'judgeNext',
  'registerNext',
  'beginRegistering',
  'patchRows',
  'answerHardware',
  'removeFileRows',
  'purgeAbandoned',
  'takePending',
  'answerPending',
  'createOperation',
  'workOperation',
  'finalizeRemovals',
  'removeCatalogueEntries',
])
