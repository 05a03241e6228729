import type { Texts } from './keys.ts'
import { accounts } from './nl/accounts.ts'
import { devices } from './nl/devices.ts'
import { shell } from './nl/shell.ts'

/** Every Dutch text of the portal; a key that is missing here does not compile. */
export const nl: Texts = { ...shell, ...accounts, ...devices }
