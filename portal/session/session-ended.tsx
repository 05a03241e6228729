import { later } from '../parts/later.tsx'
import { useStore } from '../store.ts'
import { sessionEnded } from './session.ts'

const SessionEndedDialog = later(async () => (await import('./session-ended-dialog.tsx')).SessionEndedDialog)

/** Above every page, and whatever becomes of it: asks for sign-in when a session ended in the middle of work. */
export function SessionEnded() {
  return useStore(sessionEnded) && <SessionEndedDialog />
}
