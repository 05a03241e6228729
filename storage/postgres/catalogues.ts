import type { ListedEntry } from '../catalogue/show-entry.ts'
import { shownEntry } from '../catalogue/show-entry.ts'
import { errorCodeCodes } from '../codes.ts'
import type { Page } from '../contract/answers.ts'
import type { Catalogue, CatalogueEntry, EntryQuery } from '../contract/catalogues.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { CursorNotValid, decodeCursor, pageOf, wholeNumber } from '../cursors.ts'
import type { Fragment, Transaction } from './connection.ts'

type CatalogueRow = {
  id: string
  name: string
  rows: number
  imported_at: number
  importer: string
  answers: number
}

/** A device that was not found, and that an entry `e` may answer. */
const notFoundCode = errorCodeCodes['device-not-found']

/** All catalogues, newest first. */
export async function listCatalogues(sql: Transaction, org: OrganizationNo): Promise<Catalogue[]> {
  return await selectCatalogues(sql, org, sql``)
}

/** One catalogue, or null. */
export async function getCatalogue(sql: Transaction, org: OrganizationNo, id: string): Promise<Catalogue | null> {
  return (await selectCatalogues(sql, org, sql`and c.id = ${id}`))[0] ?? null
}

async function selectCatalogues(sql: Transaction, org: OrganizationNo, which: Fragment): Promise<Catalogue[]> {
  const rows = await sql<CatalogueRow[]>`
    with answered as (
      select e.catalogue_no as no, count(*) as n from devices d
      join catalogue_entries e on e.org = d.org and e.tuple = d.tuple
      where d.org = ${org} and d.error_code = ${notFoundCode} group by e.catalogue_no
    )
    select c.id, c.name, c.rows, c.imported_at, a.name as importer, coalesce(answered.n, 0) as answers
    from catalogues c join actors a on a.no = c.imported_by left join answered on answered.no = c.no
    where c.org = ${org} ${which} order by c.no desc`
  return rows.map(({ imported_at: importedAt, importer, ...row }) => ({
    ...row,
    importedAt: new Date(importedAt).toISOString(),
    importedBy: importer,
  }))
}

/** Failed devices with *device not found* that an entry now answers. */
export async function answerableDevices(sql: Transaction, org: OrganizationNo): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    select d.id from devices d where d.org = ${org} and d.error_code = ${notFoundCode}
      and exists (select from catalogue_entries e where e.org = d.org and e.tuple = d.tuple)
    order by d.id`
  return rows.map((row) => row.id)
}

type EntryRow = ListedEntry & { catalogue_no: number; tuple: string; serial_key: string }

/** Entries by catalogue, then serial; maker, model and serial in any case. */
export async function catalogueEntries(
  sql: Transaction,
  org: OrganizationNo,
  query: EntryQuery,
): Promise<Page<CatalogueEntry>> {
  const folded = (text: string) => text.trim().toLowerCase()
  const { catalogue, manufacturer, model, serialNumber } = query
  const rows = await sql<EntryRow[]>`
    select k.id as catalogue, e.catalogue_no, encode(e.tuple, 'hex') as tuple, e.manufacturer, e.model, e.serial,
      e.serial_key, e.captured_at, h.body
    from catalogues k join catalogue_entries e on e.org = k.org and e.catalogue_no = k.no
      join hardware h on h.id = e.hardware_id
    where k.org = ${org}
      ${catalogue === undefined ? sql`` : sql`and k.id = ${catalogue}`}
      ${manufacturer === undefined ? sql`` : sql`and lower(e.manufacturer) = ${folded(manufacturer)}`}
      ${model === undefined ? sql`` : sql`and lower(e.model) = ${folded(model)}`}
      ${serialNumber === undefined ? sql`` : sql`and e.serial_key = ${folded(serialNumber)}`}
      ${query.cursor === undefined ? sql`` : afterEntry(sql, query.cursor)}
    order by e.catalogue_no, e.serial_key, e.tuple limit ${query.limit + 1}`
  return pageOf(rows, query.limit, shownEntry, (row) => [row.catalogue_no, row.serial_key, row.tuple])
}

function afterEntry(sql: Transaction, cursor: string): Fragment {
  const [no, serial, tuple] = decodeCursor(cursor, 3)
  if (!/^([0-9a-f]{2})*$/i.test(String(tuple))) throw new CursorNotValid()
  return sql`and (e.catalogue_no, e.serial_key, e.tuple)
    > (${wholeNumber(no)}::integer, ${String(serial)}::text, decode(${String(tuple)}, 'hex'))`
}

const removedAtOnce = 5000

/** Removes some entries, and the catalogue with the last; devices keep the hashes they took. Null: no such catalogue. */
export async function removeCatalogueEntries(
  sql: Transaction,
  org: OrganizationNo,
  id: string,
): Promise<{ more: boolean } | null> {
  const [catalogue] = await sql<{ no: number }[]>`
    select no from catalogues where org = ${org} and id = ${id} for update`
  if (catalogue === undefined) return null
  const [gone] = await sql<{ n: number }[]>`
    with gone as (
      delete from catalogue_entries where org = ${org} and catalogue_no = ${catalogue.no} and tuple in (
        select tuple from catalogue_entries where org = ${org} and catalogue_no = ${catalogue.no}
        order by serial_key limit ${removedAtOnce}
      ) returning hardware_id, serial_key
    ), hashes as (
      delete from hardware h using gone where h.id = gone.hardware_id and not exists (
        select from devices d where d.org = ${org} and d.serial_key = gone.serial_key and d.hardware_id = h.id)
    )
    select count(*) as n from gone`
  const more = gone?.n === removedAtOnce
  if (!more) await sql`delete from catalogues where no = ${catalogue.no}`
  return { more }
}
