import { canonicalHash } from '../../domain/hardware-hash/encode.ts'
import { type ApiContext, type ApiServer, actorOf, orgOf } from '../context.ts'
import { catalogue, catalogueEntryPage, catalogueList, entriesQuery } from '../contract/catalogues.ts'
import { done } from '../contract/common.ts'
import { granted, present } from '../problems/problem.ts'
import { gives, idParams } from './schemas.ts'

/** Files of vendors with hashes, imported by an upload of kind catalogue. */
export function catalogueRoutes(server: ApiServer, { store, clock }: ApiContext): void {
  const tags = ['catalogues']

  server.get(
    '/catalogues',
    {
      config: { needs: 'look' },
      schema: {
        tags,
        summary: 'All catalogues, and devices that they answer now',
        response: gives(200, catalogueList),
      },
    },
    async (request) => {
      const org = orgOf(request)
      return { items: await store.catalogues.list(org), answerable: await store.catalogues.answerable(org) }
    },
  )

  server.get(
    '/catalogues/entries',
    {
      config: { needs: 'look' },
      schema: {
        tags,
        summary: 'Looks devices up in all catalogues',
        querystring: entriesQuery,
        response: gives(200, catalogueEntryPage),
      },
    },
    async (request) => {
      const { hash, ...query } = request.query
      const page = await store.catalogues.entries(orgOf(request), query)
      const items = page.items.map(({ body, ...entry }) => ({ ...entry, hash: hash ? canonicalHash(body) : null }))
      return { items, nextCursor: page.nextCursor }
    },
  )

  server.get(
    '/catalogues/:id',
    {
      config: { needs: 'look' },
      schema: { tags, summary: 'One catalogue', params: idParams, response: gives(200, catalogue) },
    },
    async (request) => present(await store.catalogues.get(orgOf(request), request.params.id)),
  )

  server.delete(
    '/catalogues/:id',
    {
      config: { needs: 'change' },
      schema: { tags, summary: 'Removes a catalogue; devices stay', params: idParams, response: gives(200, done) },
    },
    async (request) =>
      granted(await store.catalogues.remove(orgOf(request), request.params.id, actorOf(request), clock())),
  )
}
