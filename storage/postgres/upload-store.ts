import type { Upload } from '../../domain/upload.ts'
import type { OrRefusal } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { UploadStore } from '../contract/uploads.ts'
import { beginRegistering, cancelUpload, dropUpload, markChecked } from './acts.ts'
import { identities, writeDuplicates } from './check-uploads.ts'
import { type Context, conflict, notFound } from './context.ts'
import { judgeNext } from './judge-rows.ts'
import { releaseLease, renewLease, takeDueUploads } from './leases.ts'
import * as moves from './move-uploads.ts'
import { leaveOutOthers } from './patch-rows.ts'
import { getUpload, listUploads, openUploads } from './read-uploads.ts'
import * as receive from './receive-uploads.ts'
import { registerNext } from './register-rows.ts'
import { lockUpload } from './upload-head.ts'

/** Uploads on PostgreSQL: every function one transaction for its organization, then a hint. */
export function uploadStore(c: Context): UploadStore {
  const tell = (org: OrganizationNo, id: string) => c.tell({ org, uploads: [id] })
  const shown = async (org: OrganizationNo, id: string): Promise<Upload> => {
    const upload = await c.within(org, (sql) => getUpload(sql, org, id))
    if (upload === null) throw new Error(`upload ${id} is not there`)
    return upload
  }
  const told = async <T>(org: OrganizationNo, id: string, answer: Promise<T>): Promise<T> => {
    const value = await answer
    tell(org, id)
    return value
  }
  const withUpload = async (
    org: OrganizationNo,
    id: string,
    moved: Promise<OrRefusal<object>>,
  ): Promise<OrRefusal<{ upload: Upload }>> => {
    const answer = await told(org, id, moved)
    return 'refused' in answer ? answer : { upload: await shown(org, id) }
  }
  return {
    async create(org, upload, now) {
      const answer = await c.within(org, (sql) => receive.createUpload(sql, org, upload, now))
      if ('refused' in answer) return answer
      if (answer.created) tell(org, answer.id)
      return { upload: await shown(org, answer.id), created: answer.created }
    },
    get: (org, id) => c.within(org, (sql) => getUpload(sql, org, id)),
    list: (org, query) => c.within(org, (sql) => listUploads(sql, org, query)),
    open: (org, query) => c.lookUp(org, (sql) => openUploads(sql, org, query)),
    announceFiles: (org, id, files, now) =>
      told(
        org,
        id,
        c.within(org, (sql) => receive.announceFiles(sql, org, id, files, now)),
      ),
    beginFile: (org, id, file, now) =>
      told(
        org,
        id,
        c.within(org, (sql) => receive.beginFile(sql, org, id, file, now)),
      ),
    addRows: (org, id, file, rows, bytes, now) =>
      told(
        org,
        id,
        c.within(org, (sql) => receive.addRows(c, sql, org, id, file, rows, bytes, now)),
      ),
    finishFile: (org, id, file, found, now) =>
      told(
        org,
        id,
        c.within(org, (sql) => receive.finishFile(sql, org, id, file, found, now)),
      ),
    dropFile: (org, id, file) =>
      told(
        org,
        id,
        c.within(org, (sql) => receive.dropFile(sql, org, id, file)),
      ),
    close: (org, id, now) =>
      withUpload(
        org,
        id,
        c.within(org, (sql) => receive.closeUpload(sql, org, id, now)),
      ),
    identities: (org, id, after, limit) => c.within(org, (sql) => identities(sql, org, id, after, limit)),
    writeDuplicates: (org, id, found, adopt, worker) =>
      told(
        org,
        id,
        c.within(org, (sql) => writeDuplicates(sql, org, id, found, adopt, worker)),
      ),
    judgeNext: (org, id, after, limit, worker) =>
      told(
        org,
        id,
        c.within(org, (sql) => judgeNext(sql, org, id, after, limit, worker)),
      ),
    async markChecked(org, id, now, expiresAt, worker) {
      await c.within(org, (sql) => markChecked(sql, org, id, now, expiresAt, worker))
      tell(org, id)
      return await shown(org, id)
    },
    beginRegistering: (org, id, choice, actor, now) =>
      withUpload(
        org,
        id,
        c.within(org, async (sql) => {
          const head = await lockUpload(sql, org, id)
          if (head === undefined) return notFound
          if (head.status !== 'checked') return conflict(`the upload is ${head.status}`)
          await leaveOutOthers(sql, head, choice, now)
          await beginRegistering(sql, head, choice, actor, now)
          return { ok: true }
        }),
      ),
    async registerNext(org, id, limit, how, now) {
      const { isCatalogue, ...answer } = await c.within(org, (sql) => registerNext(sql, org, id, limit, how, now))
      if (answer.done > 0)
        c.tell({ org, uploads: [id], ...(isCatalogue ? { catalogues: true } : { devices: 'many' as const }) })
      return answer
    },
    async finishIfSettled(org, id, now) {
      const { settled, changed } = await c.within(org, (sql) => moves.finishIfSettled(sql, org, id, now))
      if (changed) tell(org, id)
      return settled
    },
    cancel: (org, id, actor, now) =>
      withUpload(
        org,
        id,
        c.within(org, (sql) => cancelUpload(sql, org, id, actor, now)),
      ),
    async drop(org, id, actor, now, ofSendings) {
      const answer = await told(
        org,
        id,
        c.within(org, (sql) => dropUpload(sql, org, id, actor, now, ofSendings)),
      )
      if (!('refused' in answer)) await moves.purgeAbandoned(c)
      return answer
    },
    async abandonExpired(now, receivingIdleMs) {
      const abandoned = await moves.abandonExpired(c, now, receivingIdleMs)
      for (const { org, id } of abandoned) tell(org, id)
      await moves.purgeAbandoned(c)
      return abandoned
    },
    takeDue: (worker, now, leaseMs, limit) => c.overAll((sql) => takeDueUploads(sql, worker, now, leaseMs, limit)),
    renewLease: (org, id, worker, now, leaseMs) =>
      c.within(org, (sql) => renewLease(sql, 'uploads', org, id, worker, now, leaseMs)),
    releaseLease: (org, id, worker) => c.within(org, (sql) => releaseLease(sql, 'uploads', org, id, worker)),
  }
}
