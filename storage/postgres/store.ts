import type { Store } from '../store.ts'
import { connectAsApplication, databaseOf } from './connection.ts'
import { isCurrent, migrate } from './migrate.ts'

export async function openPostgresStore(options: { url: string }): Promise<Store> {
  await migrate(options.url)
  const sql = connectAsApplication(options.url)
  databaseOf(sql)
  return { ready: () => isCurrent(sql), close: () => sql.end({ timeout: 5 }) } as unknown as Store
}
