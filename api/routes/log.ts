import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { administeredSubjects, type LogEntry, type LogKind, logKinds, subjectOfKind } from '../../domain/log.ts'
import { describeAct, titleOfAct } from '../../domain/messages/describe-act.ts'
import { mayDo } from '../../domain/permissions.ts'
import type { Language } from '../../domain/words.ts'
import { type PeopleCell, writePeopleCsv } from '../../steps/merge/write-people-csv.ts'
import type { LogQuery, LogStore } from '../../storage/contract/log.ts'
import type { OrganizationNo } from '../../storage/contract/organizations.ts'
import { type ApiContext, type ApiServer, languageFor, orgOf, whoOf } from '../context.ts'
import { type LogEntryAnswer, logActors, logExportQuery, logPage, logQuery } from '../contract/log.ts'
import { gives } from './schemas.ts'

/** The organization's log: what was done, by whom, on what. */
export function logRoutes(server: ApiServer, { store, clock }: ApiContext): void {
  const tags = ['log']
  server.get(
    '/events',
    {
      config: { needs: 'look' },
      schema: {
        tags,
        summary: 'What was done, the newest first',
        querystring: logQuery,
        response: gives(200, logPage),
      },
    },
    async (request) => {
      const { cursor, limit } = request.query
      const wanted = { ...filterOf(request, request.query), limit, ...(cursor === undefined ? {} : { cursor }) }
      const page = await store.log.list(orgOf(request), wanted)
      const language = languageFor(request)
      return { ...page, items: page.items.map((entry) => entryAnswer(entry, language)) }
    },
  )

  server.get(
    '/events/actors',
    {
      config: { needs: 'look' },
      schema: { tags, summary: 'Who stands in the log, by name', response: gives(200, logActors) },
    },
    async (request) => ({ items: await store.log.actors(orgOf(request)) }),
  )

  server.get(
    '/events.csv',
    {
      config: { needs: 'look' },
      schema: { tags, summary: 'The same as a file', querystring: logExportQuery, produces: ['text/csv'] },
    },
    async (request, reply) => {
      const language = languageFor(request)
      const entries = everyEntry(store.log, orgOf(request), filterOf(request, request.query))
      const day = new Date(clock()).toISOString().slice(0, 10)
      reply.header('content-disposition', `attachment; filename="log-${day}.csv"`)
      reply.type('text/csv; charset=utf-8')
      return reply.send(Readable.from(writePeopleCsv(headers[language], cellsOf(entries, language))))
    },
  )
}

type Asked = Pick<z.output<typeof logQuery>, 'subject' | 'kind' | 'by' | 'search' | 'from' | 'to'>

/** What was asked, without what this caller may not see. */
function filterOf(request: FastifyRequest, { subject, kind, by, search, from, to }: Asked): Omit<LogQuery, 'limit'> {
  const role = whoOf(request).membership?.role
  const administers = role !== undefined && mayDo(role, 'administer')
  const isWanted = (one: LogKind): boolean => {
    const about = subjectOfKind[one]
    if (!administers && administeredSubjects.includes(about)) return false
    return (subject === undefined || subject.includes(about)) && (kind === undefined || kind.includes(one))
  }
  const kinds = logKinds.filter(isWanted)
  return {
    ...(kinds.length === logKinds.length ? {} : { kinds }),
    ...(by === undefined ? {} : { by }),
    ...(search === undefined ? {} : { search }),
    ...(from === undefined ? {} : { from: Date.parse(from) }),
    ...(to === undefined ? {} : { to: Date.parse(to) }),
  }
}

function entryAnswer(entry: LogEntry, language: Language): LogEntryAnswer {
  return { ...entry, what: describeAct(language, entry) }
}

const atOnce = 1000

async function* everyEntry(
  log: LogStore,
  org: OrganizationNo,
  filter: Omit<LogQuery, 'limit'>,
): AsyncGenerator<LogEntry> {
  for (let cursor: string | null = null; ; ) {
    const page = await log.list(org, { ...filter, limit: atOnce, ...(cursor === null ? {} : { cursor }) })
    yield* page.items
    cursor = page.nextCursor
    if (cursor === null) return
  }
}

const headers = {
  en: ['Time', 'Who', 'Kind', 'What', 'About', 'Value', 'Devices', 'Failed', 'Device', 'Registration', 'Operation'],
  nl: ['Tijd', 'Wie', 'Soort', 'Wat', 'Over', 'Waarde', 'Apparaten', 'Mislukt', 'Apparaat', 'Registratie', 'Bewerking'],
} as const satisfies Record<Language, readonly string[]>

async function* cellsOf(entries: AsyncIterable<LogEntry>, language: Language): AsyncGenerator<PeopleCell[]> {
  for await (const entry of entries)
    yield [
      entry.at,
      entry.by.name,
      titleOfAct(language, entry.kind),
      describeAct(language, entry),
      entry.about,
      entry.value,
      entry.devices,
      entry.failed,
      entry.device,
      entry.upload,
      entry.operation,
    ]
}
