import type { Actor } from '../../domain/device.ts'
import type { ReadRow } from '../../domain/row.ts'
import type { UploadRow } from '../../domain/upload.ts'
import type { DeviceState, HardwareAnswer, Outcome, Reason, Repair, Verdict, Warning } from '../../domain/words.ts'
import type { OrRefusal, Page } from './answers.ts'
import type { OrganizationNo } from './organizations.ts'

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
