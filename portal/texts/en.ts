import { accounts } from './en/accounts.ts'
import { device } from './en/device.ts'
import { devices } from './en/devices.ts'
import { help } from './en/help.ts'
import { log } from './en/log.ts'
import { own } from './en/own.ts'
import { people } from './en/people.ts'
import { register } from './en/register.ts'
import { rows } from './en/rows.ts'
import { shell } from './en/shell.ts'
import { work } from './en/work.ts'

/** What the domain says: its words come with the language, and no other's. */
export { en as words } from '../../domain/messages/en.ts'

/** Every English text of the portal. A room's texts stand in a file of its own; states, errors and reasons in domain/messages. */
export const en = {
  ...shell,
  ...accounts,
  ...devices,
  ...device,
  ...help,
  ...log,
  ...own,
  ...people,
  ...register,
  ...rows,
  ...work,
} as const
