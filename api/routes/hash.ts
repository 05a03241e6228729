import { explainHash } from '../../steps/merge/explain-hash.ts'
import { type ApiServer, languageFor } from '../context.ts'
import { hashAnswer, hashBody } from '../contract/hash.ts'
import { gives } from './schemas.ts'

/** What a hash says, and whether it is whole; changes nothing. */
export function hashRoutes(server: ApiServer): void {
  server.post(
    '/hash',
    {
      config: { needs: 'signed-in' },
      schema: { tags: ['hash'], summary: 'What a hash says', body: hashBody, response: gives(200, hashAnswer) },
    },
    async (request) => explainHash(request.body.hash, request.body.serialNumber, languageFor(request)),
  )
}
