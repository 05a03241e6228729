import { enableCompileCache } from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Where `muster` begins: what Node compiled is kept for the next start, which then takes a third of the time; reading
 * threads share it. This one file is JavaScript: TypeScript read before the cache is on would load the stripper of types
 * each time, which takes as long as all else. The cache stands in the person's own folder, where nobody else can put code.
 */
function keepCompiled({ env, platform } = process) {
  if (env.NODE_COMPILE_CACHE !== undefined || env.NODE_DISABLE_COMPILE_CACHE !== undefined) return
  const caches = platform === 'win32' ? env.LOCALAPPDATA : env.XDG_CACHE_HOME || join(homedir(), '.cache')
  if (!caches) return
  const folder = join(caches, 'muster', 'compiled')
  enableCompileCache(folder)
  // A thread does not inherit what was enabled, only what the environment says.
  env.NODE_COMPILE_CACHE = folder
}

keepCompiled()
await import('./main.ts')
