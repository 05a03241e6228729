import { answerPending } from './answer-pending.ts'
import type { WorkerContext } from './context.ts'
import { takeUploads } from './take-uploads.ts'
import { tidy } from './tidy.ts'
import { workOperation } from './work-operation.ts'

/** What a worker does again and again. */
export type DutyKind = {
  /** As the log names it. */
  name: string
  /** The setting that says how long it rests when there was nothing to do. */
  rest: 'idleMs' | 'tidyMs'
  /** Whether a change in the database, or the end of its own work, ends its rest. */
  isWoken: boolean
  /** Begins it for one worker: `work` takes what is due and says whether there may be more at once; `again` ends its rest. */
  begin(context: WorkerContext, again: () => void): { work(): Promise<boolean>; settled?(): Promise<void> }
}

/** The duties of a worker, over all organizations. A step adds a line. */
export const duties: readonly DutyKind[] = [
  { name: 'uploads', rest: 'idleMs', isWoken: true, begin: takeUploads },
  {
    name: 'pending devices',
    rest: 'idleMs',
    isWoken: true,
    begin: (context) => ({ work: () => answerPending(context) }),
  },
  { name: 'operations', rest: 'idleMs', isWoken: true, begin: (context) => ({ work: () => workOperation(context) }) },
  { name: 'what has run out', rest: 'tidyMs', isWoken: false, begin: (context) => ({ work: () => tidy(context) }) },
]
