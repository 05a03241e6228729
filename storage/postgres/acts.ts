import type { Actor } from '../../domain/device.ts'
import type { LogKind } from '../../domain/log.ts'
import type { OrRefusal } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import { deviceEntry, type OnlyDevice, operationEntry, type UploadAct, uploadEntry } from '../log-entry.ts'
import { actorNo } from './actors.ts'
import * as catalogues from './catalogues.ts'
import * as devices from './change-devices.ts'
import type { Transaction } from './connection.ts'
import type { Context } from './context.ts'
import { record } from './log.ts'
import * as uploads from './move-uploads.ts'
import * as operations from './operations.ts'
import * as hardware from './replace-hardware.ts'
import * as retries from './retry-devices.ts'
import { lockRoll } from './roll-lock.ts'
import * as work from './undo-operations.ts'
import { type UploadHead, uploadHead } from './upload-head.ts'

/**
 * What people and programs do, each with its line in the organization's log, in one transaction. Work on many devices
 * is one line; what it does to each device calls the functions beneath, which write the device's own events.
 */

/** Writes a device's tag or user, a line for each that changed. */
export async function patchDevice(
  sql: Transaction,
  ...args: Rest<typeof devices.patchDevice>
): Promise<devices.Changed> {
  const [org, id, , , actor, now] = args
  const before = await devices.lockDevice(sql, org, id)
  const answer = await devices.patchDevice(sql, ...args)
  const after = await devices.lockDevice(sql, org, id)
  if ('refused' in answer || before === undefined || after === undefined) return answer
  for (const [kind, column] of [
    ['devices-tagged', 'group_tag'],
    ['devices-assigned', 'assigned_user'],
  ] as const)
    if (before[column] !== after[column])
      await record(sql, org, deviceEntry(kind, after, { value: after[column] }), actor, now)
  return answer
}

export async function retryDevice(
  context: Context,
  sql: Transaction,
  org: OrganizationNo,
  id: number,
  mended: Parameters<typeof retries.retryDevice>[4],
  how: Parameters<typeof retries.retryDevice>[5],
  actor: Actor,
  now: number,
): Promise<retries.RetriedHere> {
  await lockRoll(sql, org)
  const by = await actorNo(sql, org, actor)
  const before = await devices.lockDevice(sql, org, id)
  const answer = await retries.retryDevice(context, sql, org, id, mended, how, by, now)
  if ('refused' in answer || before === undefined) return answer
  const device = (await devices.lockDevice(sql, org, answer.id)) ?? before
  await record(sql, org, deviceEntry(mended === null ? 'devices-retried' : 'device-corrected', device), by, now)
  return answer
}

export async function replaceHardware(
  sql: Transaction,
  ...args: Rest<typeof hardware.replaceHardware>
): Promise<devices.Changed> {
  return await answered(sql, args, 'hardware-replaced', await hardware.replaceHardware(sql, ...args))
}

export async function dismissHardware(
  sql: Transaction,
  ...args: Rest<typeof devices.dismissHardware>
): Promise<devices.Changed> {
  return await answered(sql, args, 'hardware-dismissed', await devices.dismissHardware(sql, ...args))
}

async function answered(
  sql: Transaction,
  [org, id, , actor, now]: Rest<typeof devices.dismissHardware>,
  kind: LogKind,
  answer: devices.Changed,
): Promise<devices.Changed> {
  if ('refused' in answer) return answer
  const device = await devices.lockDevice(sql, org, id)
  if (device !== undefined) await record(sql, org, deviceEntry(kind, device), actor, now)
  return answer
}

export async function createOperation(sql: Transaction, ...args: Rest<typeof operations.createOperation>) {
  const [org, wanted, actor, now] = args
  const isThere = (await operations.lockOperation(sql, org, wanted.id)) !== undefined
  const answer = await operations.createOperation(sql, ...args)
  if (!isThere) await record(sql, org, operationEntry(wanted, await onlyDevice(sql, org, wanted.id)), actor, now)
  return answer
}

export async function cancelOperation(
  sql: Transaction,
  org: OrganizationNo,
  id: string,
  actor: Actor,
  now: number,
  undoMs: number,
): Promise<OrRefusal<{ id: string }>> {
  const before = await operations.lockOperation(sql, org, id)
  const answer = await operations.cancelOperation(sql, org, id, now, undoMs)
  if (!('refused' in answer) && before !== undefined && before.status !== 'cancelled')
    await record(sql, org, operationEntry(before, await onlyDevice(sql, org, id), 'operation-cancelled'), actor, now)
  return answer
}

export async function undoOperation(
  sql: Transaction,
  ...args: Rest<typeof work.undoOperation>
): Promise<OrRefusal<{ id: string }>> {
  const [org, id, actor, now] = args
  await lockRoll(sql, org)
  const before = await operations.lockOperation(sql, org, id)
  const answer = await work.undoOperation(sql, ...args)
  if (!('refused' in answer) && before !== undefined && before.status !== 'undone')
    await record(sql, org, operationEntry(before, await onlyDevice(sql, org, id), 'removal-undone'), actor, now)
  return answer
}

async function onlyDevice(sql: Transaction, org: OrganizationNo, id: string): Promise<OnlyDevice> {
  const [row] = await sql<{ id: number; serial: string }[]>`
    select d.device as id, d.serial from operations o join operation_devices d on d.operation_no = o.no
    where o.org = ${org} and o.id = ${id} and o.total = 1`
  return row ?? null
}

/** All rows are judged; where registering was asked beforehand, whoever asked begins it now. */
export async function markChecked(sql: Transaction, ...args: Rest<typeof uploads.markChecked>): Promise<void> {
  const [org, id, now] = args
  const before = await uploadHead(sql, org, id)
  await uploads.markChecked(sql, ...args)
  const after = await uploadHead(sql, org, id)
  if (after?.status === 'registering' && before?.status === 'receiving')
    await recordUpload(sql, after, 'registering', after.created_by, now)
}

export async function beginRegistering(
  sql: Transaction,
  ...args: Rest<typeof uploads.beginRegistering>
): Promise<void> {
  const [head, , actor, now] = args
  await uploads.beginRegistering(sql, ...args)
  await recordUpload(sql, head, 'registering', actor, now)
}

export async function cancelUpload(
  sql: Transaction,
  org: OrganizationNo,
  id: string,
  actor: Actor,
  now: number,
): Promise<OrRefusal<{ id: string }>> {
  const before = await uploadHead(sql, org, id)
  const answer = await uploads.cancelUpload(sql, org, id, now)
  if (!('refused' in answer) && before !== undefined && before.status !== 'cancelled')
    await recordUpload(sql, before, 'cancelled', actor, now)
  return answer
}

/** Without an actor it is nobody's doing: a sending that broke off. */
export async function dropUpload(
  sql: Transaction,
  org: OrganizationNo,
  id: string,
  actor: Actor | null,
  now: number,
  ofSendings?: number[],
): Promise<OrRefusal<{ ok: true }>> {
  const before = await uploadHead(sql, org, id)
  const answer = await uploads.dropUpload(sql, org, id, now, ofSendings)
  if (!('refused' in answer) && before !== undefined && before.status !== 'abandoned' && actor !== null)
    await recordUpload(sql, before, 'discarded', actor, now)
  return answer
}

async function recordUpload(
  sql: Transaction,
  head: UploadHead,
  act: UploadAct,
  actor: Actor | number,
  now: number,
): Promise<void> {
  const [files] = await sql<{ first: string | null; all: number }[]>`
    select count(*)::integer as "all", (array_agg(name order by number))[1] as first from upload_files
    where upload_no = ${head.no}`
  await record(sql, head.org, uploadEntry(head, act, { first: files?.first ?? '', all: files?.all ?? 0 }), actor, now)
}

/** Removes some entries, and the catalogue with the last. */
export async function removeCatalogueEntries(
  sql: Transaction,
  org: OrganizationNo,
  id: string,
  actor: Actor,
  now: number,
): Promise<{ more: boolean } | null> {
  const [catalogue] = await sql<{ name: string }[]>`select name from catalogues where org = ${org} and id = ${id}`
  const removed = await catalogues.removeCatalogueEntries(sql, org, id)
  if (removed?.more === false && catalogue !== undefined)
    await record(sql, org, { kind: 'catalogue-removed', about: catalogue.name, details: {} }, actor, now)
  return removed
}

/** What a function takes besides its transaction. */
type Rest<F> = F extends (sql: Transaction, ...rest: infer R) => unknown ? R : never
