import type { DeviceFilterBody } from '../../api/contract/devices.ts'
import type { DeviceSort, DeviceState, ErrorCode, Reason } from '../../domain/words.ts'
import { deviceSorts, deviceStates, errorCodes, reasons } from '../../domain/words.ts'
import { dayOf, textOf, wordsOf } from '../search-text.ts'

/** A minus before a name turns the order round. */
export type Sort = DeviceSort | `-${DeviceSort}`
export const usualSort: Sort = '-createdAt'

/** What stands in the address of the list: the whole of it, so that a link shows a colleague the same list. */
export type DeviceSearch = {
  state?: DeviceState[]
  error?: ErrorCode[]
  reason?: Reason[]
  attention?: 'yes'
  upload?: string
  search?: string
  serials?: string[]
  groupTag?: string[]
  user?: string[]
  manufacturer?: string[]
  model?: string[]
  /** Days, as people write them: 2026-05-31. */
  from?: string
  to?: string
  example?: 'yes' | 'no'
  sort?: Sort
  /** The view that this list was chosen by; it may have been changed since. */
  view?: string
}

/** Puts another search into the address; `replace` leaves no entry to go back to. */
export type ChangeSearch = (next: (now: DeviceSearch) => DeviceSearch, replace?: boolean) => void

/** The most serials that one list is asked for. */
export const mostSerials = 2000

/** Reads what an address says; what is no such filter is left out, so that a mistyped link shows a list all the same. */
export function validateDeviceSearch(found: Record<string, unknown>): DeviceSearch {
  const clean: { [K in keyof DeviceSearch]: DeviceSearch[K] | undefined } = {
    state: wordsOf(found.state, deviceStates),
    error: wordsOf(found.error, errorCodes),
    reason: wordsOf(found.reason, reasons),
    attention: found.attention === 'yes' ? 'yes' : undefined,
    upload: textOf(found.upload),
    search: textOf(found.search)?.slice(0, 128),
    serials: serialsOf(found.serials),
    groupTag: textsOf(found.groupTag),
    user: textsOf(found.user),
    manufacturer: textsOf(found.manufacturer),
    model: textsOf(found.model),
    from: dayOf(found.from),
    to: dayOf(found.to),
    example: found.example === 'yes' || found.example === 'no' ? found.example : undefined,
    sort: sortOf(found.sort),
    view: textOf(found.view)?.slice(0, 64),
  }
  return Object.fromEntries(Object.entries(clean).filter(([, value]) => value !== undefined)) as DeviceSearch
}

let lastSeen: { organization: string; search: DeviceSearch } | null = null

/** Keeps how the list was last looked at, so that a device's page leads back to it. */
export function keepLooking(organization: string, search: DeviceSearch): void {
  lastSeen = { organization, search }
}

/** The list as it was last looked at on this page; all of it where it was not. */
export function lastLooked(organization: string): DeviceSearch {
  return lastSeen?.organization === organization ? lastSeen.search : {}
}

/** The filter as the API takes it. A search shorter than three characters filters nothing yet. */
export function filterOf(search: DeviceSearch): DeviceFilterBody {
  const { sort: _sort, view: _view, from, to, attention, example, search: text, ...same } = search
  const given = Object.fromEntries(Object.entries(same).filter(([, value]) => value !== undefined))
  return {
    ...given,
    ...(text && isLongEnough(text) ? { search: text.trim() } : {}),
    ...(attention ? { attention: true } : {}),
    ...(example ? { example: example === 'yes' } : {}),
    ...(from ? { registeredFrom: new Date(`${from}T00:00:00`).toISOString() } : {}),
    ...(to ? { registeredTo: new Date(`${to}T23:59:59.999`).toISOString() } : {}),
  }
}

/** A search begins at three characters, as people count them. */
export function isLongEnough(text: string): boolean {
  return [...text.trim()].length >= 3
}

/** First click: from small to large; again: turned round. Times begin with the newest. */
export function nextSort(sort: Sort, by: DeviceSort): Sort {
  if (sort === by) return `-${by}`
  if (sort === `-${by}`) return by
  return by.endsWith('At') ? `-${by}` : by
}

/** One state more or less; with none the list shows all. */
export function withState(now: DeviceSearch, state: DeviceState): DeviceSearch {
  const before = now.state ?? []
  const wanted = before.includes(state) ? before.filter((one) => one !== state) : [...before, state]
  const { state: _before, ...rest } = now
  return wanted.length > 0 ? { ...rest, state: wanted } : rest
}

/** True when anything narrows the list. */
export function isFiltered(search: DeviceSearch): boolean {
  return Object.keys(filterOf(search)).length > 0
}

/** Serials as pasted: from lines, commas, semicolons, tabs or a spreadsheet's column; each once. */
export function serialsFromText(text: string): string[] {
  const found = text
    .split(/[\r\n\t,;]+/)
    .map((one) => one.trim().replace(/^["']+|["']+$/g, ''))
    .filter((one) => one !== '')
  const seen = new Map(found.map((one) => [one.toLowerCase(), one]))
  return [...seen.values()]
}

function serialsOf(value: unknown): string[] | undefined {
  return textsOf(value)
    ?.flatMap((one) => one.split(','))
    .slice(0, mostSerials)
}

function textsOf(value: unknown): string[] | undefined {
  const given = [value]
    .flat()
    .flatMap((one) => (typeof one === 'string' || typeof one === 'number' ? [String(one)] : []))
  return given.length > 0 ? given : undefined
}

function sortOf(value: unknown): Sort | undefined {
  const wanted = textOf(value)
  const known = deviceSorts.flatMap((name): Sort[] => [name, `-${name}`]).find((sort) => sort === wanted)
  return known === usualSort ? undefined : known
}
