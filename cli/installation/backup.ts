import { access, chmod, constants, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Command } from 'commander'
import { settingsOf } from '../connect.ts'
import type { Context } from '../context.ts'
import { CommandFailed } from '../failure.ts'
import { placeSettings } from '../settings.ts'
import { databaseFile, dataFolder, keysFolder, openInstallation, restoreDatabase } from '../wiring.ts'

/** `muster backup FILE`: a consistent copy while the server runs; PostgreSQL has its own tools. */
export async function backUp(
  context: Context,
  command: Command,
  given: string,
  options: { json?: boolean },
): Promise<void> {
  const { say, terminal } = context
  const where = await sqliteSettings(context, command)
  const file = resolve(given)
  if (await isThere(file)) throw new CommandFailed(say.fileThere(given))
  await access(dirname(file), constants.W_OK)
  if (!(await isThere(databaseFile(where)))) throw new CommandFailed(say.noDatabase(dataFolder(where)))
  await using installation = await openInstallation(where)
  const written = await installation.backup(file)
  if ('refused' in written) throw new CommandFailed(written.refused)
  // It holds all that the data folder does, which is closed to others as well.
  await chmod(file, 0o600)
  const { bytes } = written
  terminal.print(options.json ? JSON.stringify({ file, bytes }) : say.backedUp(given, bytes))
  if (!options.json) terminal.note(say.keyNotInBackup(keysFolder(where) ?? ''))
}

/** `muster restore FILE`: into a folder without a database; nothing is overwritten. */
export async function restore(
  context: Context,
  command: Command,
  given: string,
  options: { json?: boolean },
): Promise<void> {
  const { say, terminal } = context
  const where = await sqliteSettings(context, command)
  if ((await stat(given)).isDirectory()) throw new CommandFailed(say.isFolder(given))
  const folder = dataFolder(where)
  const restored = await restoreDatabase(resolve(given), where)
  if ('refused' in restored) {
    if (restored.refused === 'database-there') {
      throw new CommandFailed(say.databaseThere(folder), [say.databaseThereNext])
    }
    throw new CommandFailed(say.notABackup(given), restored.refused === 'newer' ? [restored.why] : [])
  }
  const { devices, ended } = restored
  if (options.json) terminal.print(JSON.stringify({ folder, devices, ended }))
  else {
    terminal.print(say.restored(folder, devices))
    terminal.note(say.sessionsEnded(ended.sessions, ended.links, ended.secondFactors))
    terminal.note(say.restoredNext)
  }
}

/** Where the data is; PostgreSQL has its own tools for both, and is refused here. */
async function sqliteSettings(context: Context, command: Command) {
  const { say } = context
  const where = await settingsOf(context, command, placeSettings)
  if (where.database !== undefined) throw new CommandFailed(say.backupOnPostgres, [say.backupOnPostgresNext])
  return where
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
