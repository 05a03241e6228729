import type { Actor } from '../../domain/device.ts'
import type { LogKind } from '../../domain/log.ts'
import type { OrRefusal } from '../contract/answers.ts'
import type { OrganizationNo } from '../contract/organizations.ts'
import type { Retried } from '../device/judge-again.ts'
import { deviceEntry, type OnlyDevice, operationEntry, type UploadAct, uploadEntry } from '../log-entry.ts'
import * as catalogues from './catalogues.ts'
import * as devices from './change-devices.ts'
import type { Connection } from './connection.ts'
import { deviceRow } from './device-rows.ts'
import { record } from './log.ts'
import * as uploads from './move-uploads.ts'
import * as operations from './operations.ts'
import * as hardware from './replace-hardware.ts'
import * as retries from './retry-devices.ts'
import type { Context } from './serve-calls.ts'
import { type UploadHead, uploadHead } from './upload-head.ts'
import * as work from './work-operations.ts'

/**
 * What people and programs do, each with its line in the organization's log, in one transaction. Work on many devices
 * is one line; what it does to each device calls the functions beneath, which write the device's own events.
 */

/** Writes a device's tag or user, a line for each that changed. */
export function patchDevice(c: Context, ...args: Rest<typeof devices.patchDevice>): devices.Changed {
  const [org, id, , , actor, now] = args
  const before = deviceRow(c, org, id)
  const answer = devices.patchDevice(c, ...args)
  const after = deviceRow(c, org, id)
  if ('refused' in answer || before === undefined || after === undefined) return answer
  for (const [kind, column] of [
    ['devices-tagged', 'group_tag'],
    ['devices-assigned', 'assigned_user'],
  ] as const)
    if (before[column] !== after[column]) record(c, org, deviceEntry(kind, after, { value: after[column] }), actor, now)
  return answer
}

export function retryDevice(c: Context, ...args: Rest<typeof retries.retryDevice>): Retried {
  const [org, id, mended, , actor, now] = args
  const before = deviceRow(c, org, id)
  const answer = retries.retryDevice(c, ...args)
  if ('refused' in answer || before === undefined) return answer
  const device = deviceRow(c, org, answer.id) ?? before
  record(c, org, deviceEntry(mended === null ? 'devices-retried' : 'device-corrected', device), actor, now)
  return answer
}

export function replaceHardware(c: Context, ...args: Rest<typeof hardware.replaceHardware>): devices.Changed {
  return answered(c, args, 'hardware-replaced', hardware.replaceHardware(c, ...args))
}

export function dismissHardware(c: Context, ...args: Rest<typeof devices.dismissHardware>): devices.Changed {
  return answered(c, args, 'hardware-dismissed', devices.dismissHardware(c, ...args))
}

function answered(
  c: Context,
  [org, id, , actor, now]: Rest<typeof devices.dismissHardware>,
  kind: LogKind,
  answer: devices.Changed,
): devices.Changed {
  const device = deviceRow(c, org, id)
  if (!('refused' in answer) && device !== undefined) record(c, org, deviceEntry(kind, device), actor, now)
  return answer
}

export function createOperation(c: Context, ...args: Rest<typeof operations.createOperation>) {
  const [org, wanted, actor, now] = args
  const isThere = operations.operationRow(c, org, wanted.id) !== undefined
  const answer = operations.createOperation(c, ...args)
  if ('refused' in answer || isThere) return answer
  record(c, org, operationEntry(wanted, onlyDevice(c, org, wanted.id)), actor, now)
  return answer
}

export function cancelOperation(
  c: Context,
  org: OrganizationNo,
  id: string,
  actor: Actor,
  now: number,
  undoMs: number,
): OrRefusal<{ id: string }> {
  const before = operations.operationRow(c, org, id)
  const answer = operations.cancelOperation(c, org, id, now, undoMs)
  if (!('refused' in answer) && before !== undefined && before.status !== 'cancelled')
    record(c, org, operationEntry(before, onlyDevice(c, org, id), 'operation-cancelled'), actor, now)
  return answer
}

export function undoOperation(c: Context, ...args: Rest<typeof work.undoOperation>): OrRefusal<{ id: string }> {
  const [org, id, actor, now] = args
  const before = operations.operationRow(c, org, id)
  const answer = work.undoOperation(c, ...args)
  if (!('refused' in answer) && before !== undefined && before.status !== 'undone')
    record(c, org, operationEntry(before, onlyDevice(c, org, id), 'removal-undone'), actor, now)
  return answer
}

function onlyDevice(c: Connection, org: OrganizationNo, id: string): OnlyDevice {
  const operation = operations.operationRow(c, org, id)
  if (operation?.total !== 1) return null
  const row = c.kept('select device as id, serial from operation_devices where operation_no = ?').get(operation.no)
  return (row as OnlyDevice | undefined) ?? null
}

/** All rows are judged; where registering was asked beforehand, whoever asked begins it now. */
export function markChecked(c: Context, ...args: Rest<typeof uploads.markChecked>): void {
  const [org, id, now] = args
  const before = uploadHead(c, org, id)
  uploads.markChecked(c, ...args)
  const after = uploadHead(c, org, id)
  if (after?.status === 'registering' && before?.status === 'receiving')
    recordUpload(c, after, 'registering', after.created_by, now)
}

export function beginRegistering(c: Context, ...args: Rest<typeof uploads.beginRegistering>) {
  const [org, id, , actor, now] = args
  const answer = uploads.beginRegistering(c, ...args)
  const head = uploadHead(c, org, id)
  if (!('refused' in answer) && head !== undefined) recordUpload(c, head, 'registering', actor, now)
  return answer
}

export function cancelUpload(
  c: Context,
  org: OrganizationNo,
  id: string,
  actor: Actor,
  now: number,
): OrRefusal<{ id: string }> {
  const before = uploadHead(c, org, id)
  const answer = uploads.cancelUpload(c, org, id, now)
  if (!('refused' in answer) && before !== undefined && before.status !== 'cancelled')
    recordUpload(c, before, 'cancelled', actor, now)
  return answer
}

/** Without an actor it is nobody's doing: a sending that broke off. */
export function dropUpload(
  c: Context,
  org: OrganizationNo,
  id: string,
  actor: Actor | null,
  now: number,
  ofSendings?: number[],
): OrRefusal<{ ok: true }> {
  const before = uploadHead(c, org, id)
  const answer = uploads.dropUpload(c, org, id, now, ofSendings)
  if (!('refused' in answer) && before !== undefined && before.status !== 'abandoned' && actor !== null)
    recordUpload(c, before, 'discarded', actor, now)
  return answer
}

function recordUpload(c: Context, head: UploadHead, act: UploadAct, actor: Actor | number, now: number): void {
  const files = c
    .kept(
      `select count(*) as "all", coalesce((select name from upload_files where upload_no = @no order by number limit 1), '')
         as first from upload_files where upload_no = @no`,
    )
    .get({ no: head.no }) as unknown as { first: string; all: number }
  record(c, head.org, uploadEntry(head, act, files), actor, now)
}

/** Removes some entries, and the catalogue with the last. */
export function removeCatalogueEntries(
  c: Context,
  org: OrganizationNo,
  id: string,
  actor: Actor,
  now: number,
): { more: boolean } | null {
  const catalogue = c.kept('select name from catalogues where org = ? and id = ?').get(org, id) as
    | { name: string }
    | undefined
  const removed = catalogues.removeCatalogueEntries(c, org, id)
  if (removed?.more === false && catalogue !== undefined)
    record(c, org, { kind: 'catalogue-removed', about: catalogue.name, details: {} }, actor, now)
  return removed
}

/** What a function takes besides its context. */
type Rest<F> = F extends (c: Context, ...rest: infer R) => unknown ? R : never
