import type { SecretRows } from '../contract/secrets.ts'
import { getSecret, listSecrets } from './secrets.ts'
import type { Threads } from './threads.ts'

/** Sealed secrets on SQLite. */
export function secretRows({ here, write }: Threads): SecretRows {
  return {
    put: (org, name, sealed, actor, now) => write('putSecret', org, name, sealed, actor, now),
    get: async (org, name) => getSecret(here, org, name),
    list: async (org) => listSecrets(here, org),
    remove: (org, name) => write('removeSecret', org, name),
    swap: (org, name, before, after) => write('swapSecret', org, name, before, after),
  }
}
