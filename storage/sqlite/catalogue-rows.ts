import type { UploadCounts } from '../../domain/upload.ts'
import { outcomeCodes, rowFlags } from '../codes.ts'
import type { Registering } from '../device/plan-device.ts'
import type { StoredRow } from '../row/stored-row.ts'
import type { Connection } from './connection.ts'

/**
 * Rows of an upload of kind catalogue become entries of the catalogue with the upload's id; no device and no claim is
 * touched. A row without a hash or without a tuple has nothing to answer with and is passed over.
 */
export function registerCatalogueRows(
  c: Connection,
  { head, actor, now }: Registering,
  stored: readonly StoredRow[],
  counts: UploadCounts,
): number[] {
  const no = catalogueNo(c, head.org, head.id, head.no, actor, now)
  const insert = c.kept(
    `insert or replace into catalogue_entries (org, tuple, catalogue_no, serial, manufacturer, model, product_key_id,
       os_build, captured_at, ek, uuid, hardware_id)
     values (?, unhex(?), ?, ?, ?, ?, ?, ?, ?, unhex(?), unhex(?), ?)`,
  )
  let entries = 0
  for (const row of stored) {
    const useful = row.outcome === outcomeCodes.accepted && (row.flags & rowFlags.hasHash) !== 0
    if (!useful || row.tuple === null || row.hardware_id === null) continue
    insert.run(
      head.org,
      row.tuple,
      no,
      row.serial ?? '',
      row.manufacturer ?? '',
      row.model ?? '',
      row.product_key_id,
      row.os_build,
      row.captured_at,
      row.ek,
      row.uuid,
      row.hardware_id,
    )
    entries += 1
  }
  counts.ready += entries
  c.kept('update catalogues set rows = rows + ? where no = ?').run(entries, no)
  return []
}

function catalogueNo(c: Connection, org: number, id: string, uploadNo: number, actor: number, now: number): number {
  const found = c.kept('select no from catalogues where org = ? and id = ?').get(org, id) as { no: number } | undefined
  if (found !== undefined) return found.no
  const file = c.kept('select name from upload_files where upload_no = ? order by number limit 1').get(uploadNo) as
    | { name: string }
    | undefined
  const made = c
    .kept('insert into catalogues (org, id, name, imported_at, imported_by) values (?, ?, ?, ?, ?)')
    .run(org, id, file?.name ?? id, now, actor)
  return Number(made.lastInsertRowid)
}
