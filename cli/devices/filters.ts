import { readFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import type { MusterClient } from '../../api/client.ts'
import type { DeviceFilterBody } from '../../api/contract/devices.ts'
import { deviceStates, errorCodes, reasons } from '../../domain/words.ts'
import type { Context } from '../context.ts'
import { CommandFailed } from '../failure.ts'
import { momentOf } from '../moment.ts'

/** The filters of lists, exports and actions, as flags. */
export function addFilters(command: Command, { say }: Context): Command {
  const { help } = say
  const several = (flags: string, description: string, choices?: readonly string[]): Option => {
    const option = new Option(flags, description)
    return choices ? option.choices([...choices]) : option
  }
  return command
    .addOption(several('--state <STATE...>', help.state, deviceStates))
    .addOption(several('--error <CODE...>', help.error, errorCodes))
    .addOption(several('--reason <REASON...>', help.reason, reasons))
    .option('--attention', help.attention)
    .option('--upload <ID>', help.upload)
    .option('--search <TEXT>', help.search)
    .option('--serials-from <FILE>', help.serialsFrom)
    .option('--group-tag <TAG...>', help.tagFilter)
    .option('--without-group-tag', help.withoutTag)
    .option('--user <USER...>', help.userFilter)
    .option('--without-user', help.withoutUser)
    .option('--manufacturer <NAME...>', help.manufacturerFilter)
    .option('--model <NAME...>', help.modelFilter)
    .option('--registered-from <DATE>', help.registeredFrom)
    .option('--registered-to <DATE>', help.registeredTo)
}

export type FilterOptions = {
  state?: DeviceFilterBody['state']
  error?: DeviceFilterBody['error']
  reason?: DeviceFilterBody['reason']
  attention?: boolean
  upload?: string
  search?: string
  serialsFrom?: string
  groupTag?: string[]
  withoutGroupTag?: boolean
  user?: string[]
  withoutUser?: boolean
  manufacturer?: string[]
  model?: string[]
  registeredFrom?: string
  registeredTo?: string
}

/** The filter that the flags say; only keys that were given. */
export function filterOf(context: Context, options: FilterOptions): DeviceFilterBody {
  const { say } = context
  if (options.search !== undefined && options.search.length < 3) throw new CommandFailed(say.searchTooShort)
  const filter: DeviceFilterBody = {
    state: options.state,
    error: options.error,
    reason: options.reason,
    attention: options.attention,
    upload: options.upload,
    search: options.search,
    groupTag: orWithout(options.groupTag, options.withoutGroupTag),
    user: orWithout(options.user, options.withoutUser),
    manufacturer: options.manufacturer,
    model: options.model,
    registeredFrom: momentOf(context, options.registeredFrom),
    registeredTo: momentOf(context, options.registeredTo),
  }
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as DeviceFilterBody
}

/** The empty text stands for devices without a value. */
function orWithout(values: string[] | undefined, without: boolean | undefined): string[] | undefined {
  return without ? [...(values ?? []), ''] : values
}

/**
 * Serials given as arguments and by file (one a line), without empty ones. A file without any is refused: to go on
 * would mean all devices instead of none.
 */
export async function serialsOf({ say }: Context, given: string[], options: FilterOptions): Promise<string[]> {
  const { serialsFrom } = options
  if (serialsFrom === undefined) return withoutEmpty(given)
  const text = await readFile(serialsFrom, 'utf8')
  const serials = withoutEmpty(text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/))
  if (serials.length === 0) throw new CommandFailed(say.noSerialsIn(serialsFrom))
  return [...withoutEmpty(given), ...serials]
}

const withoutEmpty = (serials: string[]): string[] =>
  serials.map((serial) => serial.trim()).filter((serial) => serial !== '')

/** Ids of the devices with these serials; says which are not on the list. */
export async function idsOf(
  { say, terminal, signal }: Context,
  client: MusterClient,
  serials: string[],
): Promise<{ ids: number[]; missing: string[] }> {
  const ids: number[] = []
  const missing: string[] = []
  for (let at = 0; at < serials.length; at += 10_000) {
    const answer = await client.devices.findSerials(serials.slice(at, at + 10_000), { signal })
    for (const found of answer.found) ids.push(...found.ids)
    missing.push(...answer.missing)
  }
  if (missing.length > 0) {
    const some = missing.slice(0, 20).join(', ') + (missing.length > 20 ? ', …' : '')
    terminal.note(say.serialsFound(serials.length - missing.length, missing.length, some))
  }
  return { ids: [...new Set(ids)], missing }
}

/** The one device that a serial, or `#` and a number, stands for. */
export async function deviceNamed(context: Context, client: MusterClient, name: string): Promise<number> {
  const number = /^#(\d+)$/.exec(name)?.[1]
  if (number !== undefined) return Number(number)
  const { found } = await client.devices.findSerials([name], { signal: context.signal })
  const ids = found.flatMap((one) => one.ids)
  const [id] = ids
  if (id === undefined) throw new CommandFailed(context.say.noSuchDevice(name), [context.say.searchHint(name)], 1)
  if (ids.length > 1) throw new CommandFailed(context.say.severalDevices(name, ids.map((one) => `#${one}`).join(' ')))
  return id
}
