import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

/** The house: which room may import which. `type` means `import type` alone. DESIGN: data flows one way. */
const house = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const rooms = ['domain', 'steps', 'storage', 'connectors', 'api', 'worker', 'cli', 'portal'] as const
type Room = (typeof rooms)[number]

const allowed: Record<Room, { value: Room[]; type: Room[] }> = {
  domain: { value: [], type: [] },
  steps: { value: ['domain'], type: [] },
  storage: { value: ['domain'], type: ['steps'] },
  connectors: { value: ['domain'], type: ['steps'] },
  worker: { value: ['domain', 'steps'], type: ['storage'] },
  api: { value: ['domain', 'steps'], type: ['storage'] },
  cli: { value: ['domain', 'steps', 'api'], type: [] },
  portal: { value: ['domain', 'api'], type: [] },
}

/** These wire storage and connectors in, and read the environment; nothing else does. */
const wiring = new Set(['api/main.ts', 'worker/main.ts', 'cli/main.ts', 'cli/wiring.ts'])
/** All that the portal may touch of the server, and all that the commands may. */
const doors: Partial<Record<Room, RegExp>> = {
  cli: /^api\/(client|contract\/|main\.ts)/,
  portal: /^api\/(client|contract\/)/,
}

type Arrow = { from: string; to: string; typeOnly: boolean }

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.name === 'dist' || entry.name === 'node_modules') return []
    if (entry.isDirectory()) return sources(path)
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : []
  })
}

function arrowsOf(file: string): Arrow[] {
  const text = readFileSync(file, 'utf8')
  const from = relative(house, file).split(sep).join('/')
  const found: Arrow[] = []
  const statement =
    /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]\s*\)/gm
  for (const [whole, typeOnly, fixed, dynamic] of text.matchAll(statement)) {
    const to = relative(house, resolve(dirname(file), fixed ?? dynamic ?? ''))
      .split(sep)
      .join('/')
    const inType = dynamic !== undefined && new RegExp(`:\\s*${whole.replace(/[()[\].]/g, '\\$&')}`).test(text)
    found.push({ from, to, typeOnly: typeOnly !== undefined || inType })
  }
  return found
}

const roomOf = (path: string): Room | undefined => rooms.find((room) => path.startsWith(`${room}/`))
const stepOf = (path: string): string | undefined => /^steps\/([^/]+)\//.exec(path)?.[1]

/** The sentence that says what is wrong with an arrow, or null. */
export function wrongArrow({ from, to, typeOnly }: Arrow): string | null {
  const here = roomOf(from)
  const there = roomOf(to)
  if (here === undefined) return null
  if (there === undefined)
    return to.startsWith('test/') || to.startsWith('bench/') ? `${from} -> ${to}: leaves the house` : null
  if (here === 'steps' && there === 'steps' && stepOf(from) !== stepOf(to))
    return `${from} -> ${to}: a step imports another step`
  if (here === there || wiring.has(from)) return null
  const may = allowed[here]
  if (!may.value.includes(there) && !(typeOnly && may.type.includes(there)))
    return `${from} -> ${to}: ${here} may not import ${there}${may.type.includes(there) ? ' but by `import type`' : ''}`
  const door = doors[here]
  if (there === 'api' && door && !door.test(to))
    return `${from} -> ${to}: ${here} reaches into api other than by its client`
  return null
}

const present = rooms.filter((room) => statSync(join(house, room), { throwIfNoEntry: false }))
const arrows = present.flatMap((room) => sources(join(house, room))).flatMap(arrowsOf)

test('no room imports a room that it may not', () => {
  assert.ok(arrows.length > 20, 'the arrows are found')
  assert.deepEqual(
    arrows.map(wrongArrow).filter((wrong) => wrong !== null),
    [],
  )
})

test('an arrow the wrong way is found', () => {
  assert.match(
    wrongArrow({ from: 'domain/a.ts', to: 'storage/store.ts', typeOnly: true }) ?? '',
    /domain may not import storage/,
  )
  assert.match(
    wrongArrow({ from: 'steps/merge/a.ts', to: 'steps/register/b.ts', typeOnly: true }) ?? '',
    /another step/,
  )
  assert.match(
    wrongArrow({ from: 'api/routes/a.ts', to: 'storage/store.ts', typeOnly: false }) ?? '',
    /by `import type`/,
  )
  assert.match(
    wrongArrow({ from: 'portal/a.tsx', to: 'api/server.ts', typeOnly: false }) ?? '',
    /other than by its client/,
  )
  assert.equal(wrongArrow({ from: 'worker/a.ts', to: 'storage/store.ts', typeOnly: true }), null)
})

/** Each circle of files once, by its arrows: the files that reach each other, types and late imports included. */
export function circlesOf(arrows: readonly Pick<Arrow, 'from' | 'to'>[]): string[] {
  const next = Map.groupBy(arrows, ({ from }) => from)
  const reached = new Map<string, Set<string>>()
  for (const start of next.keys()) {
    const seen = new Set<string>()
    const ahead = [start]
    for (let file = ahead.pop(); file !== undefined; file = ahead.pop())
      for (const { to } of next.get(file) ?? [])
        if (!seen.has(to)) {
          seen.add(to)
          ahead.push(to)
        }
    reached.set(start, seen)
  }
  const tied = ({ from, to }: Pick<Arrow, 'from' | 'to'>) => reached.get(to)?.has(from) === true
  return [...new Set(arrows.filter(tied).map(({ from, to }) => `${from} -> ${to}`))].sort()
}

test('no file imports itself by a circle, inside a room or by types alone', () => {
  assert.deepEqual(circlesOf(arrows), [])
})

test('a circle is found, and only the arrows that tie it are named', () => {
  const found = circlesOf([
    { from: 'cli/a.ts', to: 'cli/b.ts' },
    { from: 'cli/b.ts', to: 'cli/c.ts' },
    { from: 'cli/c.ts', to: 'cli/a.ts' },
    { from: 'cli/main.ts', to: 'cli/a.ts' },
    { from: 'cli/c.ts', to: 'domain/words.ts' },
  ])
  assert.deepEqual(found, ['cli/a.ts -> cli/b.ts', 'cli/b.ts -> cli/c.ts', 'cli/c.ts -> cli/a.ts'])
})

test('only wiring files read the environment', () => {
  const readers = present
    .filter((room) => room !== 'portal')
    .flatMap((room) => sources(join(house, room)))
    .filter((file) => /process\.env\b/.test(readFileSync(file, 'utf8')))
    .map((file) => relative(house, file).split(sep).join('/'))
    .filter((file) => !wiring.has(file) && !file.endsWith('/main.ts') && file !== 'cli/settings.ts')
  assert.deepEqual(readers, [])
})
