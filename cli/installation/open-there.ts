import { existsSync } from 'node:fs'
import type { Context } from '../context.ts'
import { CommandFailed } from '../failure.ts'
import { databaseFile, dataFolder, type Installation, openInstallation } from '../wiring.ts'

/** Opens the installation that is there: a folder named by mistake is said, and does not become an empty one. */
export async function openThere(
  context: Context,
  where: Parameters<typeof openInstallation>[0],
): Promise<Installation> {
  if (where.database === undefined && !existsSync(databaseFile(where))) {
    throw new CommandFailed(context.say.noDatabase(dataFolder(where)))
  }
  return openInstallation(where)
}
