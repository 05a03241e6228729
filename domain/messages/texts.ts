import type { DirectoryRefusal } from '../collecting/directory-refused.ts'
import type { NoHash } from '../collecting/no-hash.ts'
import type { EventKind } from '../device.ts'
import type { LogKind } from '../log.ts'
import type { DeviceAction, Step } from '../registration.ts'
import type {
  DeviceState,
  DuplicateReason,
  ErrorCode,
  FileErrorCode,
  NotWritten,
  Outcome,
  Reason,
  Repair,
  Role,
  ShownUploadStatus,
  Verdict,
  Warning,
} from '../words.ts'

/** What is said of a word: its name, what it means, and what to do (empty: nothing). */
export type Said = { title: string; sentence: string; nextStep: string }

/** What a refusal is about more closely than its reason says (refusal-case.ts). */
export const refusalCases = [
  'too-long-hash',
  'too-long-row',
  'unsafe-control',
  'unsafe-formula',
  'unsafe-in-hash',
  'hash-type-name',
  'hash-shown-in-part',
  'serial-rounded',
] as const
export type RefusalCase = (typeof refusalCases)[number]

/** Short remarks that go with a message where there is something to put in. */
export const hints = [
  'hash-of-line',
  'duplicate-of',
  'columns-found',
  'one-column',
  'repaired-hash',
  'takes-longer',
  'request-id',
  'found',
  'older-capture',
] as const
export type Hint = (typeof hints)[number]

/** Names of the groups and values that a hash says of its device. */
export const hashFields = [
  'identity',
  'windowsAtCapture',
  'processorAndMemory',
  'disks',
  'network',
  'tpm',
  'display',
  'other',
  'unknownRecords',
  'serialNumber',
  'manufacturer',
  'model',
  'family',
  'sku',
  'systemVersion',
  'uuid',
  'productKeyId',
  'keyPartNumber',
  'board',
  'bios',
  'capturedAt',
  'osBuild',
  'windows',
  'windowsType',
  'timeZone',
  'architecture',
  'setup',
  'toolVersion',
  'cpu',
  'cores',
  'threads',
  'memory',
  'memoryMaximum',
  'memorySlots',
  'disk',
  'solidState',
  'rotating',
  'systemDisk',
  'adapter',
  'tpmVersion',
  'ekPublicSha256',
  'none',
  'panel',
  'gpu',
  'enclosure',
  'record',
  'bytes',
] as const
export type HashField = (typeof hashFields)[number]

/** All texts of one language, keyed by the words; a word without a text does not compile. */
export type Texts = {
  state: Record<DeviceState, Said>
  error: Record<ErrorCode, Said>
  reason: Record<Reason | DuplicateReason, Said>
  refusal: Record<RefusalCase, Said>
  outcome: Record<Outcome, Said>
  verdict: Record<Verdict, Said>
  repair: Record<Repair, Said>
  warning: Record<Warning, Said>
  fileError: Record<FileErrorCode, Said>
  notWritten: Record<NotWritten, Said>
  uploadStatus: Record<ShownUploadStatus, Said>
  role: Record<Role, Said>
  action: Record<DeviceAction, Said>
  step: Record<Step, Said>
  event: Record<EventKind, Said>
  noHash: Record<NoHash, Said>
  directory: Record<DirectoryRefusal, Said>
  hint: Record<Hint, string>
  field: Record<HashField, string>
}

/** What is said of each kind of act: its name, and the line of the log that it is. */
export type ActTexts = Record<LogKind, Pick<Said, 'title' | 'sentence'>>
