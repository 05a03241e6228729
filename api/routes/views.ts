import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { mayDo } from '../../domain/permissions.ts'
import type { View } from '../../domain/view.ts'
import { type ApiContext, type ApiServer, actorOf, orgOf, whoOf } from '../context.ts'
import { done } from '../contract/common.ts'
import { newView, type ViewAnswer, view, viewList, viewPatch } from '../contract/views.ts'
import { granted, Refused } from '../problems/problem.ts'
import { gives, idParams } from './schemas.ts'

/** Lists of devices kept under a name. One's own are everybody's to keep; the organization's, of who administers it. */
export function viewRoutes(server: ApiServer, { store, clock }: ApiContext): void {
  const tags = ['devices']

  server.get(
    '/views',
    {
      config: { needs: 'look' },
      schema: { tags, summary: 'Your views and those of the organization, by name', response: gives(200, viewList) },
    },
    async (request) => ({ items: (await store.views.list(orgOf(request), actorOf(request))).map(viewAnswer) }),
  )

  server.post(
    '/views',
    {
      config: { needs: 'look' },
      schema: { tags, summary: 'Keeps a list under a name', body: newView, response: gives(201, view) },
    },
    async (request, reply) => {
      const { body } = request
      if (body.shared && !mayShare(request)) throw new Refused('not-allowed')
      const kept = { ...body, id: `v_${randomUUID()}` }
      reply.status(201)
      return viewAnswer(granted(await store.views.add(orgOf(request), kept, actorOf(request), clock())))
    },
  )

  server.patch(
    '/views/:id',
    {
      config: { needs: 'look' },
      schema: {
        tags,
        summary: 'Changes what is given of a view; not-found for one that you may not change',
        params: idParams,
        body: viewPatch,
        response: gives(200, view),
      },
    },
    async (request) => {
      const { id } = request.params
      const share = mayShare(request)
      if (request.body.shared && !share) throw new Refused('not-allowed')
      const { body } = request
      const change = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
      return viewAnswer(granted(await store.views.change(orgOf(request), id, change, actorOf(request), share, clock())))
    },
  )

  server.delete(
    '/views/:id',
    {
      config: { needs: 'look' },
      schema: { tags, summary: 'Removes a view; devices stay', params: idParams, response: gives(200, done) },
    },
    async (request) =>
      granted(await store.views.remove(orgOf(request), request.params.id, actorOf(request), mayShare(request))),
  )
}

function mayShare(request: FastifyRequest): boolean {
  const { membership } = whoOf(request)
  return membership !== null && mayDo(membership.role, 'administer')
}

const viewAnswer = (kept: View): ViewAnswer => kept as ViewAnswer
