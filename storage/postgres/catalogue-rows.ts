import type { UploadCounts } from '../../domain/upload.ts'
import { outcomeCodes, rowFlags } from '../codes.ts'
import type { Registering } from '../device/plan-device.ts'
import type { StoredRow } from '../row/stored-row.ts'
import { hexes, numbers, texts } from './bulk.ts'
import type { Transaction } from './connection.ts'

/**
 * Rows of an upload of kind catalogue become entries of the catalogue with the upload's id; no device and no claim is
 * touched. A row without a hash or without a tuple has nothing to answer with and is passed over.
 */
export async function registerCatalogueRows(
  sql: Transaction,
  { head, actor, now }: Registering,
  stored: readonly StoredRow[],
  counts: UploadCounts,
): Promise<number[]> {
  const no = await catalogueNo(sql, head, actor, now)
  const useful = stored.filter(
    (row) =>
      row.outcome === outcomeCodes.accepted && (row.flags & rowFlags.hasHash) !== 0 && row.tuple && row.hardware_id,
  )
  // The last row of a tuple stands.
  const entries = [...new Map(useful.map((row) => [row.tuple, row])).values()]
  await sql`
    insert into catalogue_entries (org, tuple, catalogue_no, serial, manufacturer, model, product_key_id, os_build,
      captured_at, ek, uuid, hardware_id)
    select ${head.org}, tuple, ${no}, serial, manufacturer, model, product_key_id, os_build, captured_at, ek, uuid,
      hardware_id
    from unnest(
      ${hexes(entries.map((row) => row.tuple))}::bytea[],
      ${texts(entries.map((row) => row.serial ?? ''))}::text[],
      ${texts(entries.map((row) => row.manufacturer ?? ''))}::text[],
      ${texts(entries.map((row) => row.model ?? ''))}::text[],
      ${texts(entries.map((row) => row.product_key_id))}::text[],
      ${numbers(entries.map((row) => row.os_build))}::integer[],
      ${numbers(entries.map((row) => row.captured_at))}::bigint[],
      ${hexes(entries.map((row) => row.ek))}::bytea[],
      ${hexes(entries.map((row) => row.uuid))}::bytea[],
      ${numbers(entries.map((row) => row.hardware_id))}::bigint[]
    ) as e (tuple, serial, manufacturer, model, product_key_id, os_build, captured_at, ek, uuid, hardware_id)
    on conflict (org, tuple, catalogue_no) do update set serial = excluded.serial,
      manufacturer = excluded.manufacturer, model = excluded.model, product_key_id = excluded.product_key_id,
      os_build = excluded.os_build, captured_at = excluded.captured_at, ek = excluded.ek, uuid = excluded.uuid,
      hardware_id = excluded.hardware_id`
  counts.ready += useful.length
  await sql`update catalogues set rows = rows + ${useful.length} where no = ${no}`
  return []
}

async function catalogueNo(sql: Transaction, head: Registering['head'], actor: number, now: number): Promise<number> {
  const find = () => sql<{ no: number }[]>`select no from catalogues where org = ${head.org} and id = ${head.id}`
  const [found] = await find()
  if (found !== undefined) return found.no
  await sql`
    insert into catalogues (org, id, name, imported_at, imported_by)
    select ${head.org}, ${head.id}, coalesce(
      (select name from upload_files where upload_no = ${head.no} order by number limit 1), ${head.id}), ${now}, ${actor}`
  const [made] = await find()
  if (made === undefined) throw new Error('a catalogue was made and is not there')
  return made.no
}
