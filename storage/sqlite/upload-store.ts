import type { AnswersGiven, RowStore } from '../contract/rows.ts'
import type { FileSending, UploadStore } from '../contract/uploads.ts'
import { changedDevice } from './answer-rows.ts'
import { unpackIdentities } from './check-uploads.ts'
import { packRows } from './pack-rows.ts'
import { getRow, hardwareOfRow } from './read-rows.ts'
import { getUpload, listUploads, openUploads } from './read-uploads.ts'
import { type Threads, then, there } from './threads.ts'

/** Uploads on SQLite. Long removals go in batches, each a transaction. */
export function uploadStore({ here, write, read }: Threads): UploadStore {
  const shown = (org: number, id: string) => there(getUpload(here, org, id))
  const withUpload = (org: number, id: string) => () => ({ upload: shown(org, id) })
  const removeEarlier = async (org: number, id: string, file: FileSending) => {
    while ((await write('removeFileRows', org, id, file)).more);
  }
  const purge = async () => {
    while ((await write('purgeAbandoned')).more);
  }
  return {
    create: (org, upload, now) =>
      then(write('createUpload', org, upload, now), ({ id, created }) => ({ upload: shown(org, id), created })),
    get: async (org, id) => getUpload(here, org, id),
    list: async (org, query) => listUploads(here, org, query),
    open: async (org, query) => openUploads(here, org, query),
    announceFiles: (org, id, files, now) => write('announceFiles', org, id, files, now),
    async beginFile(org, id, file, now) {
      const begun = await write('beginFile', org, id, file, now)
      if (!('refused' in begun)) await removeEarlier(org, id, begun)
      return begun
    },
    addRows(org, id, file, rows, bytesReceived, now) {
      const { packed, transfer } = packRows(rows)
      return write.transferring(transfer, 'addRows', org, id, file, packed, bytesReceived, now)
    },
    finishFile: (org, id, file, found, now) => write('finishFile', org, id, file, found, now),
    async dropFile(org, id, file) {
      const begun = await write('beginDropping', org, id, file)
      if ('refused' in begun) return begun
      await removeEarlier(org, id, begun)
      await write('forgetFile', org, id, begun)
      return { ok: true }
    },
    close: (org, id, now) => then(write('closeUpload', org, id, now), withUpload(org, id)),
    identities: async (org, id, after, limit) =>
      unpackIdentities(await read('packedIdentities', org, id, after, limit)),
    writeDuplicates: (org, id, found, adopt, worker) => write('writeDuplicates', org, id, found, adopt, worker),
    judgeNext: (org, id, after, limit, worker) => write('judgeNext', org, id, after, limit, worker),
    async markChecked(org, id, now, expiresAt, worker) {
      await write('markChecked', org, id, now, expiresAt, worker)
      return shown(org, id)
    },
    beginRegistering: (org, id, choice, actor, now) =>
      then(write('beginRegistering', org, id, choice, actor, now), withUpload(org, id)),
    registerNext: (org, id, limit, how, now) => write('registerNext', org, id, limit, how, now),
    finishIfSettled: (org, id, now) => write('finishIfSettled', org, id, now),
    cancel: (org, id, actor, now) => then(write('cancelUpload', org, id, actor, now), withUpload(org, id)),
    async drop(org, id, actor, now, ofSendings) {
      const dropped = await write('dropUpload', org, id, actor, now, ofSendings)
      if (!('refused' in dropped)) await purge()
      return dropped
    },
    async abandonExpired(now, receivingIdleMs) {
      const abandoned = await write('abandonExpired', now, receivingIdleMs)
      await purge()
      return abandoned
    },
    takeDue: (worker, now, leaseMs, limit) => write('takeDueUploads', worker, now, leaseMs, limit),
    renewLease: (org, id, worker, now, leaseMs) => write('renewUploadLease', org, id, worker, now, leaseMs),
    releaseLease: (org, id, worker) => write('releaseUploadLease', org, id, worker),
  }
}

const failedAtOnce = 500

/** Rows of uploads on SQLite. */
export function rowStore({ here, write, read }: Threads): RowStore {
  return {
    list: (org, upload, query, now) => read('listRows', org, upload, query, now),
    count: (org, upload, filter, now) => read('countRows', org, upload, filter, now),
    get: async (org, upload, row, now) => getRow(here, org, upload, row, now),
    hardwareOf: async (org, upload, row) => hardwareOfRow(here, org, upload, row),
    patch(org, upload, row, { read: mended, ...values }, _actor, now) {
      const { packed, transfer } = packRows(mended === undefined ? [] : [mended])
      const written = write.transferring(
        transfer,
        'patchRow',
        org,
        upload,
        row,
        mended === undefined ? null : packed,
        values,
      )
      return then(written, () => ({ row: there(getRow(here, org, upload, row, now)) }))
    },
    patchMany: (org, upload, which, patch, _actor, now) => write('patchRows', org, upload, which, patch, now),
    async answerHardware(org, upload, which, answer, actor, now) {
      const all: AnswersGiven = { answered: 0, unanswered: [] }
      for (let after = -1; ; ) {
        const given = await write('answerHardware', org, upload, which, answer, after, actor, now)
        if ('refused' in given) return given
        all.answered += given.answered
        all.unanswered.push(...given.unanswered)
        if (given.last === null) return all
        after = given.last
      }
    },
    changedDevice: async (org, upload, row) => changedDevice(here, org, upload, row),
    async *failed(org, upload, now) {
      for (let after = -1; ; ) {
        const rows = await read('failedRows', org, upload, after, failedAtOnce, now)
        if (rows.length > 0) yield rows
        if (rows.length < failedAtOnce) return
        after = there(rows.at(-1)).row
      }
    },
  }
}
