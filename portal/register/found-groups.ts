import type { RowFilterBody, UploadAnswer } from '../../api/contract/uploads.ts'
import type { MessageKey } from '../../domain/messages/say.ts'
import { reasons, repairs, warnings } from '../../domain/words.ts'
import { changedHardware } from './row-filters.ts'

/** Rows with the same thing to say of them: which words say it, how many rows, and which. */
export type FoundGroup = { said: MessageKey; count: number; filter: RowFilterBody }

/** What a person has to do something about, the most frequent first. */
export function problemsOf({ kind, status, counts }: UploadAnswer): FoundGroup[] {
  const byVerdict: FoundGroup[] = [
    {
      said: 'verdict.hardware-changed',
      // While checked the answers given can be taken back: the group stays for as long.
      count: counts.attention > 0 || status !== 'checked' ? counts.attention : counts.answered,
      filter: changedHardware[counts.attention > 0 ? 'waiting' : 'answered'],
    },
    {
      said: 'verdict.claimed-by-another-organization',
      count: counts.claimedElsewhere,
      filter: { verdict: ['claimed-by-another-organization'] },
    },
    { said: 'verdict.not-found', count: counts.notFound, filter: { verdict: ['not-found'] } },
  ]
  const groups: FoundGroup[] = [
    ...(kind === 'catalogue' ? [] : byVerdict),
    ...reasons.map(
      (reason): FoundGroup => ({
        said: `reason.${reason}`,
        count: counts.byReason[reason] ?? 0,
        filter: { reason: [reason] },
      }),
    ),
  ]
  return mostFirst(groups)
}

/** What was mended or is odd, and stops nothing. */
export function remarksOf({ counts }: UploadAnswer): { repairs: FoundGroup[]; warnings: FoundGroup[] } {
  return {
    repairs: mostFirst(
      repairs.map((repair) => ({
        said: `repair.${repair}`,
        count: counts.byRepair[repair] ?? 0,
        filter: { repair: [repair] },
      })),
    ),
    warnings: mostFirst(
      warnings.map((warning) => ({
        said: `warning.${warning}`,
        count: counts.byWarning[warning] ?? 0,
        filter: { warning: [warning] },
      })),
    ),
  }
}

function mostFirst(groups: FoundGroup[]): FoundGroup[] {
  return groups.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count)
}
