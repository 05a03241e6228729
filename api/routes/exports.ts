import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { canonicalHash } from '../../domain/hardware-hash/encode.ts'
import { explainError, title } from '../../domain/messages/messages.ts'
import type { Language } from '../../domain/words.ts'
import {
  deviceListTemplate,
  failedRowCells,
  failedRowsHeaders,
  type PeopleCell,
  writePeopleCsv,
} from '../../steps/merge/write-people-csv.ts'
import type { DeviceStore } from '../../storage/contract/devices.ts'
import { type ApiContext, type ApiServer, languageFor, orgOf } from '../context.ts'
import { exportQuery } from '../contract/devices.ts'
import { storeFilter } from '../filters.ts'
import { intuneZip } from '../intune-zip.ts'

export type ExportedDevices = ReturnType<DeviceStore['export']>

/** Devices as files: an inventory, the failed ones to be mended, or what Intune takes. Streamed at any number. */
export function exportRoutes(server: ApiServer, context: ApiContext): void {
  const produces = ['text/csv', 'application/zip']
  server.get(
    '/devices.csv',
    {
      config: { needs: 'look' },
      schema: {
        tags: ['devices'],
        summary: 'Devices under the filters as a file; format=intune gives a ZIP',
        querystring: exportQuery,
        produces,
      },
    },
    (request, reply) => sendExport(context, request, reply, request.query),
  )
  server.post(
    '/devices.csv',
    {
      config: { needs: 'look' },
      schema: {
        tags: ['devices'],
        summary: 'The same for more ids or serials than an address holds; changes nothing',
        body: exportQuery,
        produces,
      },
    },
    (request, reply) => sendExport(context, request, reply, request.body),
  )
  server.get(
    '/template.csv',
    {
      config: { needs: 'look' },
      schema: {
        tags: ['uploads'],
        summary: 'An empty device list to be filled in, its columns in the language of the request',
        produces: ['text/csv'],
      },
    },
    async (request, reply) => {
      const language = languageFor(request)
      reply.header('content-disposition', `attachment; filename="${templateNames[language]}"`)
      return reply.type('text/csv; charset=utf-8').send(deviceListTemplate(language))
    },
  )
}

const templateNames = { en: 'devices.csv', nl: 'apparaten.csv' } as const satisfies Record<Language, string>

async function sendExport(
  { store, clock }: ApiContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { format, ...query }: z.output<typeof exportQuery>,
): Promise<FastifyReply> {
  const filter = storeFilter(query)
  const wanted = format === 'failed' ? { ...filter, state: ['failed' as const] } : filter
  const devices = store.devices.export(orgOf(request), wanted, { withHash: format !== 'inventory', now: clock() })
  const language = languageFor(request)
  const day = new Date(clock()).toISOString().slice(0, 10)
  const file = format === 'intune' ? `intune-${day}.zip` : `${format}-${day}.csv`
  reply.header('content-disposition', `attachment; filename="${file}"`)
  reply.type(format === 'intune' ? 'application/zip' : 'text/csv; charset=utf-8')
  if (format === 'intune') return reply.send(intuneZip(devices, language))
  const csv =
    format === 'failed'
      ? writePeopleCsv(failedRowsHeaders[language], failedCells(devices, language))
      : writePeopleCsv(inventoryHeader, inventoryCells(devices, language))
  return reply.send(Readable.from(csv))
}

const inventoryHeader = [
  'Device Serial Number',
  'Manufacturer name',
  'Device model',
  'State',
  'Error',
  'Group Tag',
  'Assigned User',
  'Windows Product ID',
  'OS build',
  'Captured',
  'Registered',
  'Registered by',
  'Last seen',
]

async function* inventoryCells(batches: ExportedDevices, language: Language): AsyncGenerator<PeopleCell[]> {
  for await (const batch of batches)
    for (const device of batch)
      yield [
        device.serialNumber,
        device.manufacturer,
        device.model,
        title(language, `state.${device.state}`),
        device.error && explainError(language, device.error).title,
        device.groupTag,
        device.assignedUser,
        device.productKeyId,
        device.osBuild,
        device.capturedAt,
        device.registeredAt,
        device.registeredBy,
        device.lastSeenAt,
      ]
}

async function* failedCells(batches: ExportedDevices, language: Language): AsyncGenerator<PeopleCell[]> {
  for await (const batch of batches)
    for (const device of batch) {
      const words = device.error && explainError(language, device.error)
      yield failedRowCells({
        ...device,
        hash: device.body ? canonicalHash(device.body) : device.refusedText,
        file: device.upload?.file ?? '',
        line: device.upload?.line ?? 0,
        reason: words?.message ?? '',
        column: null,
        found: null,
        nextStep: words?.nextStep ?? '',
      })
    }
}
