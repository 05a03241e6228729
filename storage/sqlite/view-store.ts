import type { ViewStore } from '../contract/views.ts'
import type { Threads } from './threads.ts'
import { listViews } from './views.ts'

/** Views on SQLite. */
export function viewStore({ here, write }: Threads): ViewStore {
  return {
    list: async (org, actor) => listViews(here, org, actor),
    add: (org, view, actor, now) => write('addView', org, view, actor, now),
    change: (org, id, change, actor, mayShare, now) => write('changeView', org, id, change, actor, mayShare, now),
    remove: (org, id, actor, mayShare) => write('removeView', org, id, actor, mayShare),
  }
}
