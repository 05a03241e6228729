import { WorkButton } from '../operations/work-button.tsx'

/** What goes on while people look elsewhere: registrations and operations, each a small line that leads there. */
export function WorkLine() {
  return <WorkButton />
}
