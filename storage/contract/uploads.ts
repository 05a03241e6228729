import type { Actor } from '../../domain/device.ts'
import type { ReadFile, ReadRow } from '../../domain/row.ts'
import type { OpenUpload, Upload } from '../../domain/upload.ts'
import type { UploadKind, UploadStatus, Warning } from '../../domain/words.ts'
import type { OrRefusal, Page } from './answers.ts'
import type { OrganizationNo } from './organizations.ts'
import type { RowFilter } from './rows.ts'

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
