import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Device } from '../../domain/device.ts'
import type { DeviceSort, Language } from '../../domain/words.ts'
import { deviceAnswer } from '../answers/device.ts'
import { type ApiContext, type ApiServer, actorOf, languageFor, orgOf } from '../context.ts'
import {
  type DeviceAnswer,
  device,
  deviceCount,
  deviceFilter,
  devicePage,
  devicePatch,
  deviceSummary,
  devicesQuery,
  serialsBody,
  serialsFound,
} from '../contract/devices.ts'
import { storeFilter } from '../filters.ts'
import { granted, present, Refused } from '../problems/problem.ts'
import { deviceParams, gives } from './schemas.ts'

/** The list of devices, and one device read and changed. */
export function deviceRoutes(server: ApiServer, context: ApiContext): void {
  const { store, clock } = context
  const tags = ['devices']

  server.get(
    '/devices',
    {
      config: { needs: 'look' },
      schema: { tags, summary: 'A page of the list', querystring: devicesQuery, response: gives(200, devicePage) },
    },
    async (request) => {
      const { sort, cursor, limit, ...filter } = request.query
      const descending = sort.startsWith('-')
      const page = await store.devices.list(orgOf(request), {
        ...storeFilter(filter),
        sort: (descending ? sort.slice(1) : sort) as DeviceSort,
        descending,
        limit,
        ...(cursor === undefined ? {} : { cursor }),
        now: clock(),
      })
      const language = languageFor(request)
      return { items: page.items.map((item) => deviceAnswer(item, language)), nextCursor: page.nextCursor }
    },
  )

  server.get(
    '/devices/count',
    {
      config: { needs: 'look' },
      schema: {
        tags,
        summary: 'How many match the filter',
        querystring: deviceFilter,
        response: gives(200, deviceCount),
      },
    },
    async (request) => ({
      count: await store.devices.count(orgOf(request), storeFilter(request.query), clock()),
    }),
  )

  server.get(
    '/devices/summary',
    {
      config: { needs: 'look' },
      schema: {
        tags,
        summary: 'Counts by state, error, maker, model, tag, build',
        response: gives(200, deviceSummary),
      },
    },
    async (request) => store.devices.summary(orgOf(request), clock()),
  )

  server.post(
    '/devices/serials',
    {
      config: { needs: 'look' },
      schema: {
        tags,
        summary: 'Which of many serials are on the list',
        body: serialsBody,
        response: gives(200, serialsFound),
      },
    },
    async (request) => store.devices.findSerials(orgOf(request), request.body.serials),
  )

  server.get(
    '/devices/:id',
    {
      config: { needs: 'look' },
      schema: { tags, summary: 'One device, with its ETag', params: deviceParams, response: gives(200, device) },
    },
    async (request, reply) => {
      const found = present(await store.devices.get(orgOf(request), request.params.id, clock()))
      if (request.headers['if-none-match'] === etagOf(found, languageFor(request)))
        return reply.code(304).send(undefined as never)
      return tagged(request, reply, found)
    },
  )

  server.patch(
    '/devices/:id',
    {
      config: { needs: 'change' },
      schema: {
        tags,
        summary: 'Changes group tag or user; with If-Match only where nobody was first',
        params: deviceParams,
        body: devicePatch,
        response: gives(200, device),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const version = versionWanted(request)
      const patched = await store.devices.patch(orgOf(request), id, request.body, version, actorOf(request), clock())
      return tagged(request, reply, granted(patched).device)
    },
  )
}

/** The device with its ETag in the header. */
export function tagged(request: FastifyRequest, reply: FastifyReply, found: Device): DeviceAnswer {
  const language = languageFor(request)
  reply.header('etag', etagOf(found, language)).header('vary', 'accept-language')
  return deviceAnswer(found, language)
}

/** A device also looks different in another language, and once it is inactive, which changes nothing of it. */
const etagOf = ({ version, state }: Device, language: Language): string => `"${version}-${state}-${language}"`

function versionWanted(request: FastifyRequest): number | null {
  const given = request.headers['if-match']
  if (given === undefined || given === '*') return null
  const version = /^(?:W\/)?"(\d+)(?:-[a-z]+-[a-z]+)?"$/.exec(given)?.[1]
  if (version === undefined) throw new Refused('if-match-needed')
  return Number(version)
}
