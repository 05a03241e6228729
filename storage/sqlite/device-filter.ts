import type { StoredDeviceState } from '../../domain/words.ts'
import { countKinds, errorCodeCodes, reasonCodes, stateCodes } from '../codes.ts'
import type { DeviceFilter } from '../contract/devices.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { weekMs } from '../device/show-device.ts'
import { modelSeparator } from '../device/tally-device.ts'
import { distinctLists, type SortValue } from './compare-values.ts'
import type { Connection } from './connection.ts'
import { searchQuery, splitQuery } from './search-tokens.ts'

/** A piece of SQL with its values. */
export type Piece = { sql: string; values: unknown[] }

/**
 * One condition of a filter. `check` is tested on a row of `devices`; `sources` (where there are any) each give the ids
 * that may meet it through an index, so that a selective condition is read first.
 */
export type Condition = {
  check: Piece
  sources: Piece[] | null
  /** True where the sources give exactly the devices that meet the condition, perhaps one twice. */
  exact?: boolean
  /** Where the condition is equality with some values of the columns that an index begins with: that index, the values. */
  ranges?: { index: string; values: SortValue[][] }
  /** A search: serials that begin with its first characters stand together, and what else may contain the text. */
  begins?: { text: string; source: Piece; others: Piece[] }
}

/** A value list longer than this is not worth an index look-up a value. */
const fewValues = 200

/** All conditions of a filter; a device must meet each. */
export function conditionsOf(c: Connection, org: OrganizationNo, filter: DeviceFilter, now: number): Condition[] {
  const conditions: Condition[] = []
  const add = (condition: Condition | null) => condition !== null && conditions.push(condition)
  if (filter.ids !== undefined) add(jsonCondition('id', filter.ids, null))
  if (filter.serials !== undefined) add(serialCondition(org, filter.serials))
  if (filter.state !== undefined) add(stateCondition(org, filter.state, now))
  if (filter.error !== undefined) {
    const codes = filter.error.map((code) => errorCodeCodes[code])
    add(codesCondition(org, 'error_code', codes, 'devices_error'))
  }
  if (filter.reason !== undefined) {
    const codes = filter.reason.map((reason) => reasonCodes[reason])
    add(codesCondition(org, 'error_reason', codes, 'devices_error', ' and error_code is not null'))
  }
  if (filter.attention !== undefined) add(attentionCondition(org, filter.attention))
  if (filter.upload !== undefined) add(uploadCondition(c, org, filter.upload))
  if (filter.groupTag !== undefined) add(valuesCondition(org, 'group_tag', filter.groupTag, 'devices_tag'))
  if (filter.user !== undefined) add(valuesCondition(org, 'assigned_user', filter.user, 'devices_user'))
  if (filter.manufacturer !== undefined) {
    add(valuesCondition(org, 'manufacturer', filter.manufacturer, 'devices_model'))
  }
  if (filter.model !== undefined) add(modelCondition(c, org, filter.model))
  if (filter.registeredFrom !== undefined || filter.registeredTo !== undefined) add(registeredCondition(org, filter))
  if (filter.example !== undefined) add({ check: piece('example = ?', Number(filter.example)), sources: null })
  if (filter.search !== undefined && filter.search.trim() !== '') add(searchCondition(c, org, filter.search.trim()))
  return conditions
}

function piece(sql: string, ...values: unknown[]): Piece {
  return { sql, values }
}

/** Ids of devices through one index. */
function byIndex(index: string, where: string, ...values: unknown[]): Piece {
  return { sql: `select id from devices indexed by ${index} where ${where}`, values }
}

function jsonCondition(column: string, values: readonly unknown[], index: string | null, org?: number): Condition {
  const json = JSON.stringify(values)
  const test = `${column} in (select value from json_each(?))`
  if (index !== null) return { check: piece(test, json), sources: [byIndex(index, `org = ? and ${test}`, org, json)] }
  return { check: piece(test, json), sources: [piece('select value from json_each(?)', json)] }
}

function serialCondition(org: number, serials: readonly string[]): Condition {
  const wanted = serials.map((serial) => serial.trim())
  const json = JSON.stringify(wanted)
  const test = 'serial in (select value collate nocase from json_each(?))'
  return {
    check: piece(test, json),
    sources:
      wanted.length > fewValues
        ? [byIndex('devices_serial', `org = ? and ${test}`, org, json)]
        : wanted.map((serial) => byIndex('devices_serial', 'org = ? and serial = ?', org, serial)),
  }
}

function stateCondition(org: number, states: NonNullable<DeviceFilter['state']>, now: number): Condition {
  const weekAgo = now - weekMs
  const parts: Piece[] = states.map((state) => {
    if (state === 'inactive') return piece('state = ? and last_seen_at <= ?', stateCodes.active, weekAgo)
    if (state === 'active') return piece('state = ? and last_seen_at > ?', stateCodes.active, weekAgo)
    return piece('state = ?', stateCodes[state satisfies StoredDeviceState])
  })
  return {
    check: piece(
      `(${parts.map((part) => `(${part.sql})`).join(' or ') || '0'})`,
      ...parts.flatMap((part) => part.values),
    ),
    sources: parts.map((part) => byIndex('devices_state', `org = ? and ${part.sql}`, org, ...part.values)),
    exact: true,
    ...(states.includes('inactive') || states.includes('active')
      ? {}
      : { ranges: { index: 'devices_state', values: distinctLists(parts.map((part) => part.values as number[])) } }),
  }
}

function codesCondition(org: number, column: string, codes: number[], index: string, more = ''): Condition {
  // Of a condition that nothing meets the index of errors cannot be read: it holds errors alone.
  if (codes.length === 0) return { check: piece('0'), sources: [], exact: true }
  const test = `${column} in (${codes.map(() => '?').join(', ')})`
  return {
    check: piece(test, ...codes),
    sources: [byIndex(index, `org = ? and error_code is not null and ${test}${more}`, org, ...codes)],
    exact: true,
  }
}

function attentionCondition(org: number, attention: boolean): Condition {
  if (!attention) return { check: piece('attention_upload is null'), sources: null }
  return {
    check: piece('attention_upload is not null'),
    sources: [byIndex('devices_attention', 'org = ? and attention_upload is not null', org)],
    exact: true,
  }
}

function uploadCondition(c: Connection, org: number, id: string): Condition {
  const upload = c.kept('select no from uploads where org = ? and id = ?').get(org, id) as { no: number } | undefined
  const no = upload?.no ?? -1
  return { check: piece('upload_no = ?', no), sources: [byIndex('devices_upload', 'upload_no = ?', no)], exact: true }
}

/** An empty text stands for devices without a value. */
function valuesCondition(org: number, column: string, values: readonly string[], index: string): Condition {
  const set = values.filter((value) => value !== '')
  const tests: Piece[] = set.map((value) => piece(`${column} = ?`, value))
  if (set.length < values.length) tests.push(piece(`${column} is null`))
  return {
    check: piece(`(${tests.map((test) => test.sql).join(' or ') || '0'})`, ...tests.flatMap((test) => test.values)),
    sources:
      tests.length > fewValues
        ? null
        : tests.map((test) => byIndex(index, `org = ? and ${test.sql}`, org, ...test.values)),
    exact: true,
    ...(index === 'devices_model' || tests.length > fewValues
      ? {}
      : { ranges: { index, values: distinctLists(values.map((value) => [value || null])) } }),
  }
}

/** Maker and model pairs on the list, out of the kept counters. */
function modelPairs(c: Connection, org: number): { manufacturer: string | null; model: string | null }[] {
  const rows = c.kept('select value from device_counts where org = ? and kind = ?').all(org, countKinds.model)
  return (rows as unknown as { value: string }[]).map(({ value }) => {
    const [manufacturer = '', model = ''] = value.split(modelSeparator)
    return { manufacturer: manufacturer || null, model: model || null }
  })
}

function pairSources(org: number, pairs: { manufacturer: string | null; model: string | null }[]): Piece[] | null {
  if (pairs.length > fewValues) return null
  const folded = new Map(pairs.map((pair) => [`${pair.manufacturer}\n${pair.model}`.toLowerCase(), pair]))
  return [...folded.values()].map(({ manufacturer, model }) =>
    byIndex('devices_model', 'org = ? and manufacturer is ? and model is ?', org, manufacturer, model),
  )
}

function modelCondition(c: Connection, org: number, models: readonly string[]): Condition {
  const wanted = new Set(models.map((model) => model.toLowerCase()))
  const pairs = modelPairs(c, org).filter(({ model }) => wanted.has((model ?? '').toLowerCase()))
  const { check } = valuesCondition(org, 'model', models, 'devices_model')
  const sources = pairSources(org, pairs)
  if (sources === null) return { check, sources }
  const values = distinctLists(pairs.map(({ manufacturer, model }) => [manufacturer, model]))
  return { check, sources, exact: true, ranges: { index: 'devices_model', values } }
}

function registeredCondition(org: number, filter: DeviceFilter): Condition {
  const from = filter.registeredFrom ?? 0
  const to = filter.registeredTo ?? Number.MAX_SAFE_INTEGER
  const test = 'registered_at between ? and ?'
  return {
    check: piece(test, from, to),
    sources: [byIndex('devices_registered', `org = ? and ${test}`, org, from, to)],
    exact: true,
  }
}

/**
 * Serial and user are found by their trigrams; models and tags, of which there are few, among the kept counters.
 * The check says the last word.
 */
function searchCondition(c: Connection, org: number, search: string): Condition {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins there
  const ascii = /^[\x00-\x7f]*$/.test(search)
  const columns = ['serial', 'assigned_user', 'model', 'group_tag']
  const check = ascii
    ? piece(`(${columns.map((column) => `${column} like ? escape '\\'`).join(' or ')})`, ...columns.map(() => pattern))
    : piece(
        `(${columns.map((column) => `instr(folded(${column}), ?) > 0`).join(' or ')})`,
        ...columns.map(() => search.toLowerCase()),
      )
  const query = searchQuery(org, search)
  if (query === null) return { check, sources: null }
  const needle = search.toLowerCase()
  const pairs = modelPairs(c, org).filter(({ model }) => model?.toLowerCase().includes(needle))
  const tags = tagsWith(c, org, needle)
  const byPairs = pairSources(org, pairs)
  if (byPairs === null || tags.length > fewValues) return { check, sources: null }
  const byTags = tags.map((tag) => byIndex('devices_tag', 'org = ? and group_tag = ?', org, tag))
  const bySearch = (match: string) => piece('select rowid as id from device_search where device_search match ?', match)
  const split = ascii ? splitQuery(org, search) : null
  return {
    check,
    sources: [bySearch(query), ...byPairs, ...byTags],
    exact: ascii && search.length === 3,
    ...(split === null
      ? {}
      : {
          begins: {
            text: split.first,
            source: bySearch(split.begins),
            others: [bySearch(split.others), ...byPairs, ...byTags],
          },
        }),
  }
}

function tagsWith(c: Connection, org: number, needle: string): string[] {
  const rows = c.kept('select value from device_counts where org = ? and kind = ?').all(org, countKinds.tag)
  const tags = (rows as unknown as { value: string }[])
    .map(({ value }) => value)
    .filter((tag) => tag.toLowerCase().includes(needle))
  return [...new Map(tags.map((tag) => [tag.toLowerCase(), tag])).values()]
}
