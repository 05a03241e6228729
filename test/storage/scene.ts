import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe } from 'node:test'
import type { Actor, Device } from '../../domain/device.ts'
import type { ReadRow } from '../../domain/row.ts'
import type { Upload, UploadRow } from '../../domain/upload.ts'
import type { Reason, UploadKind } from '../../domain/words.ts'
import { localRegistrar } from '../../steps/register/local-registrar.ts'
import type { Refusal } from '../../storage/contract/answers.ts'
import type { OrganizationNo } from '../../storage/contract/organizations.ts'
import type { FileSending } from '../../storage/contract/uploads.ts'
import type { Store } from '../../storage/store.ts'
import { checkUpload } from '../../worker/check-upload.ts'
import { defaultWorkerSettings, type WorkerContext } from '../../worker/context.ts'
import { registerUpload } from '../../worker/register-upload.ts'

/** One database under test; `sql` goes past the store, `done` closes it and takes it away. */
export type OpenedStore = { store: Store; sql(text: string): Promise<void>; done(): Promise<void> }
export type OpenStore = () => Promise<OpenedStore>

type Begun = { store: Store; org: OrganizationNo }

/** A group of tests on one store, opened before them and done after: `begin` gives it with an organization of its own. */
export function withStore(
  title: string,
  openStore: OpenStore,
  tests: (scene: { begin(): Promise<Begun>; opened(): OpenedStore }) => void,
): void {
  describe(title, () => {
    let opened: OpenedStore
    before(async () => {
      opened = await openStore()
    })
    after(() => opened.done())
    tests({
      opened: () => opened,
      begin: async () => ({ store: opened.store, org: await newOrganization(opened.store) }),
    })
  })
}

/** So many rows of new devices, from line 2 on. */
export const newRows = (count: number): ReadRow[] =>
  Array.from({ length: count }, (_, at) => rowOf(newHardware(), at + 2))

export const ann: Actor = { kind: 'user', id: 'ann', name: 'Ann' }
export const bob: Actor = { kind: 'user', id: 'bob', name: 'Bob' }
export const minute = 60_000
export const day = 86_400_000
/** The day on which the tests play. */
export const noon = Date.UTC(2026, 5, 1, 12)
export const how = { immediate: true, requestId: 'request-1' } as const

/** The value of an answer that must be no refusal. */
export function sure<T>(answer: T | Refusal): T {
  if (typeof answer === 'object' && answer !== null && 'refused' in answer) assert.fail(JSON.stringify(answer))
  return answer as T
}

export function refusalOf<T>(answer: T | Refusal): string {
  if (typeof answer === 'object' && answer !== null && 'refused' in answer) return answer.refused
  return assert.fail(`not refused: ${JSON.stringify(answer)}`)
}

/** An organization that no other test knows. */
export function newOrganization(store: Store): Promise<OrganizationNo> {
  const id = randomUUID()
  return store.organizations.numberOf(id, `Contoso ${id.slice(0, 8)}`)
}

/** What a row says of its device. Keys that are null are not in the hash; `hash: false` has none at all. */
export type Hardware = {
  ek: string | null
  uuid: string | null
  serial: string
  manufacturer: string
  model: string
  hash: boolean
  capturedAt: number
}

let made = 0
/** Hardware that nobody else has. */
export function newHardware(changes: Partial<Hardware> = {}): Hardware {
  const number = `${Date.now().toString(36)}${process.pid.toString(36)}${(++made).toString(36)}`
  return {
    ek: `ek-${number}`,
    uuid: `uuid-${number}`,
    serial: `SN${number}`.toUpperCase(),
    manufacturer: 'Fabrikam',
    model: 'Fabrikam 840',
    hash: true,
    capturedAt: 1_700_000_000 + made,
    ...changes,
  }
}

/** A row that names this hardware, as the reader gives it. */
export function rowOf(hardware: Hardware, line: number, changes: Partial<ReadRow> = {}): ReadRow {
  const { serial: serialNumber, manufacturer, model } = hardware
  return {
    line,
    outcome: 'accepted',
    serialNumber,
    manufacturer,
    model,
    groupTag: null,
    assignedUser: null,
    productKeyId: null,
    reason: null,
    column: null,
    found: null,
    hintLine: null,
    repairs: [],
    warnings: [],
    notes: null,
    unproven: null,
    body: hardware.hash ? bodyOf(hardware) : null,
    tail: null,
    refusedHashText: null,
    identity: {
      ek: hardware.hash ? hardware.ek : null,
      uuid: hardware.hash ? hardware.uuid : null,
      serialNumber,
      manufacturer,
      model,
      productKeyId: null,
      capturedAt: hardware.hash ? hardware.capturedAt : null,
      osBuild: hardware.hash ? 22631 : null,
      winPe: false,
    },
    ...changes,
  }
}

/** Bytes that tell one hash from another; the stores never look into them. */
export function bodyOf(hardware: Hardware): Uint8Array {
  const text = JSON.stringify([hardware.ek, hardware.uuid, hardware.serial, hardware.capturedAt])
  return new Uint8Array(Buffer.from(`OA${text}`.padEnd(300, '.')))
}

/** A row whose hash was refused. */
export function refusedRow(
  serial: string | null,
  line: number,
  reason: Reason = 'checksum',
  text = 'T0Fbroken',
): ReadRow {
  return rowOf(newHardware({ hash: false, serial: serial ?? '' }), line, {
    serialNumber: serial,
    outcome: 'refused',
    reason,
    column: 'hash',
    found: text.slice(0, 5),
    refusedHashText: text,
    identity: null,
  })
}

export type UploadOptions = {
  id?: string
  kind?: UploadKind
  register?: boolean
  groupTag?: string | null
  assignedUser?: string | null
  onlyWhereEmpty?: boolean
  example?: boolean
  now?: number
}

/** An upload that is begun and takes files. */
export async function beginUpload(store: Store, org: OrganizationNo, options: UploadOptions = {}): Promise<string> {
  const id = options.id ?? randomUUID()
  const wanted = {
    id,
    kind: options.kind ?? 'devices',
    register: options.register ?? false,
    groupTag: options.groupTag ?? null,
    assignedUser: options.assignedUser ?? null,
    onlyWhereEmpty: options.onlyWhereEmpty ?? false,
    example: options.example ?? false,
    idempotencyKey: null,
    idempotencyFingerprint: null,
    actor: ann,
  }
  sure(await store.uploads.create(org, wanted, options.now ?? noon))
  return id
}

export async function sendFile(
  store: Store,
  org: OrganizationNo,
  id: string,
  name: string,
  rows: ReadRow[],
  now = noon,
): Promise<number> {
  const file = sure(await store.uploads.beginFile(org, id, { name }, now))
  sure(await store.uploads.addRows(org, id, file, rows, rows.length * 4000, now))
  await finishFile(store, org, id, file, name, rows.length, now)
  return file.number
}

export async function finishFile(
  store: Store,
  org: OrganizationNo,
  id: string,
  file: FileSending,
  name: string,
  rows: number,
  now = noon,
): Promise<void> {
  const found = {
    name,
    format: 'script',
    encoding: 'utf-8',
    delimiter: ',',
    rows,
    columnsIgnored: [],
    columnsByContent: [],
    sheet: null,
    passedOver: [],
    members: null,
    error: null,
  }
  sure(await store.uploads.finishFile(org, id, file, found, now))
}

/** The worker's side, with small batches so that their seams are crossed. */
export function workerOf(store: Store, now = noon): WorkerContext {
  return {
    store,
    registrar: localRegistrar,
    name: 'battery',
    log: { info: () => {}, error: (about, message) => assert.fail(`${message} ${JSON.stringify(about)}`) },
    clock: () => now,
    newRequestId: () => how.requestId,
    stopping: () => false,
    settings: { ...defaultWorkerSettings, batch: 3 },
  }
}

/** Sends rows as one file and lets the worker check them; the upload is then `checked` (or `registering`). */
export async function checkRows(
  store: Store,
  org: OrganizationNo,
  rows: ReadRow[],
  options: UploadOptions = {},
): Promise<Upload> {
  const now = options.now ?? noon
  const id = await beginUpload(store, org, options)
  await sendFile(store, org, id, 'devices.csv', rows, now)
  sure(await store.uploads.close(org, id, now))
  await checkUpload(workerOf(store, now), org, id)
  return shown(await store.uploads.get(org, id))
}

/** Sends, checks and registers rows with the local registrar. */
export async function registerRows(
  store: Store,
  org: OrganizationNo,
  rows: ReadRow[],
  options: UploadOptions = {},
): Promise<Upload> {
  const { id } = await checkRows(store, org, rows, { ...options, register: true })
  return register(store, org, id, options.now)
}

/** Lets the worker register an upload that is `registering`. */
export async function register(store: Store, org: OrganizationNo, id: string, now = noon): Promise<Upload> {
  assert.equal(await registerUpload(workerOf(store, now), org, id), true)
  return shown(await store.uploads.get(org, id))
}

export async function rowsOf(store: Store, org: OrganizationNo, upload: string): Promise<UploadRow[]> {
  const rows: UploadRow[] = []
  for (let cursor: string | undefined; ; ) {
    const page = sure(
      await store.rows.list(org, upload, { limit: 7, ...(cursor === undefined ? {} : { cursor }) }, noon),
    )
    rows.push(...page.items)
    if (page.nextCursor === null) return rows
    cursor = page.nextCursor
  }
}

export async function devicesOf(store: Store, org: OrganizationNo, now = noon): Promise<Device[]> {
  const devices: Device[] = []
  for await (const batch of store.devices.export(org, {}, { withHash: false, now })) {
    for (const { body: _body, refusedText: _text, ...device } of batch) devices.push(device)
  }
  return devices
}

/** The one device with this serial. */
export async function deviceOf(store: Store, org: OrganizationNo, serial: string, now = noon): Promise<Device> {
  const found = await store.devices.list(org, {
    serials: [serial],
    sort: 'createdAt',
    descending: false,
    limit: 5,
    now,
  })
  assert.equal(found.items.length, 1, `devices with serial ${serial}`)
  return shown(found.items[0])
}

export async function eventsOf(store: Store, org: OrganizationNo, id: number): Promise<string[]> {
  const page = await store.devices.events(org, id, { limit: 100 })
  return shown(page).items.map(({ kind }) => kind)
}

export function shown<T>(value: T | null | undefined): T {
  assert.ok(value !== null && value !== undefined, 'it must be there')
  return value
}
