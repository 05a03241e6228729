import type { UploadRow } from '../../domain/upload.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { AnswersGiven, RowStore } from '../contract/rows.ts'
import { answerHardware, changedDevice } from './answer-rows.ts'
import type { Context } from './context.ts'
import { patchRow, patchRows } from './patch-rows.ts'
import * as read from './read-rows.ts'

const failedAtOnce = 1000

/** Rows of uploads on PostgreSQL: every function one transaction for its organization, then a hint. */
export function rowStore(c: Context): RowStore {
  const shown = async (org: OrganizationNo, upload: string, row: number, now: number): Promise<UploadRow> => {
    const found = await c.within(org, (sql) => read.getRow(sql, org, upload, row, now))
    if (found === null) throw new Error(`row ${row} is not there`)
    return found
  }
  return {
    list: (org, upload, query, now) => c.within(org, (sql) => read.listRows(sql, org, upload, query, now)),
    count: (org, upload, filter, now) => c.within(org, (sql) => read.countRows(sql, org, upload, filter, now)),
    get: (org, upload, row, now) => c.within(org, (sql) => read.getRow(sql, org, upload, row, now)),
    hardwareOf: (org, upload, row) => c.within(org, (sql) => read.hardwareOfRow(sql, org, upload, row)),
    async patch(org, upload, row, patch, _actor, now) {
      const answer = await c.within(org, (sql) => patchRow(c, sql, org, upload, row, patch))
      if ('refused' in answer) return answer
      c.tell({ org, uploads: [upload] })
      return { row: await shown(org, upload, row, now) }
    },
    async patchMany(org, upload, which, patch, _actor, now) {
      const answer = await c.within(org, (sql) => patchRows(sql, org, upload, which, patch, now))
      if (!('refused' in answer)) c.tell({ org, uploads: [upload] })
      return answer
    },
    async answerHardware(org, upload, which, answer, actor, now) {
      const all: AnswersGiven = { answered: 0, unanswered: [] }
      for (let after = -1; ; ) {
        const from = after
        const given = await c.within(org, (sql) => answerHardware(sql, org, upload, which, answer, from, actor, now))
        if ('refused' in given) return given
        c.tell({ org, uploads: [upload], devices: 'many' })
        all.answered += given.answered
        all.unanswered.push(...given.unanswered)
        if (given.last === null) return all
        after = given.last
      }
    },
    changedDevice: (org, upload, row) => c.within(org, (sql) => changedDevice(sql, org, upload, row)),
    async *failed(org, upload, now) {
      for (let after = -1; ; ) {
        const from = after
        const page = await c.within(org, (sql) => read.failedRows(sql, org, upload, from, failedAtOnce, now))
        if (page.length > 0) yield page
        const last = page.at(-1)
        if (last === undefined || page.length < failedAtOnce) return
        after = last.row
      }
    },
  }
}
