import { enableCompileCache } from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Keeps what Node compiled for the next start, which then takes a third of the time; reading threads share it. It stands
 * in the person's own cache folder, where nobody else can put code. To be called before anything else is loaded.
 */
export function keepCompiled({ env, platform }: Pick<NodeJS.Process, 'env' | 'platform'>): void {
  if (env.NODE_COMPILE_CACHE !== undefined || env.NODE_DISABLE_COMPILE_CACHE !== undefined) return
  const caches = platform === 'win32' ? env.LOCALAPPDATA : env.XDG_CACHE_HOME || join(homedir(), '.cache')
  if (!caches) return
  const folder = join(caches, 'muster', 'compiled')
  enableCompileCache(folder)
  // A thread does not inherit what was enabled, only what the environment says.
  env.NODE_COMPILE_CACHE = folder
}
