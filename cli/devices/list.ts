import type { Command } from 'commander'
import { everyItem } from '../../api/client.ts'
import type { DeviceAnswer, DevicesQuery } from '../../api/contract/devices.ts'
import { title } from '../../domain/messages/messages.ts'
import { deviceSorts } from '../../domain/words.ts'
import { openClient } from '../connect.ts'
import type { Context } from '../context.ts'
import { CommandFailed } from '../failure.ts'
import { showTable } from '../table.ts'
import { write } from '../terminal.ts'
import { type FilterOptions, filterOf, serialsOf } from './filters.ts'
import { viewNamed } from './views.ts'

type ListOptions = FilterOptions & { sort: string; limit: string; all?: boolean; view?: string; json?: boolean }

/** `muster devices list`: a page of devices as a table, or all that match; as JSON `{"count","items"}`. */
export async function listDevices(context: Context, command: Command, options: ListOptions): Promise<void> {
  const { say, terminal, signal } = context
  const asked = sortOf(context, options.sort)
  const most = options.all ? Number.POSITIVE_INFINITY : limitOf(context, options.limit)
  const serials = await serialsOf(context, [], options)
  const { client } = await openClient(context, command)
  const view = options.view === undefined ? null : await viewNamed(context, client, options.view)
  const sort = view && command.getOptionValueSource('sort') === 'default' ? view.sort : asked
  const filter = { ...view?.filter, ...filterOf(context, options), ...(serials.length > 0 ? { serials } : {}) }
  const { count } = await client.devices.count(filter, { signal })
  const page = (cursor: string | undefined) =>
    client.devices.list({ ...filter, sort, cursor, limit: Math.min(1000, most) }, { signal })
  const devices = firstOf(everyItem(page), most)
  if (options.json) return writeJson(context, count, devices)
  const rows: DeviceAnswer[] = []
  for await (const device of devices) rows.push(device)
  if (rows.length > 0)
    await showTable(
      terminal,
      say.deviceColumns,
      rows.map((device) => rowOf(context, device)),
    )
  terminal.note(rows.length < count ? say.shownOf(rows.length, count) : say.devicesCounted(count))
}

async function writeJson({ terminal }: Context, count: number, devices: AsyncIterable<DeviceAnswer>): Promise<void> {
  await write(terminal.stdout, `{"count":${count},"items":[`)
  let separator = '\n'
  for await (const device of devices) {
    await write(terminal.stdout, separator + JSON.stringify(device))
    separator = ',\n'
  }
  await write(terminal.stdout, `${separator === '\n' ? '' : '\n'}]}\n`)
}

async function* firstOf<T>(items: AsyncIterable<T>, most: number): AsyncGenerator<T> {
  let left = most
  for await (const item of items) {
    if (left-- <= 0) return
    yield item
  }
}

function rowOf({ language, say, terminal }: Context, device: DeviceAnswer): string[] {
  return [
    device.serialNumber,
    title(language, `state.${device.state}`) + (device.attention ? ` (${say.needsAPerson})` : ''),
    device.error?.message ?? '',
    device.assignedUser ?? '',
    modelOf(device),
    device.groupTag ?? '',
    terminal.moment(device.registeredAt),
  ]
}

/** Maker and model; many makers begin the model with their own name. */
export function modelOf({ manufacturer, model }: Pick<DeviceAnswer, 'manufacturer' | 'model'>): string {
  const begins = manufacturer !== null && model?.toLowerCase().startsWith(manufacturer.toLowerCase())
  return begins ? (model ?? '') : [manufacturer, model].filter(Boolean).join(' ')
}

function sortOf({ say }: Context, given: string): NonNullable<DevicesQuery['sort']> {
  const name = given.replace(/^-/, '')
  if (!(deviceSorts as readonly string[]).includes(name)) {
    throw new CommandFailed(say.settingNotValid('--sort', given, deviceSorts.join(', ')))
  }
  return given as NonNullable<DevicesQuery['sort']>
}

function limitOf({ say }: Context, given: string): number {
  const limit = Number(given)
  if (!Number.isInteger(limit) || limit < 1)
    throw new CommandFailed(say.settingNotValid('--limit', given, '1, 2, 3, …'))
  return limit
}
