import type { Texts } from './keys.ts'
import { accounts } from './nl/accounts.ts'
import { device } from './nl/device.ts'
import { devices } from './nl/devices.ts'
import { help } from './nl/help.ts'
import { log } from './nl/log.ts'
import { own } from './nl/own.ts'
import { people } from './nl/people.ts'
import { register } from './nl/register.ts'
import { rows } from './nl/rows.ts'
import { shell } from './nl/shell.ts'
import { work } from './nl/work.ts'

/** What the domain says: its words come with the language, and no other's. */
export { nl as words } from '../../domain/messages/nl.ts'

/** Every Dutch text of the portal; a key that is missing here does not compile. */
export const nl: Texts = {
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
}
