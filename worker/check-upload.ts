import { DuplicateFinder, type Duplicates } from '../steps/merge/find-duplicates.ts'
import { digestOfValue, rowFlag, rowKey, rowKeySize } from '../steps/merge/row-keys.ts'
import { isInFuture } from '../steps/merge/warn-of-row.ts'
import type { OrganizationNo } from '../storage/contract/organizations.ts'
import type { LearnedOfDuplicates, RowIdentity } from '../storage/contract/uploads.ts'
import type { WorkerContext } from './context.ts'
import { keepLease } from './keep-lease.ts'

type Lease = ReturnType<typeof keepLease>

const identitiesAtOnce = 2000
const duplicatesAtOnce = 2000

/**
 * Finds the duplicates of an upload that is closed, judges every row against the roll, and makes it `checked` (or goes
 * on to `registering` where that was asked). Touches no device. Begun again after a crash it finds the same.
 */
export async function checkUpload(context: WorkerContext, org: OrganizationNo, id: string): Promise<void> {
  const { store, name, clock, settings } = context
  const lease = keepLease(context, store.uploads, org, id)
  const { duplicates, rows } = await findDuplicates(context, org, id, lease)
  if (duplicates === null) return
  if (!(await writeDuplicates(context, org, id, duplicates, rows, lease))) return
  for (let after: number | null = null; ; ) {
    const { last, judged } = await store.uploads.judgeNext(org, id, after, settings.batch, name)
    if (judged === 0) break
    after = last
    if (!(await lease.kept())) return
  }
  const now = clock()
  await store.uploads.markChecked(org, id, now, now + settings.checkedKeptMs, name)
}

/** Rows in the finder are numbered as they come; `rows` says page by page which row of the upload each is. */
type Found = { duplicates: Duplicates | null; rows: Float64Array[] }

async function findDuplicates(context: WorkerContext, org: OrganizationNo, id: string, lease: Lease): Promise<Found> {
  const finder = new DuplicateFinder()
  const rows: Float64Array[] = []
  for (let after: number | null = null; ; ) {
    const page = await context.store.uploads.identities(org, id, after, identitiesAtOnce)
    if (page.length === 0) break
    finder.add(keysOf(page, context.clock() / 1000))
    rows.push(Float64Array.from(page, ({ row }) => row))
    after = page[page.length - 1]?.row ?? null
    if (!(await lease.kept())) return { duplicates: null, rows: [] }
  }
  return { duplicates: finder.finish(), rows }
}

/** `now` in Unix seconds. */
function keysOf(page: readonly RowIdentity[], now: number): Uint32Array {
  const keys = new Uint32Array(page.length * rowKeySize)
  page.forEach((row, index) => {
    const at = index * rowKeySize
    setDigest(keys, at + rowKey.ek, row.ek)
    setDigest(keys, at + rowKey.uuid, row.uuid)
    setDigest(keys, at + rowKey.tuple, row.tuple)
    keys[at + rowKey.serial] = keys[at + rowKey.tuple] as number
    keys[at + rowKey.capturedAt] = row.capturedAt ?? 0
    keys[at + rowKey.groupTag] = digestOfValue(row.groupTag)
    keys[at + rowKey.assignedUser] = digestOfValue(row.assignedUser)
    keys[at + rowKey.flags] =
      (isInFuture(row, now) ? rowFlag.future : 0) |
      (row.hasHash ? rowFlag.hash : 0) |
      (row.groupTag === null ? 0 : rowFlag.groupTag) |
      (row.assignedUser === null ? 0 : rowFlag.assignedUser) |
      (row.capturedAt === null ? 0 : rowFlag.captured)
  })
  return keys
}

/** Two numbers of a stored digest; the second is never zero, which would say that there is none. */
function setDigest(keys: Uint32Array, at: number, digest: Uint8Array | null): void {
  if (digest === null) return
  const view = new DataView(digest.buffer, digest.byteOffset, digest.byteLength)
  keys[at] = view.getUint32(0)
  keys[at + 1] = view.getUint32(4) | 1
}

/** @returns false where the lease was lost meanwhile */
async function writeDuplicates(
  context: WorkerContext,
  org: OrganizationNo,
  id: string,
  duplicates: Duplicates,
  rows: Float64Array[],
  lease: Lease,
): Promise<boolean> {
  const { store, name } = context
  const { groupTagFrom, assignedUserFrom, otherGroupTag, otherAssignedUser } = duplicates
  // Every page but the last is full.
  const at = (index: number) => rows[Math.floor(index / identitiesAtOnce)]?.[index % identitiesAtOnce] as number
  const from = (index: number | undefined) => (index === undefined ? null : at(index))
  const count = rows.reduce((sum, page) => sum + page.length, 0)
  let found: { row: number; of: number; reason: 'hardware-changed' | null }[] = []
  let learned: LearnedOfDuplicates[] = []
  for (let index = 0; index < count; index++) {
    // Stored identities have a serial in the tuple alone, which also differs where only the model does.
    const warnings = duplicates.warnings(index).filter((warning) => warning !== 'serial-differs')
    const [tag, user] = [from(groupTagFrom.get(index)), from(assignedUserFrom.get(index))]
    if (warnings.length > 0 || tag !== null || user !== null) {
      const others = { groupTag: from(otherGroupTag.get(index)), assignedUser: from(otherAssignedUser.get(index)) }
      learned.push({ row: at(index), groupTagFrom: tag, assignedUserFrom: user, others, warnings })
    }
    const of = duplicates.of(index)
    if (of >= 0) found.push({ row: at(index), of: at(of), reason: duplicates.reason(index) })
    if (found.length < duplicatesAtOnce && learned.length < duplicatesAtOnce) continue
    await store.uploads.writeDuplicates(org, id, found, learned, name)
    found = []
    learned = []
    if (!(await lease.kept())) return false
  }
  await store.uploads.writeDuplicates(org, id, found, learned, name)
  return true
}
