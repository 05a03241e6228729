import { explainFileError } from '../../domain/messages/messages.ts'
import { explainHash } from '../../steps/merge/explain-hash.ts'
import { explainList } from '../../steps/merge/explain-list.ts'
import { type ApiContext, type ApiServer, languageFor } from '../context.ts'
import { hashAnswer, hashBody, hashListAnswer } from '../contract/hash.ts'
import { gives } from './schemas.ts'

/** Rows of a list that are explained at once. */
const mostRows = 200

/** What a hash says, and whether it is whole, or what each row of a list is worth; changes nothing. */
export function hashRoutes(server: ApiServer, { clock }: Pick<ApiContext, 'clock'>): void {
  server.post(
    '/hash',
    {
      config: { needs: 'signed-in' },
      schema: {
        tags: ['hash'],
        summary: 'What a hash says, or each row of a list',
        body: hashBody,
        response: gives(200, hashAnswer.or(hashListAnswer)),
      },
    },
    async (request) => {
      const language = languageFor(request)
      const { hash, list, serialNumber } = request.body
      if (list === undefined) return explainHash(hash ?? '', serialNumber, language)
      const options = { language, most: mostRows, now: clock() / 1000 }
      const { file, rows, more } = await explainList('list', bytesOf(list), options)
      const { hints: _, error, members, ...found } = file
      return {
        file: { ...found, members: null, error: error && { ...error, ...explainFileError(language, error) } },
        rows,
        more,
      }
    },
  )
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8')
}
