import type { ViewAnswer } from '../../../api/contract/views.ts'
import { type ColumnChoice, choiceOf } from '../column-choice.ts'
import { type DeviceSearch, filterOf, usualSort, validateDeviceSearch } from '../device-search.ts'

/** What stands in the address for a view: its filter and sort, and which view it is. */
export function searchOf({ id, filter, sort }: Pick<ViewAnswer, 'id' | 'filter' | 'sort'>): DeviceSearch {
  const { attention, example, registeredFrom, registeredTo, ...same } = filter
  return validateDeviceSearch({
    ...same,
    ...(attention ? { attention: 'yes' } : {}),
    ...(example === undefined ? {} : { example: example ? 'yes' : 'no' }),
    ...(registeredFrom ? { from: localDay(registeredFrom) } : {}),
    ...(registeredTo ? { to: localDay(registeredTo) } : {}),
    sort,
    view: id,
  })
}

/** What is kept of the list as it is looked at; `columns` where the view has columns of its own. */
export function lookOf(search: DeviceSearch, columns: ColumnChoice | null) {
  return { filter: filterOf(search), sort: search.sort ?? usualSort, columns }
}

/** True where the list is looked at otherwise than the view has it. */
export function isChanged(view: ViewAnswer, search: DeviceSearch, columns: ColumnChoice): boolean {
  const kept = lookOf(searchOf(view), view.columns && choiceOf(view.columns))
  return textOf(kept) !== textOf(lookOf(search, view.columns && columns))
}

/** The day of a moment where the reader is, as people write it: 2026-05-31. */
function localDay(moment: string): string {
  const at = new Date(moment)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** The same for the same, whatever the order of keys. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_key, one) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => a.localeCompare(b)))
      : one,
  )
