import { Readable } from 'node:stream'
import { canonicalHash } from '../../domain/hardware-hash/encode.ts'
import type { UploadRow } from '../../domain/upload.ts'
import type { Language } from '../../domain/words.ts'
import { failedRowCells, failedRowsHeaders, writePeopleCsv } from '../../steps/merge/write-people-csv.ts'
import type { OrganizationNo } from '../../storage/contract/organizations.ts'
import type { RowPatch } from '../../storage/contract/rows.ts'
import type { Store } from '../../storage/store.ts'
import { rowAnswer } from '../answers/upload.ts'
import { type ApiContext, type ApiServer, actorOf, languageFor, orgOf } from '../context.ts'
import {
  type RowPatchBody,
  rowCount,
  rowFilter,
  rowPatch,
  rowsPatch,
  rowsPatched,
  rowsQuery,
  uploadRow,
  uploadRowPage,
} from '../contract/uploads.ts'
import { mendRow, refuseUnsafeValues } from '../mend-row.ts'
import { granted, present } from '../problems/problem.ts'
import { gives, idParams, rowParams } from './schemas.ts'

/** Rows of an upload: read, mended, left out, and the failed ones as a file. */
export function uploadRowRoutes(server: ApiServer, context: ApiContext): void {
  const { store, clock } = context
  const tags = ['uploads']

  server.get(
    '/uploads/:id/rows',
    {
      config: { needs: 'look' },
      schema: {
        tags,
        summary: 'Rows in the order of files, then lines',
        params: idParams,
        querystring: rowsQuery,
        response: gives(200, uploadRowPage),
      },
    },
    async (request) => {
      const page = granted(await store.rows.list(orgOf(request), request.params.id, request.query, clock()))
      return { items: page.items.map((row) => rowAnswer(row, languageFor(request))), nextCursor: page.nextCursor }
    },
  )

  server.get(
    '/uploads/:id/rows/count',
    {
      config: { needs: 'look' },
      schema: {
        tags,
        summary: 'How many rows match the filter',
        params: idParams,
        querystring: rowFilter,
        response: gives(200, rowCount),
      },
    },
    async (request) => granted(await store.rows.count(orgOf(request), request.params.id, request.query, clock())),
  )

  server.get(
    '/uploads/:id/rows/:row',
    {
      config: { needs: 'look' },
      schema: { tags, summary: 'One row', params: rowParams, response: gives(200, uploadRow) },
    },
    async (request) => {
      const { id, row } = request.params
      return rowAnswer(present(await store.rows.get(orgOf(request), id, row, clock())), languageFor(request))
    },
  )

  server.patch(
    '/uploads/:id/rows/:row',
    {
      config: { needs: 'register' },
      schema: {
        tags,
        summary: 'Mends a row while checked; it is judged again, duplicates included',
        params: rowParams,
        body: rowPatch,
        response: gives(200, uploadRow),
      },
    },
    async (request) => {
      const org = orgOf(request)
      const { id, row } = request.params
      const patch = await storePatch(store, org, id, row, request.body, languageFor(request), clock())
      const patched = granted(await store.rows.patch(org, id, row, patch, actorOf(request), clock()))
      return rowAnswer(patched.row, languageFor(request))
    },
  )

  server.patch(
    '/uploads/:id/rows',
    {
      config: { needs: 'register' },
      schema: {
        tags,
        summary: 'Leaves many rows out or in, keeps no others, or gives them a tag or user',
        params: idParams,
        body: rowsPatch,
        response: gives(200, rowsPatched),
      },
    },
    async (request) => {
      const { rows, filter, only, ...patch } = request.body
      const which = { ...(rows ? { rows } : { filter: filter ?? {} }), ...(only ? { only } : {}) }
      return granted(
        await store.rows.patchMany(orgOf(request), request.params.id, which, patch, actorOf(request), clock()),
      )
    },
  )

  server.get(
    '/uploads/:id/failed.csv',
    {
      config: { needs: 'look' },
      schema: {
        tags,
        summary: 'Rows that failed, as a file that can be mended and given again',
        params: idParams,
        produces: ['text/csv'],
      },
    },
    async (request, reply) => {
      const org = orgOf(request)
      present(await store.uploads.get(org, request.params.id))
      reply.header('content-disposition', 'attachment; filename="failed.csv"').type('text/csv; charset=utf-8')
      const language = languageFor(request)
      const cells = failedCells(store.rows.failed(org, request.params.id, clock()), language)
      return reply.send(Readable.from(writePeopleCsv(failedRowsHeaders[language], cells)))
    },
  )
}

async function storePatch(
  store: Store,
  org: OrganizationNo,
  upload: string,
  rowNumber: number,
  body: RowPatchBody,
  language: Language,
  now: number,
): Promise<RowPatch> {
  const { hash, serialNumber, ...patch } = body
  const values = [hash, serialNumber, patch.groupTag, patch.assignedUser]
  if (values.every((value) => value === undefined)) return patch
  const row = present(await store.rows.get(org, upload, rowNumber, now))
  refuseUnsafeValues(patch, language)
  // A good row's tag or user changes nothing of what its hash proves.
  if (row.outcome !== 'refused' && hash === undefined && serialNumber === undefined) return patch
  const hardware = present(await store.rows.hardwareOf(org, upload, rowNumber))
  const read = mendRow({ ...row, body: hardware.body, refusedText: hardware.refusedText }, body, language, now)
  return { ...patch, read }
}

async function* failedCells(
  batches: AsyncIterable<(UploadRow & { body: Uint8Array | null; refusedText: string | null })[]>,
  language: Language,
) {
  for await (const batch of batches)
    for (const row of batch) {
      const { error } = rowAnswer(row, language)
      const hash = row.body ? canonicalHash(row.body) : row.refusedText
      yield failedRowCells({ ...row, hash, reason: error?.message ?? '', nextStep: error?.nextStep ?? '' })
    }
}
