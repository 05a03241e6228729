import { Readable } from 'node:stream'
import { canonicalHash } from '../../domain/hardware-hash/encode.ts'
import { explainError, title } from '../../domain/messages/messages.ts'
import type { Language } from '../../domain/words.ts'
import {
  failedRowCells,
  failedRowsHeaders,
  type PeopleCell,
  writePeopleCsv,
} from '../../steps/merge/write-people-csv.ts'
import type { DeviceStore } from '../../storage/store.ts'
import { type ApiContext, type ApiServer, languageFor, orgOf } from '../context.ts'
import { exportQuery } from '../contract/devices.ts'
import { storeFilter } from '../filters.ts'
import { intuneZip } from '../intune-zip.ts'

export type ExportedDevices = ReturnType<DeviceStore['export']>

/** Devices as files: an inventory, the failed ones to be mended, or what Intune takes. Streamed at any number. */
export function exportRoutes(server: ApiServer, { store, clock }: ApiContext): void {
  server.get(
    '/devices.csv',
    {
      config: { needs: 'look' },
      schema: {
        tags: ['devices'],
        summary: 'Devices under the filters as a file; format=intune gives a ZIP',
        querystring: exportQuery,
        produces: ['text/csv', 'application/zip'],
      },
    },
    async (request, reply) => {
      const { format, ...query } = request.query
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
    },
  )
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
