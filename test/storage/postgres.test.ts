import { openPostgresStore } from '../../storage/postgres/store.ts'
import { pastTheStore } from '../past-the-store.ts'
import { testDatabase, whyNoPostgres } from '../postgres.ts'
import { storageBattery } from './battery.ts'

storageBattery(
  'PostgreSQL',
  async () => {
    const database = await testDatabase()
    const store = await openPostgresStore({ url: database.url })
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
