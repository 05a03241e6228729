import { join } from 'node:path'
import Database from 'better-sqlite3'
import postgres from 'postgres'

/** Runs SQL on a database past the store that has it open: for faults, and for states that no step brings about yet. */
export async function pastTheStore(storage: { dir: string } | { url: string }, text: string): Promise<void> {
  if ('dir' in storage) {
    const file = new Database(join(storage.dir, 'muster.db'), { timeout: 5000 })
    file.exec(text)
    file.close()
    return
  }
  const connection = postgres(storage.url, { max: 1, onnotice: () => {} })
  await connection.unsafe(text)
  await connection.end()
}
