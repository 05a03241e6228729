/**
 * The words of Muster, each list closed. Code, API, command line, portal and documentation use these and no others.
 * Nothing here depends on anything else.
 */

/** What the files alone say of a row. */
export const outcomes = ['accepted', 'duplicate', 'refused'] as const
export type Outcome = (typeof outcomes)[number]

/** Why a row was refused; the order is the order of the checks. */
export const reasons = [
  'unsafe-value',
  'too-long',
  'not-a-windows-device',
  'nothing-to-identify',
  'not-base64',
  'not-a-hardware-hash',
  'truncated',
  'malformed',
  'checksum',
  'serial-missing',
  'manufacturer-missing',
  'serial-mismatch',
] as const
export type Reason = (typeof reasons)[number]

/** The reason a duplicate may carry besides: it stands on the same device, but the board or TPM differs. */
export const duplicateReasons = ['hardware-changed'] as const
export type DuplicateReason = (typeof duplicateReasons)[number]

/** What was mended in a row, always reported. */
export const repairs = [
  'trimmed',
  'serial-from-hash',
  'hash-repaired',
  'hash-elsewhere',
  'value-beyond-header',
  'tag-user-swapped',
  'formula-text',
] as const
export type Repair = (typeof repairs)[number]

/** What is odd about a row and does not stop it. */
export const warnings = [
  'maker-differs',
  'model-differs',
  'product-id-differs',
  'hash-length-unusual',
  'hash-bytes-after-footer',
  'ek-digest-differs',
  'uuid-shared',
  'serial-differs',
  'serial-also-on',
  'no-tpm',
  'captured-in-winpe',
  'capture-in-future',
  'user-not-upn',
  'product-id-not-valid',
  'tag-differs',
  'user-differs',
  'value-without-column',
] as const
export type Warning = (typeof warnings)[number]

/** Why an accepted row is not in the file written for Intune. */
export const notWrittenReasons = ['no-hash', 'not-representable'] as const
export type NotWritten = (typeof notWrittenReasons)[number]

/** Why a whole file gives no rows. */
export const fileErrorCodes = [
  'empty',
  'header-only',
  'no-known-column',
  'not-text',
  'spreadsheet',
  'archive',
  'screen-output',
  'unreadable',
] as const
export type FileErrorCode = (typeof fileErrorCodes)[number]

/** What the roll says of an accepted row. */
export const verdicts = [
  'new',
  'already-registered',
  'hardware-changed',
  'claimed-by-another-organization',
  'not-found',
] as const
export type Verdict = (typeof verdicts)[number]

/** States as shown; `inactive` is never stored, it is `active` with a last-seen older than seven days. */
export const deviceStates = ['pending', 'failed', 'ready', 'active', 'inactive'] as const
export type DeviceState = (typeof deviceStates)[number]
export type StoredDeviceState = Exclude<DeviceState, 'inactive'>

/** What the list of devices can be sorted by. */
export const deviceSorts = [
  'serialNumber',
  'state',
  'assignedUser',
  'model',
  'groupTag',
  'registeredAt',
  'lastSeenAt',
  'createdAt',
] as const
export type DeviceSort = (typeof deviceSorts)[number]

export const errorCodes = [
  'device-not-found',
  'hardware-hash-not-valid',
  'device-already-registered',
  'device-claimed-by-another-organization',
  'unexpected-error',
  'row-not-valid',
] as const
export type ErrorCode = (typeof errorCodes)[number]

export const uploadStatuses = ['receiving', 'checked', 'registering', 'done', 'cancelled', 'abandoned'] as const
export type UploadStatus = (typeof uploadStatuses)[number]

/** What people are shown of an upload: its status, or why it stands still. The last two are never stored (domain/upload.ts). */
export const shownUploadStatuses = [...uploadStatuses, 'interrupted', 'answers-due'] as const
export type ShownUploadStatus = (typeof shownUploadStatuses)[number]

/** A person's answer to changed hardware: the device takes the new record over, or stays as it is. */
export const hardwareAnswers = ['replace', 'dismiss'] as const
export type HardwareAnswer = (typeof hardwareAnswers)[number]

export const uploadKinds = ['devices', 'catalogue'] as const
export type UploadKind = (typeof uploadKinds)[number]

export const roles = ['owner', 'administrator', 'technician', 'viewer'] as const
export type Role = (typeof roles)[number]

export const languages = ['en', 'nl'] as const
export type Language = (typeof languages)[number]

/** What is done with many devices at once. */
export const operationActions = ['tag', 'assign', 'retry', 'remove'] as const
export type OperationAction = (typeof operationActions)[number]
export const operationStatuses = ['waiting', 'running', 'done', 'cancelled', 'undone'] as const
export type OperationStatus = (typeof operationStatuses)[number]
/** What an operation did with one device. */
export const operationOutcomes = ['changed', 'unchanged', 'refused'] as const
export type OperationOutcome = (typeof operationOutcomes)[number]
