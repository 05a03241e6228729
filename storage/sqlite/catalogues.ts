import type { ListedEntry } from '../catalogue/show-entry.ts'
import { shownEntry } from '../catalogue/show-entry.ts'
import { errorCodeCodes } from '../codes.ts'
import type { Page } from '../contract/answers.ts'
import type { Catalogue, CatalogueEntry, EntryQuery } from '../contract/catalogues.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { decodeCursor, pageOf } from '../cursors.ts'
import type { Connection } from './connection.ts'
import type { Context } from './serve-calls.ts'
import { Names } from './show-devices.ts'

type CatalogueRow = { no: number; id: string; name: string; rows: number; imported_at: number; imported_by: number }

const notFoundDevices = `devices d indexed by devices_error where d.org = ?
  and d.error_code is not null and d.error_code = ${errorCodeCodes['device-not-found']}`

/** All catalogues, newest first. */
export function listCatalogues(c: Connection, org: OrganizationNo): Catalogue[] {
  const rows = c.kept('select * from catalogues where org = ? order by no desc').all(org)
  return (rows as unknown as CatalogueRow[]).map((row) => shownCatalogue(c, org, row))
}

/** One catalogue, or null. */
export function getCatalogue(c: Connection, org: OrganizationNo, id: string): Catalogue | null {
  const row = c.kept('select * from catalogues where org = ? and id = ?').get(org, id) as CatalogueRow | undefined
  return row === undefined ? null : shownCatalogue(c, org, row)
}

function shownCatalogue(c: Connection, org: OrganizationNo, row: CatalogueRow): Catalogue {
  const { n } = c
    .kept(
      `select count(*) as n from ${notFoundDevices} and exists (
         select 1 from catalogue_entries e where e.org = d.org and e.tuple = d.tuple and e.catalogue_no = ?)`,
    )
    .get(org, row.no) as unknown as { n: number }
  return {
    id: row.id,
    name: row.name,
    rows: row.rows,
    importedAt: new Date(row.imported_at).toISOString(),
    importedBy: new Names(c).actor(row.imported_by),
    answers: n,
  }
}

/** Failed devices with *device not found* that an entry now answers. */
export function answerableDevices(c: Connection, org: OrganizationNo): number[] {
  const rows = c
    .kept(
      `select d.id from ${notFoundDevices} and exists (
         select 1 from catalogue_entries e where e.org = d.org and e.tuple = d.tuple) order by d.id`,
    )
    .all(org)
  return (rows as unknown as { id: number }[]).map(({ id }) => id)
}

type EntryRow = ListedEntry & { catalogue_no: number; tuple: Buffer }

/** Entries by catalogue, then serial; maker, model and serial in any case. */
export function catalogueEntries(c: Connection, org: OrganizationNo, query: EntryQuery): Page<CatalogueEntry> {
  const conditions: string[] = []
  const values: unknown[] = []
  const add = (sql: string, ...more: unknown[]) => {
    conditions.push(` and ${sql}`)
    values.push(...more)
  }
  if (query.catalogue !== undefined) add('k.id = ?', query.catalogue)
  if (query.manufacturer !== undefined) add('e.manufacturer = ?', query.manufacturer.trim())
  if (query.model !== undefined) add('e.model = ?', query.model.trim())
  if (query.serialNumber !== undefined) add('e.serial = ?', query.serialNumber.trim())
  if (query.cursor !== undefined) {
    const [no, serial, tuple] = decodeCursor(query.cursor, 3)
    add('(e.catalogue_no, e.serial, hex(e.tuple)) > (?, ?, ?)', no, serial, tuple)
  }
  const rows = c
    .kept(
      `select k.id as catalogue, e.catalogue_no, e.tuple, e.manufacturer, e.model, e.serial, e.captured_at, h.body
       from catalogues k join catalogue_entries e on e.org = k.org and e.catalogue_no = k.no
         join hardware h on h.id = e.hardware_id
       where k.org = ?${conditions.join('')} order by e.catalogue_no, e.serial, hex(e.tuple) limit ?`,
    )
    .all(org, ...values, query.limit + 1) as unknown as EntryRow[]
  return pageOf(rows, query.limit, shownEntry, (row) => [
    row.catalogue_no,
    row.serial,
    row.tuple.toString('hex').toUpperCase(),
  ])
}

const removedAtOnce = 5_000

/** Removes some entries, and the catalogue with the last; devices keep the hashes they took. Null: no such catalogue. */
export function removeCatalogueEntries(c: Context, org: OrganizationNo, id: string): { more: boolean } | null {
  const catalogue = c.kept('select no from catalogues where org = ? and id = ?').get(org, id) as
    | { no: number }
    | undefined
  if (catalogue === undefined) return null
  const entries = c
    .kept(
      'select tuple, serial, hardware_id from catalogue_entries indexed by catalogue_list where org = ? and catalogue_no = ? limit ?',
    )
    .all(org, catalogue.no, removedAtOnce) as unknown as { tuple: Buffer; serial: string; hardware_id: number }[]
  const forget = c.kept(
    `delete from hardware where id = ? and not exists (
       select 1 from devices where org = ? and serial = ? and hardware_id = hardware.id)
     and not exists (select 1 from removed_devices where org = ? and serial = ?)`,
  )
  const remove = c.kept('delete from catalogue_entries where org = ? and tuple = ? and catalogue_no = ?')
  for (const { tuple, serial, hardware_id } of entries) {
    remove.run(org, tuple, catalogue.no)
    forget.run(hardware_id, org, serial, org, serial)
  }
  const more = entries.length === removedAtOnce
  if (!more) c.kept('delete from catalogues where no = ?').run(catalogue.no)
  c.hint({ org, catalogues: true })
  return { more }
}
