import { randomUUID } from 'node:crypto'
import { mayDo } from '../../domain/permissions.ts'
import type { Operation } from '../../storage/contract/operations.ts'
import { operationAnswer } from '../answers/device.ts'
import { type ApiContext, type ApiServer, actorOf, languageFor, orgOf, whoOf } from '../context.ts'
import {
  actionBody,
  operation,
  operationPage,
  operationResultPage,
  operationsQuery,
  resultsQuery,
} from '../contract/operations.ts'
import { storeFilter } from '../filters.ts'
import { explainWhy } from '../problems/explain-why.ts'
import { granted, present, Refused } from '../problems/problem.ts'
import { gives, idParams } from './schemas.ts'

/** Work on many devices. */
export function operationRoutes(server: ApiServer, { store, clock, undoMs }: ApiContext): void {
  const tags = ['operations']

  server.post(
    '/devices/actions',
    {
      config: { needs: 'change' },
      bodyLimit: 4 * 1024 * 1024,
      schema: {
        tags,
        summary: 'Does something with many devices: ids, or all under a filter of which expectedCount are seen',
        body: actionBody,
        response: gives(202, operation),
      },
    },
    async (request, reply) => {
      const { filter, ids, expectedCount, action, value, final } = request.body
      if (action === 'remove' && !mayDo(whoOf(request).membership?.role ?? 'viewer', 'remove'))
        throw new Refused('not-allowed')
      const wanted = {
        id: randomUUID(),
        action,
        value: value || null,
        final,
        ...(ids === undefined ? {} : { ids }),
        ...(filter === undefined ? {} : { filter: storeFilter(filter) }),
        ...(expectedCount === undefined ? {} : { expectedCount }),
      }
      const made = granted(await store.operations.create(orgOf(request), wanted, actorOf(request), clock()))
      return reply
        .code(202)
        .header('location', `/api/v1/operations/${made.operation.id}`)
        .send(operationAnswer(made.operation))
    },
  )

  server.get(
    '/operations',
    {
      config: { needs: 'look' },
      schema: { tags, summary: 'The newest first', querystring: operationsQuery, response: gives(200, operationPage) },
    },
    async (request) => {
      const page = await store.operations.list(orgOf(request), request.query)
      return { items: page.items.map(operationAnswer), nextCursor: page.nextCursor }
    },
  )

  server.get(
    '/operations/:id',
    {
      config: { needs: 'look' },
      schema: { tags, summary: 'Status and counts', params: idParams, response: gives(200, operation) },
    },
    async (request) => operationAnswer(present(await store.operations.get(orgOf(request), request.params.id))),
  )

  server.get(
    '/operations/:id/results',
    {
      config: { needs: 'look' },
      schema: {
        tags,
        summary: 'What became of each device',
        params: idParams,
        querystring: resultsQuery,
        response: gives(200, operationResultPage),
      },
    },
    async (request) => {
      const page = granted(await store.operations.results(orgOf(request), request.params.id, request.query))
      const language = languageFor(request)
      const items = page.items.map((item) => ({ ...item, why: item.why && explainWhy(language, item.why) }))
      return { ...page, items }
    },
  )

  server.post(
    '/operations/:id/cancel',
    {
      config: { needs: 'change' },
      schema: { tags, summary: 'Leaves the rest alone', params: idParams, response: gives(200, operation) },
    },
    async (request) => {
      const { id } = request.params
      return done(granted(await store.operations.cancel(orgOf(request), id, undoMs, actorOf(request), clock())))
    },
  )

  server.post(
    '/operations/:id/undo',
    {
      config: { needs: 'remove' },
      schema: { tags, summary: 'Brings removed devices back', params: idParams, response: gives(200, operation) },
    },
    async (request) =>
      done(granted(await store.operations.undo(orgOf(request), request.params.id, actorOf(request), clock()))),
  )
}

const done = ({ operation }: { operation: Operation }) => operationAnswer(operation)
