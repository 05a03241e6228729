import type { Actor, Device, DeviceError, DeviceEvent } from '../domain/device.ts'
import type { HashIdentity } from '../domain/hardware-hash/types.ts'
import type { LogEntry, LogKind } from '../domain/log.ts'
import type { AccountEventKind, Invitation } from '../domain/people.ts'
import type { ReadFile, ReadRow } from '../domain/row.ts'
import type { OpenUpload, Upload, UploadCounts, UploadRow } from '../domain/upload.ts'
import type {
  DeviceState,
  ErrorCode,
  HardwareAnswer,
  Outcome,
  Reason,
  Repair,
  Role,
  UploadKind,
  UploadStatus,
  Verdict,
  Warning,
} from '../domain/words.ts'

/**
 * What every database must do; `storage/sqlite/` and `storage/postgres/` fulfil it and pass one battery
 * (`test/storage/`). Every function that touches an organization's data takes it first. Times come in as
 * milliseconds since 1970 (`now`). Functions are async on both databases. Refusals come back as values.
 */

/** Internal number of an organization (the account system's text id maps to it). */
export type OrganizationNo = number

export type Page<T> = { items: T[]; nextCursor: string | null }

/** A refusal that the caller turns into a problem: not there, not in a state that allows it, or a file that is sent again meanwhile. */
export type Refusal =
  | { refused: 'not-found' }
  | { refused: 'conflict'; why: string }
  | { refused: 'begun-again' }
  | { refused: 'version'; version: number }
  | { refused: 'expected-count'; count: number }
export type OrRefusal<T> = T | Refusal

export type OrganizationStore = {
  /** Number of the organization with this account-system id; made when it is new. */
  numberOf(id: string, name: string): Promise<OrganizationNo>
  list(): Promise<{ no: OrganizationNo; id: string; name: string }[]>
}

export type NewUpload = {
  id: string
  kind: UploadKind
  register: boolean
  groupTag: string | null
  assignedUser: string | null
  onlyWhereEmpty: boolean
  example: boolean
  idempotencyKey: string | null
  /** SHA-256 of what an idempotency key stands for (query and length); another value under the same key is a conflict. */
  idempotencyFingerprint: string | null
  actor: Actor
}

/** One sending of a file. Sent again, the file keeps its number; no sending's number comes twice in an upload. */
export type FileSending = { number: number; sending: number }

/** What a row learns of the other rows of its upload: whose tag and user a kept row without takes, and warnings. */
export type LearnedOfDuplicates = {
  row: number
  groupTagFrom: number | null
  assignedUserFrom: number | null
  /** Rows whose tag and user are others than those that stand; their values become notes of the warnings. */
  others: { groupTag: number | null; assignedUser: number | null }
  warnings: Warning[]
}

/** A small description of rows, used by check and register in the worker. */
export type RowIdentity = {
  row: number
  ek: Uint8Array | null
  uuid: Uint8Array | null
  tuple: Uint8Array | null
  hasHash: boolean
  capturedAt: number | null
  groupTag: string | null
  assignedUser: string | null
}

/** Where a worker's functions take its name (`worker`) and the lease is another worker's by then, nothing is changed. */
export type UploadStore = {
  /** Makes it in status `receiving`; the same id again (same organization) gives what is there; same idempotency key likewise. */
  create(org: OrganizationNo, upload: NewUpload, now: number): Promise<OrRefusal<{ upload: Upload; created: boolean }>>
  get(org: OrganizationNo, id: string): Promise<Upload | null>
  list(
    org: OrganizationNo,
    query: { kind?: UploadKind; status?: UploadStatus[]; cursor?: string; limit: number },
  ): Promise<Page<Upload>>
  /** Uploads that are not over, or over with answers due, the newest first: one cheap look for every page. */
  open(org: OrganizationNo, query: { limit: number }): Promise<OpenUpload[]>
  /**
   * Makes the files known that a sender is about to send, so that those it never begins are missed. What is there of a
   * file stays.
   */
  announceFiles(
    org: OrganizationNo,
    id: string,
    files: readonly { name: string; number: number }[],
    now: number,
  ): Promise<OrRefusal<{ ok: true }>>
  /**
   * Begins a file, or begins it again: what was there of it goes, and what an earlier sending still brings is refused
   * (`begun-again`) and changes nothing. Files stand in order of `number` when given, else of arrival.
   */
  beginFile(
    org: OrganizationNo,
    id: string,
    file: { name: string; number?: number },
    now: number,
  ): Promise<OrRefusal<FileSending>>
  /** Stores a batch of rows as they were read (one transaction; provisional counts kept). Bodies go to `hardware` once, rows refer to them. */
  addRows(
    org: OrganizationNo,
    id: string,
    file: FileSending,
    rows: ReadRow[],
    bytesReceived: number,
    now: number,
  ): Promise<OrRefusal<{ rows: number }>>
  finishFile(
    org: OrganizationNo,
    id: string,
    file: FileSending,
    found: ReadFile,
    now: number,
  ): Promise<OrRefusal<{ ok: true }>>
  dropFile(org: OrganizationNo, id: string, file: number): Promise<OrRefusal<{ ok: true }>>

  /** Closes receiving: what follows is done by the worker (duplicates, verdicts; then registering when `register`). 409 while a file is incomplete. */
  close(org: OrganizationNo, id: string, now: number): Promise<OrRefusal<{ upload: Upload }>>
  /**
   * Rows that were not refused, in order, for finding duplicates. Among them those that a check which was broken off
   * called duplicates, so that the next one sees what that one saw.
   */
  identities(org: OrganizationNo, id: string, after: number | null, limit: number): Promise<RowIdentity[]>
  /** Writes what finding duplicates says, in batches; rows in `found` become duplicates, those in `learned` get what they lack. */
  writeDuplicates(
    org: OrganizationNo,
    id: string,
    found: { row: number; of: number; reason: 'hardware-changed' | null }[],
    learned: LearnedOfDuplicates[],
    worker?: string,
  ): Promise<void>
  /** Judges the next rows against the roll (verdicts only; touches no device, no claim). `more` false when all are judged. */
  judgeNext(
    org: OrganizationNo,
    id: string,
    after: number | null,
    limit: number,
    worker?: string,
  ): Promise<{ last: number | null; judged: number }>
  /** All judged: status becomes `checked` (or `registering` where register was asked), counts exact. */
  markChecked(org: OrganizationNo, id: string, now: number, expiresAt: number, worker?: string): Promise<Upload>
  /** From `checked` to `registering`. `rows`/`filter` leave the others out. */
  beginRegistering(
    org: OrganizationNo,
    id: string,
    choice: {
      groupTag?: string | null
      assignedUser?: string | null
      onlyWhereEmpty?: boolean
      rows?: number[]
      filter?: RowFilter
    },
    actor: Actor,
    now: number,
  ): Promise<OrRefusal<{ upload: Upload }>>
  /** One transaction: takes the next rows, judges again, writes claims, devices, events, row results, counts (domain/registration/plan.ts). `immediate` tells how new devices of this batch are answered. */
  registerNext(
    org: OrganizationNo,
    id: string,
    limit: number,
    how: { immediate: boolean; requestId: string; worker?: string },
    now: number,
  ): Promise<{ more: boolean; done: number; deviceIds: number[] }>
  /** Every row is settled: status `done`. False while devices of it are pending. */
  finishIfSettled(org: OrganizationNo, id: string, now: number): Promise<boolean>
  cancel(org: OrganizationNo, id: string, actor: Actor, now: number): Promise<OrRefusal<{ upload: Upload }>>
  /** `actor` is null where nobody asked for it: a sending broke off. With `ofSendings` only where no other sending brought any of its files; else a conflict. */
  drop(
    org: OrganizationNo,
    id: string,
    actor: Actor | null,
    now: number,
    ofSendings?: number[],
  ): Promise<OrRefusal<{ ok: true }>>
  /** Uploads over all organizations whose time has come: abandons them (counts stay, rows go). */
  abandonExpired(now: number, receivingIdleMs: number): Promise<{ org: OrganizationNo; id: string }[]>
  /** Uploads over all organizations that have work for a worker and no live lease; takes the lease. */
  takeDue(
    worker: string,
    now: number,
    leaseMs: number,
    limit: number,
  ): Promise<{ org: OrganizationNo; id: string; phase: 'checking' | 'registering' }[]>
  renewLease(org: OrganizationNo, id: string, worker: string, now: number, leaseMs: number): Promise<boolean>
  releaseLease(org: OrganizationNo, id: string, worker: string): Promise<void>
}

export type RowFilter = {
  file?: number
  outcome?: Outcome[]
  verdict?: Verdict[]
  state?: DeviceState[]
  reason?: Reason[]
  repair?: Repair[]
  warning?: Warning[]
  leftOut?: boolean
  updated?: boolean
  /** Whether registering gave the row a device, be it removed since. */
  registered?: boolean
  /** Whether its changed hardware waits for an answer that can be given now. */
  waiting?: boolean
  /** Whether its changed hardware was captured before what the list has of the device. */
  olderCapture?: boolean
  search?: string
}

/** A change of a row while checked, already read and proven by the caller. Keys left out stay as they are. */
export type RowPatch = { read?: ReadRow; groupTag?: string | null; assignedUser?: string | null; leftOut?: boolean }

/** How many rows were answered, and those that could not be, with why. */
export type AnswersGiven = { answered: number; unanswered: { row: number; why: string }[] }

export type RowStore = {
  list(
    org: OrganizationNo,
    upload: string,
    query: RowFilter & { cursor?: string; limit: number },
    now: number,
  ): Promise<OrRefusal<Page<UploadRow>>>
  /** How many rows match the filter. */
  count(org: OrganizationNo, upload: string, filter: RowFilter, now: number): Promise<OrRefusal<{ count: number }>>
  get(org: OrganizationNo, upload: string, row: number, now: number): Promise<UploadRow | null>
  /** For mending: the row with its hash: proven body or the refused text. */
  hardwareOf(
    org: OrganizationNo,
    upload: string,
    row: number,
  ): Promise<{ body: Uint8Array | null; tail: Uint8Array | null; refusedText: string | null } | null>
  patch(
    org: OrganizationNo,
    upload: string,
    row: number,
    patch: RowPatch,
    actor: Actor,
    now: number,
  ): Promise<OrRefusal<{ row: UploadRow }>>
  /** The same for many rows by filter (only leftOut, groupTag, assignedUser). `only` takes these in and leaves out every other. */
  patchMany(
    org: OrganizationNo,
    upload: string,
    which: { rows?: number[]; filter?: RowFilter; only?: boolean },
    patch: Omit<RowPatch, 'read'>,
    actor: Actor,
    now: number,
  ): Promise<OrRefusal<{ changed: number }>>
  /**
   * Answers the changed hardware of the chosen rows. While checked the answer is kept for registering to carry out (null
   * takes it back); when the upload is over it is carried out on their devices, each with its event.
   */
  answerHardware(
    org: OrganizationNo,
    upload: string,
    which: { rows?: number[]; filter?: RowFilter },
    answer: HardwareAnswer | null,
    actor: Actor,
    now: number,
  ): Promise<OrRefusal<AnswersGiven>>
  /** The device whose hardware a row brings changed: as it was registered, or while checked as it would be; else null. */
  changedDevice(org: OrganizationNo, upload: string, row: number): Promise<number | null>
  /** All rows that failed (refused, not-found, claimed, unexpected), with the hash as received or canonical, in order; streamed. */
  failed(
    org: OrganizationNo,
    upload: string,
    now: number,
  ): AsyncIterable<(UploadRow & { body: Uint8Array | null; refusedText: string | null })[]>
}

export type DeviceSort =
  | 'serialNumber'
  | 'state'
  | 'assignedUser'
  | 'model'
  | 'groupTag'
  | 'registeredAt'
  | 'lastSeenAt'
  | 'createdAt'
export type DeviceFilter = {
  ids?: number[]
  state?: DeviceState[]
  error?: ErrorCode[]
  reason?: Reason[]
  attention?: boolean
  upload?: string
  /** Three characters or more: in serial, user, model or tag, any case. */
  search?: string
  serials?: string[]
  groupTag?: string[]
  user?: string[]
  manufacturer?: string[]
  model?: string[]
  registeredFrom?: number
  registeredTo?: number
  example?: boolean
}
export type DeviceSummary = {
  total: number
  attention: number
  example: number
  byState: Record<DeviceState, number>
  byError: Partial<Record<ErrorCode, number>>
  byManufacturer: { value: string | null; count: number }[]
  byModel: { manufacturer: string | null; value: string | null; count: number }[]
  byGroupTag: { value: string | null; count: number }[]
  byOsBuild: { value: number | null; count: number }[]
}
export type DeviceHardware = {
  body: Uint8Array | null
  tail: Uint8Array | null
  refusedText: string | null
  since: string
  until: string | null
}

/** What a person may change of a device; null or empty takes it away. */
export type DeviceValues = { groupTag?: string | null; assignedUser?: string | null }

export type DeviceStore = {
  list(
    org: OrganizationNo,
    query: DeviceFilter & { sort: DeviceSort; descending: boolean; cursor?: string; limit: number; now: number },
  ): Promise<Page<Device>>
  /** Exact up to `atMost`; `{count, exact: false}` where there are more and counting all would be slow. */
  count(org: OrganizationNo, filter: DeviceFilter, now: number): Promise<number>
  summary(org: OrganizationNo, now: number): Promise<DeviceSummary>
  get(org: OrganizationNo, id: number, now: number): Promise<Device | null>
  /** Which of many serials (any case) are on the list. */
  findSerials(
    org: OrganizationNo,
    serials: string[],
  ): Promise<{ found: { serial: string; ids: number[] }[]; missing: string[] }>
  /** Current hardware first, then history. */
  hardware(org: OrganizationNo, id: number): Promise<DeviceHardware[] | null>
  events(org: OrganizationNo, id: number, query: { cursor?: string; limit: number }): Promise<Page<DeviceEvent> | null>
  /** Streams devices under a filter with the hash's body where `withHash`; in order of id; batches. */
  export(
    org: OrganizationNo,
    filter: DeviceFilter,
    options: { withHash: boolean; now: number },
  ): AsyncIterable<(Device & { body: Uint8Array | null; refusedText: string | null })[]>

  /** Sets tag, user or both in one transaction, with an event for each that changed; keys left out stay as they are. */
  patch(
    org: OrganizationNo,
    id: number,
    values: DeviceValues,
    ifVersion: number | null,
    actor: Actor,
    now: number,
  ): Promise<OrRefusal<{ device: Device }>>
  /** A failed device goes back to pending (or straight to its new answer when `immediate`), with a mended row where given; judged again. */
  retry(
    org: OrganizationNo,
    id: number,
    mended: ReadRow | null,
    how: { immediate: boolean; requestId: string },
    actor: Actor,
    now: number,
  ): Promise<OrRefusal<{ device: Device; merged?: number }>>
  replaceHardware(
    org: OrganizationNo,
    id: number,
    from: { upload: string; row: number },
    actor: Actor,
    now: number,
  ): Promise<OrRefusal<{ device: Device }>>
  dismissHardware(
    org: OrganizationNo,
    id: number,
    from: { upload: string; row: number },
    actor: Actor,
    now: number,
  ): Promise<OrRefusal<{ device: Device }>>
  /** The hardware that waits for a person on this device: what the row's hash says, for showing side by side. */
  waitingHardware(org: OrganizationNo, id: number): Promise<{ upload: string; row: number; body: Uint8Array }[]>
}

/** Devices that a registrar must answer for; the answer is written with its event in one transaction. */
export type PendingDevice = {
  org: OrganizationNo
  id: number
  serialNumber: string
  productKeyId: string | null
  body: Uint8Array | null
  groupTag: string | null
  assignedUser: string | null
  example: boolean
  pendingSince: number
  attempts: number
}
export type RegistrarAnswer =
  | { id: number; answer: 'registered' }
  | { id: number; answer: 'refused'; error: DeviceError }
  | { id: number; answer: 'not-yet' }
export type PendingStore = {
  takePending(worker: string, now: number, leaseMs: number, limit: number): Promise<PendingDevice[]>
  answer(org: OrganizationNo, worker: string, answers: RegistrarAnswer[], now: number, nextTryAt: number): Promise<void>
}

export const operationActions = ['tag', 'assign', 'retry', 'remove'] as const
export type OperationAction = (typeof operationActions)[number]
export type OperationStatus = 'waiting' | 'running' | 'done' | 'cancelled' | 'undone'
/** Work on many devices. Undo only for removal, until `undoUntil`. */
export type Operation = {
  id: string
  action: OperationAction
  status: OperationStatus
  /** The value for tag and assign. */
  value: string | null
  counts: { total: number; done: number; changed: number; refused: number }
  undoUntil: string | null
  createdAt: string
  createdBy: string
  finishedAt: string | null
}
export type OperationResult = {
  device: number
  serialNumber: string
  result: 'changed' | 'unchanged' | 'refused'
  why: string | null
}
export type OperationStore = {
  /** Fixes the set of devices in the same transaction; `expectedCount` differing refuses with the count. */
  create(
    org: OrganizationNo,
    wanted: {
      id: string
      action: OperationAction
      value: string | null
      ids?: number[]
      filter?: DeviceFilter
      expectedCount?: number
      final: boolean
    },
    actor: Actor,
    now: number,
  ): Promise<OrRefusal<{ operation: Operation }>>
  get(org: OrganizationNo, id: string): Promise<Operation | null>
  list(org: OrganizationNo, query: { cursor?: string; limit: number; open?: boolean }): Promise<Page<Operation>>
  results(
    org: OrganizationNo,
    id: string,
    query: { cursor?: string; limit: number; result?: OperationResult['result'] },
  ): Promise<OrRefusal<Page<OperationResult>>>
  takeDue(worker: string, now: number, leaseMs: number): Promise<{ org: OrganizationNo; id: string } | null>
  /** Works off the next devices in one transaction with their events; false when nothing is left, or for `worker`, whose lease another one has by then. */
  workNext(
    org: OrganizationNo,
    id: string,
    limit: number,
    how: { immediate: boolean; requestId: string; undoMs: number; worker?: string },
    now: number,
  ): Promise<{ more: boolean }>
  renewLease(org: OrganizationNo, id: string, worker: string, now: number, leaseMs: number): Promise<boolean>
  releaseLease(org: OrganizationNo, id: string, worker: string): Promise<void>
  /** Leaves the rest; a removal that went half-way can be undone for `undoMs` from now on. */
  cancel(
    org: OrganizationNo,
    id: string,
    undoMs: number,
    actor: Actor,
    now: number,
  ): Promise<OrRefusal<{ operation: Operation }>>
  undo(org: OrganizationNo, id: string, actor: Actor, now: number): Promise<OrRefusal<{ operation: Operation }>>
  /** Removals over all organizations whose undo has run out: claims, hardware and search entries go for good. */
  finalizeRemovals(now: number, limit: number): Promise<number>
}

export type Catalogue = {
  id: string
  name: string
  rows: number
  importedAt: string
  importedBy: string
  answers: number
}
export type CatalogueEntry = {
  catalogue: string
  manufacturer: string
  model: string
  serialNumber: string
  capturedAt: string | null
  body: Uint8Array
}
export type CatalogueStore = {
  list(org: OrganizationNo): Promise<Catalogue[]>
  get(org: OrganizationNo, id: string): Promise<Catalogue | null>
  entries(
    org: OrganizationNo,
    query: {
      catalogue?: string
      manufacturer?: string
      model?: string
      serialNumber?: string
      cursor?: string
      limit: number
    },
  ): Promise<Page<CatalogueEntry>>
  remove(org: OrganizationNo, id: string, actor: Actor, now: number): Promise<OrRefusal<{ ok: true }>>
  /** Failed devices with device-not-found that an entry now answers. */
  answerable(org: OrganizationNo): Promise<number[]>
}

/** A token as the account library keeps it: the digest of its text, and its beginning to recognize it by. */
export type NewToken = {
  id: string
  name: string
  role: Role
  prefix: string
  start: string
  digest: string
  expiresAt: number | null
}

/** People, invitations and tokens of an organization: each change and its event in one transaction. */
export type PeopleStore = {
  /** Takes the place of an open invitation of the same address. */
  invite(
    org: OrganizationNo,
    invitation: { id: string; email: string; role: Role; digest: string; expiresAt: number },
    actor: Actor,
    now: number,
  ): Promise<void>
  /** Open ones, newest first. */
  invitations(org: OrganizationNo, now: number): Promise<Invitation[]>
  /** The open invitation of a link, with the account system's id of its organization. */
  findInvitation(digest: string, now: number): Promise<(Invitation & { organization: string }) | null>
  withdraw(org: OrganizationNo, id: string, actor: Actor, now: number): Promise<OrRefusal<{ ok: true }>>
  /** Makes the person a member, without an invitation: the first owner. `conflict` where they are one already. */
  join(
    org: OrganizationNo,
    person: { id: string; name: string; memberId: string },
    role: Role,
    now: number,
  ): Promise<OrRefusal<{ role: Role }>>
  /** Makes the person a member; `conflict` where they are one already. The link is spent. */
  acceptInvitation(
    digest: string,
    person: { id: string; name: string; memberId: string },
    now: number,
  ): Promise<OrRefusal<{ role: Role }>>
  /**
   * `version` where the role is no longer `from`, `conflict` where nobody would be left as owner. Open invitations of
   * theirs to a role that they may no longer give (not in `mayStillGive`) are withdrawn.
   */
  changeRole(
    org: OrganizationNo,
    member: { user: string; from: Role; to: Role; mayStillGive: readonly Role[] },
    actor: Actor,
    now: number,
  ): Promise<OrRefusal<{ ok: true }>>
  /**
   * Ends the membership, the open invitations that they made, the tokens named, and all sessions of who belongs nowhere
   * any more. Refused as `changeRole`.
   */
  removeMember(
    org: OrganizationNo,
    member: { user: string; from: Role; tokens: readonly string[] },
    actor: Actor,
    now: number,
  ): Promise<OrRefusal<{ ok: true }>>
  makeToken(org: OrganizationNo, token: NewToken, actor: Actor, now: number): Promise<void>
  removeToken(org: OrganizationNo, id: string, actor: Actor, now: number): Promise<OrRefusal<{ ok: true }>>
  /** What happened to the way in of `about`, a person's name, who belongs to the organization. */
  note(org: OrganizationNo, kind: AccountEventKind, about: string, actor: Actor, now: number): Promise<void>
  /**
   * Ends every session, device code, one-time link and open invitation of the installation: after a restore, which brings
   * back what had ended, or a theft. `secondFactors` takes those off too, where the key that reads them is lost.
   */
  endSessions(also: { secondFactors: boolean }): Promise<EndedSessions>
}

/** Which lines of the log: of these kinds, by one who did them, between two moments (inclusive), with a text in them. */
export type LogQuery = {
  kinds?: readonly LogKind[]
  /** Id of a person or token. */
  by?: string
  from?: number
  to?: number
  /** In what it is about, its value or who did it; any case. */
  search?: string
  cursor?: string
  limit: number
}

/** What was done in an organization; written by the functions that do it, in their transactions. */
export type LogStore = {
  /** The newest first. */
  list(org: OrganizationNo, query: LogQuery): Promise<Page<LogEntry>>
  /** Who stands in it, by name. */
  actors(org: OrganizationNo): Promise<Actor[]>
}

export type EndedSessions = { sessions: number; links: number; secondFactors: number }

/** A hint that something changed, for event streams; no log. */
export type Hint = {
  org: OrganizationNo
  uploads?: string[]
  devices?: number[] | 'many'
  operations?: string[]
  catalogues?: boolean
  /** Members, roles, invitations or tokens. */
  people?: boolean
}

export type Store = {
  organizations: OrganizationStore
  uploads: UploadStore
  rows: RowStore
  devices: DeviceStore
  pending: PendingStore
  operations: OperationStore
  catalogues: CatalogueStore
  people: PeopleStore
  log: LogStore
  /** Calls back on changes committed by any process on this database (SQLite: this process). */
  onChange(listener: (hint: Hint) => void): () => void
  /** Small facts of the installation: set-up link digest, version. */
  settings: {
    get(key: string): Promise<string | null>
    set(key: string, value: string | null): Promise<void>
    /** The value that is there, or this one where there was none (one statement: of several processes one wins). */
    keep(key: string, value: string): Promise<string>
  }
  /** Kysely for the account library: all of its statements go through the one writer. */
  accountsDialect: import('kysely').Dialect
  accountsDialectType: 'sqlite' | 'postgres'
  /** SQLite: a consistent copy to a file while it runs; on PostgreSQL a refusal. */
  backup(file: string): Promise<OrRefusal<{ bytes: number }>>
  /** True when the database answers and its schema is current. */
  ready(): Promise<boolean>
  close(): Promise<void>
}

export type { Device, HashIdentity, UploadCounts }
