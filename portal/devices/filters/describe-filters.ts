import type { Text } from '../../texts/use-text.ts'
import type { DeviceSearch } from '../device-search.ts'

export type FilterTag = {
  key: keyof DeviceSearch
  name: string
  value: string
  without: (now: DeviceSearch) => DeviceSearch
}

type ListKey = 'error' | 'reason' | 'manufacturer' | 'model' | 'groupTag' | 'user'
type OneKey = 'upload' | 'from' | 'to' | 'example'

/** The filters of the address in words; states, search and serials have places of their own. `upload`: what it is called. */
export function describeFilters(search: DeviceSearch, { t, words, format }: Text, upload: string): FilterTag[] {
  const list = (key: ListKey, name: string, say: (value: string) => string): FilterTag[] =>
    (search[key] ?? []).map((value) => ({
      key,
      name,
      value: say(value),
      without: (now) => withoutValue(now, key, value),
    }))
  const one = (key: OneKey, name: string, say: (value: string) => string): FilterTag[] => {
    const value = search[key]
    return value === undefined ? [] : [{ key, name, value: say(value), without: ({ [key]: _gone, ...rest }) => rest }]
  }
  const same = (value: string): string => value
  const day = (value: string): string => format.date(`${value}T12:00:00`)
  return [
    ...(search.error ?? []).map(
      (code): FilterTag => ({
        key: 'error',
        name: t('column.error'),
        value: words(`error.${code}`).title,
        without: (now) => withoutValue(now, 'error', code),
      }),
    ),
    ...(search.reason ?? []).map(
      (reason): FilterTag => ({
        key: 'reason',
        name: t('filter.reason'),
        value: words(`reason.${reason}`).title,
        without: (now) => withoutValue(now, 'reason', reason),
      }),
    ),
    ...list('manufacturer', t('column.manufacturer'), same),
    ...list('model', t('column.model'), same),
    ...list('groupTag', t('column.groupTag'), (value) => value || t('filter.noTag')),
    ...list('user', t('column.assignedUser'), (value) => value || t('filter.noUser')),
    ...one('upload', t('filter.upload'), () => upload),
    ...one('from', t('filter.from'), day),
    ...one('to', t('filter.to'), day),
    ...one('example', t('filter.example'), (value) => t(value === 'yes' ? 'common.yes' : 'common.no')),
  ]
}

/** The search with one value of a list less. */
export function withoutValue(now: DeviceSearch, key: ListKey, value: string): DeviceSearch {
  const { [key]: before, ...rest } = now
  const left = (before ?? []).filter((one) => one !== value)
  return (left.length > 0 ? { ...rest, [key]: left } : rest) as DeviceSearch
}
