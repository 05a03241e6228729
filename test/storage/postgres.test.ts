import { randomBytes } from 'node:crypto'
import { openPostgresStore } from '../../storage/postgres/store.ts'
import { secretKeysOf } from '../../storage/secrets/secret-keys.ts'
import { pastTheStore } from '../past-the-store.ts'
import { testDatabase, whyNoPostgres } from '../postgres.ts'
import { storageBattery } from './battery.ts'

const secretKeys = secretKeysOf([randomBytes(32).toString('base64'), randomBytes(32).toString('base64')])

storageBattery(
  'PostgreSQL',
  async () => {
    const database = await testDatabase()
    const store = await openPostgresStore({ url: database.url, secretKeys })
    return {
      store,
      sql: (text) => pastTheStore({ url: database.url }, text),
      async done() {
        await store.close()
        await database.drop()
      },
    }
  },
  { skip: whyNoPostgres ?? false },
)
