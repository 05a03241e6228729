import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openKeyFolder } from '../../storage/secrets/key-folder.ts'
import { secretKeysIn } from '../../storage/secrets/secret-keys.ts'
import { openSqliteStore } from '../../storage/sqlite/store.ts'
import { pastTheStore } from '../past-the-store.ts'
import { storageBattery } from './battery.ts'

storageBattery('SQLite', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'muster-storage-'))
  const store = await openSqliteStore({ dir }, secretKeysIn(openKeyFolder(join(dir, 'keys'))))
  return {
    store,
    sql: (text) => pastTheStore({ dir }, text),
    async done() {
      await store.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
})
