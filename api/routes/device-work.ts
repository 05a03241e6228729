import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { readHash } from '../../domain/hardware-hash/read.ts'
import type { ReadRow } from '../../domain/row.ts'
import { hardwareAnswer, operationAnswer } from '../answers/device.ts'
import { type ApiContext, type ApiServer, actorOf, languageFor, orgOf } from '../context.ts'
import {
  device,
  deviceHardware,
  eventPage,
  eventsQuery,
  hardwareChoice,
  hardwareQuery,
  type RetryBody,
  retryBody,
} from '../contract/devices.ts'
import { operation } from '../contract/operations.ts'
import { mendRow } from '../mend-row.ts'
import { granted, present } from '../problems/problem.ts'
import { tagged } from './devices.ts'
import { deviceParams, gives } from './schemas.ts'

/** What is known of one device besides the list, and what a person does with it. */
export function deviceWorkRoutes(server: ApiServer, context: ApiContext): void {
  const { store, clock } = context
  const tags = ['devices']

  server.get(
    '/devices/:id/events',
    {
      config: { needs: 'look' },
      schema: {
        tags,
        summary: 'What happened to it, the newest first',
        params: deviceParams,
        querystring: eventsQuery,
        response: gives(200, eventPage),
      },
    },
    async (request) => present(await store.devices.events(orgOf(request), request.params.id, request.query)),
  )

  server.get(
    '/devices/:id/hardware',
    {
      config: { needs: 'look' },
      schema: {
        tags,
        summary: 'What its hash says, its history, and hardware that waits for a person',
        params: deviceParams,
        querystring: hardwareQuery,
        response: gives(200, deviceHardware),
      },
    },
    async (request) => {
      const org = orgOf(request)
      const { id } = request.params
      const withHash = request.query.hash ?? false
      const all = present(await store.devices.hardware(org, id))
      const records = all.map((one) => hardwareAnswer(one, withHash))
      const waiting = await store.devices.waitingHardware(org, id)
      return {
        current: records.find(({ until }) => until === null) ?? null,
        history: records.filter(({ until }) => until !== null),
        waiting: waiting.map(({ upload, row, body }) => ({ upload, row, device: readHash(body) })),
      }
    },
  )

  server.post(
    '/devices/:id/retry',
    {
      config: { needs: 'change' },
      schema: {
        tags,
        summary: 'Registers a failed device again, with a new hash or serial where given',
        params: deviceParams,
        body: retryBody,
        response: gives(200, device),
      },
    },
    async (request, reply) => {
      const org = orgOf(request)
      const { id } = request.params
      const mended = await mendedDevice(context, request, org, id, request.body ?? {})
      const how = { immediate: context.immediate, requestId: request.id }
      const tried = granted(await store.devices.retry(org, id, mended, how, actorOf(request), clock()))
      return tagged(request, reply, tried.device)
    },
  )

  for (const { address, summary, answer } of hardwareAnswers)
    server.post(
      address,
      {
        config: { needs: 'change' },
        schema: { tags, summary, params: deviceParams, body: hardwareChoice, response: gives(200, device) },
      },
      async (request, reply) => {
        const { params, body } = request
        const answered = await store.devices[answer](orgOf(request), params.id, body, actorOf(request), clock())
        return tagged(request, reply, granted(answered).device)
      },
    )

  server.delete(
    '/devices/:id',
    {
      config: { needs: 'remove' },
      schema: {
        tags,
        summary: 'Removes one device, as an operation that can be undone',
        params: deviceParams,
        response: gives(202, operation),
      },
    },
    async (request, reply) => {
      const org = orgOf(request)
      const { id } = request.params
      present(await store.devices.get(org, id, clock()))
      const wanted = { id: randomUUID(), action: 'remove' as const, value: null, ids: [id], final: false }
      const made = granted(await store.operations.create(org, wanted, actorOf(request), clock()))
      return reply
        .code(202)
        .header('location', `/api/v1/operations/${made.operation.id}`)
        .send(operationAnswer(made.operation))
    },
  )
}

/** What a person may say of hardware that waits on a device. */
const hardwareAnswers = [
  {
    address: '/devices/:id/replace-hardware',
    summary: 'The changed hardware is right: it becomes the record, the old one history',
    answer: 'replaceHardware',
  },
  {
    address: '/devices/:id/dismiss-hardware',
    summary: 'The changed hardware is dismissed; the record stays',
    answer: 'dismissHardware',
  },
] as const

async function mendedDevice(
  { store, clock }: ApiContext,
  request: FastifyRequest,
  org: number,
  id: number,
  body: RetryBody,
): Promise<ReadRow | null> {
  if (body.hash === undefined && body.serialNumber === undefined) return null
  const known = present(await store.devices.get(org, id, clock()))
  const hardware = (await store.devices.hardware(org, id))?.find(({ until }) => until === null)
  return mendRow(
    {
      ...known,
      line: known.upload?.line ?? 1,
      body: hardware?.body ?? null,
      refusedText: hardware?.refusedText ?? null,
    },
    body,
    languageFor(request),
    clock(),
  )
}
