import { hash } from 'node:crypto'
import { type DeviceKeys, identityKeys } from '../../domain/device-identity.ts'
import type { ReadRow } from '../../domain/row.ts'
import { maskOf, outcomeCodes, reasonCodes, repairBits, rowFlags, warningBits } from '../codes.ts'
import { type RowRemarks, rowRemarks } from '../row/row-remarks.ts'
import { rowsAFile } from '../upload/file-details.ts'
import { hexes, jsons, numbers, packed, texts } from './bulk.ts'
import type { Transaction } from './connection.ts'
import type { Context } from './context.ts'

const digestCharacters = 32

/** The first 16 bytes of a key's SHA-256 in hex: domain's `keyDigest`, as it is compared here. */
export function digestOf(key: string): string {
  return hash('sha256', key, 'hex').slice(0, digestCharacters)
}

const noKeys: DeviceKeys = { ek: null, uuid: null, tuple: null }

/** Digests of a row's identity keys; a refused row has none. */
export function keysOf(row: ReadRow): DeviceKeys {
  if (row.outcome === 'refused') return noKeys
  const { serialNumber, manufacturer, model } = row
  const keys = identityKeys(row.identity ?? { ek: null, uuid: null, serialNumber, manufacturer, model })
  return {
    ek: keys.ek === null ? null : digestOf(keys.ek),
    uuid: keys.uuid === null ? null : digestOf(keys.uuid),
    tuple: keys.tuple === null ? null : digestOf(keys.tuple),
  }
}

/** Writes the hash of each row once; gives its number, null where a row has none. At most 10,000 rows at once. */
export async function storeHashes(
  context: Pick<Context, 'hardwareIds'>,
  sql: Transaction,
  org: number,
  rows: readonly ReadRow[],
): Promise<{ ids: (number | null)[]; written: Promise<unknown> }> {
  const stored = rows.filter(hasHardware).length
  let next = stored === 0 ? 0 : await context.hardwareIds(stored)
  const ids = rows.map((row) => (hasHardware(row) ? next++ : null))
  return { ids, written: insertHashes(sql, org, rows, ids) }
}

const hasHardware = (row: ReadRow) => row.body !== null || row.refusedHashText !== null

/** Writes rows in their order, each hash once. At most 10,000 at once. */
export async function storeRows(
  context: Context,
  sql: Transaction,
  place: { org: number; uploadNo: number; file: number },
  rows: readonly ReadRow[],
  more: { flags?: number } = {},
): Promise<void> {
  const { org, uploadNo, file } = place
  const { ids: hardwareIds, written: hashes } = await storeHashes(context, sql, org, rows)
  const keys = rows.map(keysOf)
  const flags = (row: ReadRow) => (row.body === null ? 0 : rowFlags.hasHash) | (more.flags ?? 0)
  const inserted = sql`
    insert into upload_rows (org, upload_no, row, outcome, verdict, flags, repairs, warnings, reason, serial,
      manufacturer, model, group_tag, assigned_user, product_key_id, captured_at, os_build, hardware_id, ek, uuid, tuple,
      hint_line, column_name, found)
    select ${org}, ${uploadNo}, ${file * rowsAFile}::bigint + line, outcome, 0, flags, repairs, warnings, reason, serial,
      manufacturer, model, group_tag, assigned_user, product_key_id, captured_at, os_build, hardware_id, ek, uuid, tuple,
      hint_line, column_name, found
    from unnest(
      ${numbers(rows.map((row) => row.line))}::bigint[],
      ${numbers(rows.map((row) => outcomeCodes[row.outcome]))}::smallint[],
      ${numbers(rows.map(flags))}::smallint[],
      ${numbers(rows.map((row) => maskOf(repairBits, row.repairs)))}::smallint[],
      ${numbers(rows.map((row) => maskOf(warningBits, row.warnings)))}::integer[],
      ${numbers(rows.map((row) => (row.reason === null ? null : reasonCodes[row.reason])))}::smallint[],
      ${texts(rows.map((row) => row.serialNumber))}::text[],
      ${texts(rows.map((row) => row.manufacturer))}::text[],
      ${texts(rows.map((row) => row.model))}::text[],
      ${texts(rows.map((row) => row.groupTag))}::text[],
      ${texts(rows.map((row) => row.assignedUser))}::text[],
      ${texts(rows.map((row) => row.productKeyId))}::text[],
      ${numbers(rows.map((row) => row.identity?.capturedAt ?? null))}::bigint[],
      ${numbers(rows.map((row) => row.identity?.osBuild ?? null))}::integer[],
      ${numbers(hardwareIds)}::bigint[],
      ${hexes(keys.map((key) => key.ek))}::bytea[],
      ${hexes(keys.map((key) => key.uuid))}::bytea[],
      ${hexes(keys.map((key) => key.tuple))}::bytea[],
      ${numbers(rows.map((row) => row.hintLine))}::bigint[],
      ${texts(rows.map((row) => row.column))}::text[],
      ${texts(rows.map((row) => row.found))}::text[]
    ) as r (line, outcome, flags, repairs, warnings, reason, serial, manufacturer, model, group_tag, assigned_user,
      product_key_id, captured_at, os_build, hardware_id, ek, uuid, tuple, hint_line, column_name, found)`
  // Few rows have any, so that they need no place among the values of each.
  const remarked = rows.flatMap((row) => {
    const remarks = rowRemarks(row)
    return remarks === null ? [] : [{ row: file * rowsAFile + row.line, remarks }]
  })
  await Promise.all([hashes, inserted])
  await storeRemarks(sql, uploadNo, remarked)
}

/** Keeps what is remarked of rows. */
export async function storeRemarks(
  sql: Transaction,
  uploadNo: number,
  remarked: readonly { row: number; remarks: RowRemarks | null }[],
): Promise<void> {
  if (remarked.length === 0) return
  await sql`
    update upload_rows r set remarks = v.remarks
    from unnest(
      ${numbers(remarked.map(({ row }) => row))}::bigint[], ${jsons(remarked.map(({ remarks }) => remarks))}::jsonb[]
    ) as v (row, remarks)
    where r.upload_no = ${uploadNo} and r.row = v.row`
}

/** Bodies go as one long parameter that the server cuts up. */
function insertHashes(
  sql: Transaction,
  org: number,
  rows: readonly ReadRow[],
  ids: (number | null)[],
): Promise<unknown> {
  const stored = rows.filter(hasHardware)
  if (stored.length === 0) return Promise.resolve()
  const bodies = packed(stored.map((row) => row.body))
  const tails = packed(stored.map((row) => row.tail))
  const refusedTexts = stored.map((row) => row.refusedHashText)
  const marks = refusedTexts.map((text) => (text === null ? null : hash('sha256', text, 'hex')))
  return sql`
    insert into hardware (id, org, body, tail, text_sha256, refused_text)
    select id, ${org}, substring(${bodies.bytes}::bytea from body_at for body_length),
      substring(${tails.bytes}::bytea from tail_at for tail_length), text_sha256, refused_text
    from unnest(
      ${numbers(ids.filter((id) => id !== null))}::bigint[],
      ${bodies.begins}::integer[], ${bodies.lengths}::integer[],
      ${tails.begins}::integer[], ${tails.lengths}::integer[],
      ${hexes(marks)}::bytea[],
      ${texts(refusedTexts)}::text[]
    ) as h (id, body_at, body_length, tail_at, tail_length, text_sha256, refused_text)`.execute()
}
