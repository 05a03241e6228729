import { spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { capturedLater, syntheticDevice } from '../test/synthetic/devices.ts'

/**
 * `muster merge` against what reads and writes the same bytes and does less: `cat` (nothing but copy), Miller and DuckDB
 * (read all, keep the first row of each serial, write). `--rows 10000,100000`, `--rounds 3`, `--utf16`, `--data DIR`.
 * Each is the best of its rounds, which take turns, every output a new file on the same disk.
 */
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000,100000' },
    rounds: { type: 'string', default: '3' },
    utf16: { type: 'boolean', default: false },
    data: { type: 'string', default: tmpdir() },
  },
  strict: false,
})
const muster = fileURLToPath(new URL('../cli/start.js', import.meta.url))
const fileCount = 40

for (const rows of String(values.rows).split(',').map(Number)) await measure(rows)

async function measure(rows: number): Promise<void> {
  const folder = mkdtempSync(join(String(values.data), 'muster-bench-merge-'))
  try {
    const input = join(folder, 'in')
    const bytes = makeFiles(input, rows)
    console.log(`\n${rows.toLocaleString('en')} rows, ${fileCount} files, ${Math.round(bytes / 1e6)} MB`)
    const best = await race(contenders(input, folder), Number(values.rounds))
    const floor = best.get('cat')?.seconds ?? Number.NaN
    for (const [name, { seconds, peakMB }] of best) {
      const ratio = name === 'cat' ? 'the floor' : `${(seconds / floor).toFixed(1)} times cat`
      console.log(`  ${name.padEnd(24)} ${seconds.toFixed(2).padStart(7)} s  ${peakMB.padStart(6)} MB  ${ratio}`)
    }
    sayGoals(best)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The goals of the same run: at most four times `cat`, and ahead of Miller and DuckDB, which do less. */
function sayGoals(best: Map<string, { seconds: number }>): void {
  const muster = best.get('muster merge')?.seconds ?? Number.NaN
  for (const [name, times] of [
    ['cat', 4],
    ['Miller', 1],
    ['DuckDB', 1],
  ] as const) {
    const other = best.get(name)?.seconds
    if (other === undefined) continue
    const ratio = muster / other
    console.log(
      `  goal: at most ${times} × ${name}: ${ratio.toFixed(2)} × ${ratio <= times ? 'reached' : 'NOT reached'}`,
    )
  }
}

type Contender = { name: string; command: string; args: string[]; output: string }

function contenders(input: string, folder: string): Contender[] {
  const files = readdirSync(input).map((name) => join(input, name))
  const output = (name: string) => join(folder, name)
  const merge = (name: string, ...more: string[]): Contender => ({
    name,
    command: process.execPath,
    args: [muster, 'merge', input, '-o', output('muster.csv'), ...more],
    output: output('muster.csv'),
  })
  const all: Contender[] = [
    {
      name: 'cat',
      command: 'sh',
      args: ['-c', 'cat "$@" > "$0"', output('cat.csv'), ...files],
      output: output('cat.csv'),
    },
    merge('muster merge'),
    merge('muster merge --report', '--report', output('report.json')),
  ]
  if (values.utf16) return all
  const miller = `mlr --csv --lazy-quotes head -n 1 -g "Device Serial Number" "$@" > "$0"`
  if (spawnSync('mlr', ['--version']).status === 0) {
    all.push({
      name: 'Miller',
      command: 'sh',
      args: ['-c', miller, output('mlr.csv'), ...files],
      output: output('mlr.csv'),
    })
  } else console.log('  Miller is not installed (Debian: apt install miller)')
  const duckdb = fileURLToPath(new URL('./merge-duckdb.ts', import.meta.url))
  if (isInstalled('@duckdb/node-api')) {
    all.push({
      name: 'DuckDB',
      command: process.execPath,
      args: [duckdb, input, output('duck.csv')],
      output: output('duck.csv'),
    })
  } else console.log('  DuckDB is not installed (npm install --no-save @duckdb/node-api@1.5.5-r.5)')
  return all
}

function isInstalled(name: string): boolean {
  return statSync(new URL(`../node_modules/${name}/`, import.meta.url), { throwIfNoEntry: false }) !== undefined
}

type Figure = { seconds: number; peakMB: string }

async function race(all: Contender[], rounds: number): Promise<Map<string, Figure>> {
  const best = new Map<string, Figure>()
  for (let round = 0; round < rounds; round++) {
    for (const contender of all) {
      rmSync(contender.output, { force: true })
      // What others wrote goes to the disk now, not while this one is timed.
      spawnSync('sync')
      const figure = await time(contender)
      if (figure.seconds < (best.get(contender.name)?.seconds ?? Number.POSITIVE_INFINITY))
        best.set(contender.name, figure)
    }
  }
  return best
}

/** Runs it once; GNU time tells the peak memory, where it is installed. */
async function time({ name, command, args }: Contender): Promise<Figure> {
  const gnuTime = statSync('/usr/bin/time', { throwIfNoEntry: false }) !== undefined
  const [first, ...rest] = gnuTime ? ['/usr/bin/time', '-f', '%M', command, ...args] : [command, ...args]
  const started = performance.now()
  const child = spawn(first as string, rest, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve))
  const seconds = (performance.now() - started) / 1000
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${said}`)
  const kilobytes = Number(said.trim().split('\n').pop())
  return { seconds, peakMB: gnuTime ? String(Math.round(kilobytes / 1024)) : '?' }
}

/** Files as the collection script writes them; one row in twenty is a device that came before, captured again. */
function makeFiles(folder: string, rows: number): number {
  mkdirSync(folder)
  let bytes = 0
  for (let file = 0, row = 0; file < fileCount; file++) {
    const path = join(folder, `devices-${String(file).padStart(2, '0')}.csv`)
    const descriptor = openSync(path, 'w')
    const write = (text: string) => writeSync(descriptor, Buffer.from(text, values.utf16 ? 'utf16le' : 'latin1'))
    let text = `${values.utf16 ? '\ufeff' : ''}Device Serial Number,Windows Product ID,Hardware Hash\r\n`
    for (const last = ((file + 1) * rows) / fileCount; row < last; row++) {
      const device = row % 20 === 19 ? capturedLater(syntheticDevice(row - 8)) : syntheticDevice(row)
      text += `${device.serialNumber},,${device.hash}\r\n`
      if (text.length < 1e6) continue
      write(text)
      text = ''
    }
    write(text)
    closeSync(descriptor)
    bytes += statSync(path).size
  }
  return bytes
}
