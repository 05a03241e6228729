import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const house = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const built = join(house, 'portal', 'dist')
const stamp = join(built, '.inputs')

/** Compressed script (gzip) that the first page may load, in bytes. */
export const firstLoadLimit = 354_000
/** What a person's first page loads: the entry and the list of devices. */
const firstPages = ['index.html', 'devices/devices-page.tsx']

/** All that the portal is built from. */
const inputs = [
  'portal/**/*',
  'domain/**/*.ts',
  'api/client.ts',
  'api/client/*.ts',
  'api/contract/*.ts',
  'package-lock.json',
  'scripts/build-portal.ts',
]

type Chunk = { file: string; imports?: string[]; css?: string[] }
export type Manifest = Record<string, Chunk>
export type BuildResult = { rebuilt: boolean; firstLoad: number | null }

/**
 * Builds portal/dist when its inputs changed since the last build, with a .br and a .gz beside each file.
 * Throws where the first load is over its limit; prints what that is.
 */
export async function buildPortal(print: (line: string) => void = console.log): Promise<BuildResult> {
  const now = digestOfInputs()
  if (now === lastDigest()) return { rebuilt: false, firstLoad: null }
  const { build } = await import('vite')
  await build({ configFile: join(house, 'portal', 'vite.config.ts'), logLevel: 'warn', mode: 'production' })
  const files = compressAll()
  const firstLoad = sizeOfFirstLoad(readManifest(), (file) => files.get(file) ?? 0)
  const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`
  print(`portal: first load ${kB(firstLoad)} of compressed script (limit ${kB(firstLoadLimit)})`)
  if (firstLoad > firstLoadLimit)
    throw new Error(`The portal's first load is ${kB(firstLoad - firstLoadLimit)} over its limit.`)
  writeFileSync(stamp, now)
  return { rebuilt: true, firstLoad }
}

/** Whether portal/dist is of the inputs as they are. */
export const portalIsBuilt = (): boolean => lastDigest() === digestOfInputs()

/** Compressed bytes of every script that the first page needs, each counted once. */
export function sizeOfFirstLoad(manifest: Manifest, sizeOf: (file: string) => number): number {
  const wanted = new Set<string>()
  const visit = (name: string): void => {
    const chunk = manifest[name]
    if (!chunk || wanted.has(chunk.file)) return
    wanted.add(chunk.file)
    for (const next of chunk.imports ?? []) visit(next)
  }
  const language = Object.keys(manifest).filter((name) => /texts\/en\.ts$/.test(name))
  for (const name of [...firstPages, ...language]) visit(name)
  return [...wanted].reduce((sum, file) => sum + sizeOf(file), 0)
}

function readManifest(): Manifest {
  return JSON.parse(readFileSync(join(built, '.vite', 'manifest.json'), 'utf8'))
}

/** Writes the compressed forms, and gives the gzip size of each file. */
function compressAll(): Map<string, number> {
  const sizes = new Map<string, number>()
  for (const file of globSync('**/*.{js,css,html,svg}', { cwd: built })) {
    const bytes = readFileSync(join(built, file))
    const gzip = gzipSync(bytes, { level: 9 })
    sizes.set(file.replaceAll('\\', '/'), gzip.length)
    if (file.endsWith('.html')) continue
    writeFileSync(join(built, `${file}.gz`), gzip)
    const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 }
    writeFileSync(join(built, `${file}.br`), brotliCompressSync(bytes, { params: quality }))
  }
  return sizes
}

function lastDigest(): string | null {
  try {
    return readFileSync(stamp, 'utf8')
  } catch {
    return null
  }
}

function digestOfInputs(): string {
  const isInput = (path: string): boolean => !/^portal[\\/]dist[\\/]|\.test\.tsx?$/.test(path)
  const files = globSync(inputs, { cwd: house, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(house.length + 1))
    .filter(isInput)
    .sort()
  const digest = createHash('sha256')
  for (const file of files) digest.update(`${file}\0`).update(readFileSync(join(house, file)))
  return digest.digest('hex')
}

if (import.meta.main) {
  const quiet = process.argv.includes('--quiet')
  const result = await buildPortal(quiet ? () => {} : console.log)
  if (!result.rebuilt && !quiet) console.log('portal: up to date')
}
