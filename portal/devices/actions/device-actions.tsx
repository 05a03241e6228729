import type { DeviceFilterBody } from '../../../api/contract/devices.ts'
import { later } from '../../parts/later.tsx'
import { useStore } from '../../store.ts'
import { asked } from './asked.ts'

const AskDialog = later(async () => (await import('./ask-dialog.tsx')).AskDialog)

/** The question before an action on the devices chosen, while there is one. */
export function DeviceActions({ filter, total }: { filter: DeviceFilterBody; total: number }) {
  const action = useStore(asked)
  return action && <AskDialog key={action} action={action} filter={filter} total={total} />
}
