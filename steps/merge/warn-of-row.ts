import type { HashIdentity } from '../../domain/hardware-hash/types.ts'
import type { ReadRow } from '../../domain/row.ts'
import { isUserPrincipalName, productKeyIdPattern } from '../../domain/values.ts'
import type { Repair, Warning } from '../../domain/words.ts'
import type { ColumnKind } from './header-names.ts'
import { shortened } from './shortened.ts'

/** An address under the tag and none under the user: each is the other. A user that is no address is not taken. */
export function placeTagAndUser(row: ReadRow): void {
  const { groupTag, assignedUser } = row
  if (
    groupTag !== null &&
    isUserPrincipalName(groupTag) &&
    !(assignedUser !== null && isUserPrincipalName(assignedUser))
  ) {
    row.groupTag = assignedUser
    row.assignedUser = groupTag
    row.repairs.push('tag-user-swapped')
  } else if (assignedUser !== null && !isUserPrincipalName(assignedUser)) {
    row.assignedUser = null
    row.warnings.push('user-not-upn')
    note(row, 'user-not-upn', assignedUser)
  }
}

/** What a hash says itself is not questioned. */
export function refuseProductKeyId(row: ReadRow, inHash: string | null): void {
  if (row.productKeyId === null || row.productKeyId === inHash || productKeyIdPattern.test(row.productKeyId)) return
  row.warnings.push('product-id-not-valid')
  note(row, 'product-id-not-valid', row.productKeyId)
  row.productKeyId = null
}

/** Keeps what stood in the file where a repair or warning changed it or did not take it. */
export function note(row: ReadRow, word: Repair | Warning, found: string): void {
  row.notes = { ...row.notes, [word]: shortened(found) }
}

/** Warns of what is odd about a row's proven hash. `now` in Unix seconds. */
export function warn(row: ReadRow, identity: HashIdentity, now: number): void {
  const { warnings } = row
  for (const [kind, warning] of comparedKinds) {
    if (!differs(row[kind], identity[kind])) continue
    warnings.push(warning)
    note(row, warning, row[kind] as string)
  }
  if (identity.winPe) warnings.push('captured-in-winpe')
  if (identity.ek === null) warnings.push('no-tpm')
  if (isInFuture(identity, now)) warnings.push('capture-in-future')
}

const comparedKinds = [
  ['manufacturer', 'maker-differs'],
  ['model', 'model-differs'],
  ['productKeyId', 'product-id-differs'],
] as const satisfies readonly (readonly [ColumnKind, Warning])[]

const daySeconds = 86_400

/** Captured more than a day ahead of `now` (both Unix seconds): the clock of the device was wrong. */
export function isInFuture({ capturedAt }: Pick<HashIdentity, 'capturedAt'>, now: number): boolean {
  return capturedAt !== null && capturedAt > now + daySeconds
}

/** Marks do not count: Partner Center's format has no commas, so `VMware Inc.` there is `VMware, Inc.` in the hash. */
function differs(inRow: string | null, inHash: string | null): boolean {
  if (inRow === null || inHash === null || inRow === inHash) return false
  const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  return bare(inRow) !== bare(inHash)
}
