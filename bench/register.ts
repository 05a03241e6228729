import { createReadStream, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createClient, type MusterClient } from '../api/client.ts'
import type { UploadAnswer } from '../api/contract/uploads.ts'
import { type Bench, openBench, type Place, type Server, startServer } from '../test/muster-process.ts'
import { testDatabase, whyNoPostgres } from '../test/postgres.ts'
import { type DeviceFile, writeDeviceFiles } from './device-files.ts'
import { postgresFloor } from './floor-postgres.ts'
import { sqliteFloor } from './floor-sqlite.ts'

/**
 * Registering over HTTP, from the first byte sent to all `ready`, against the floor of the same run: a bare loop of
 * batches that writes the same rows into the same tables and indexes. Meanwhile lists are asked for.
 * `--devices 10000,100000` (`1000000` too), `--databases sqlite,postgres`.
 */
const { values } = parseArgs({
  options: {
    devices: { type: 'string', default: '10000,100000' },
    databases: { type: 'string', default: 'sqlite,postgres' },
  },
  strict: false,
})

for (const devices of String(values.devices).split(',').map(Number)) {
  const bench = openBench()
  try {
    console.log(`\n${devices.toLocaleString('en')} devices`)
    const files = await writeDeviceFiles(join(bench.folder, 'files'), devices)
    for (const database of String(values.databases).split(',')) {
      if (database === 'postgres' && whyNoPostgres) console.log(`  postgres: left out, ${whyNoPostgres}`)
      else await measure(bench, database, devices, files)
    }
  } finally {
    bench.remove()
  }
}

async function measure(bench: Bench, database: string, devices: number, files: DeviceFile[]): Promise<void> {
  const folder = join(bench.folder, database)
  mkdirSync(folder)
  const postgres = database === 'postgres' ? await testDatabase() : null
  const place: Place = postgres ? ['--database', postgres.url] : ['--data', folder]
  try {
    const server = await startServer(bench, place)
    let run: Run
    let again: number
    try {
      run = await registerAll(server, files)
      await server.stop()
      const began = performance.now()
      await server.startAgain()
      again = performance.now() - began
    } finally {
      await server.stop()
    }
    const floor = postgres
      ? await floorOnPostgres(postgres.url)
      : sqliteFloor(join(folder, 'muster.db'), join(folder, 'floor.db'))
    tell(database, devices, run, floor, again)
  } finally {
    await postgres?.drop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function floorOnPostgres(source: string): Promise<number> {
  const target = await testDatabase()
  try {
    return await postgresFloor(source, target.url)
  } finally {
    await target.drop()
  }
}

function tell(database: string, devices: number, run: Run, floor: number, again: number): void {
  const perSecond = (seconds: number): string => `${Math.round(devices / seconds).toLocaleString('en')}/s`
  const { received, checked, total } = run
  const parts = `received ${received.toFixed(1)}, checked ${(checked - received).toFixed(1)}, registered ${(total - checked).toFixed(1)}`
  console.log(`  ${database}`)
  console.log(`    to all ready     ${total.toFixed(1)} s (${parts}), ${perSecond(total)}`)
  console.log(
    `    floor            ${floor.toFixed(1)} s, ${perSecond(floor)}: Muster takes ${(total / floor).toFixed(2)} times as long (goal: at most 2: ${total <= 2 * floor ? 'reached' : 'NOT reached'})`,
  )
  console.log(
    `    lists meanwhile  p95 ${run.listP95.toFixed(0)} ms, longest ${run.listLongest.toFixed(0)} ms (${run.lists} asked)`,
  )
  console.log(`    server memory    ${run.memoryMB} MB at most`)
  console.log(
    `    server processor ${run.processor.total.toFixed(1)} s (received ${run.processor.received.toFixed(1)}, checked ${(run.processor.checked - run.processor.received).toFixed(1)}, registered ${(run.processor.total - run.processor.checked).toFixed(1)})`,
  )
  console.log(`    second start     ready after ${again.toFixed(0)} ms`)
}

type Run = {
  /** Seconds since the first byte was sent. */
  received: number
  checked: number
  total: number
  lists: number
  listP95: number
  listLongest: number
  memoryMB: number
  /** Seconds of processor time that the server took meanwhile; says more than the clock where others work, too. */
  processor: { received: number; checked: number; total: number }
}

async function registerAll(server: Server, files: DeviceFile[]): Promise<Run> {
  const client = createClient({ baseUrl: server.url, token: await server.token('Contoso') })
  const { id } = await client.uploads.create({ register: true })
  const lists = listMeanwhile(client)
  const began = performance.now()
  const seconds = (): number => (performance.now() - began) / 1000
  const before = processorSeconds(server.pid())
  const processor = (): number => processorSeconds(server.pid()) - before
  for (const [number, { path, name }] of files.entries()) {
    await client.uploads.sendFile(id, {
      name,
      number,
      open: () => createReadStream(path, { highWaterMark: 256 * 1024 }),
    })
  }
  const received = seconds()
  const processorReceived = processor()
  await client.uploads.check(id)
  const upload = await until(client, id, (one) => one.status !== 'receiving')
  const checked = seconds()
  const processorChecked = processor()
  const done = upload.done ? upload : await until(client, id, (one) => one.done)
  const total = seconds()
  const processorTotal = processor()
  const times = (await lists.stop()).sort((one, other) => one - other)
  const { ready, rows } = done.counts
  if (done.status !== 'done' || ready !== rows)
    throw new Error(`ended as ${done.status}: ${JSON.stringify(done.counts)}`)
  return {
    received,
    checked,
    total,
    lists: times.length,
    listP95: times[Math.floor(times.length * 0.95)] ?? 0,
    listLongest: times.at(-1) ?? 0,
    memoryMB: memoryOf(server.pid()),
    processor: { received: processorReceived, checked: processorChecked, total: processorTotal },
  }
}

async function until(
  client: MusterClient,
  id: string,
  reached: (upload: UploadAnswer) => boolean,
): Promise<UploadAnswer> {
  for (;;) {
    const upload = await client.uploads.get(id)
    if (reached(upload)) return upload
    await sleep(25)
  }
}

/** Asks for pages of the list, one after the other with a pause, as a person who scrolls would. */
function listMeanwhile(client: MusterClient): { stop(): Promise<number[]> } {
  const sorts = ['-createdAt', 'serialNumber', 'model', 'state'] as const
  const times: number[] = []
  let stopped = false
  const asking = (async () => {
    for (let turn = 0; !stopped; turn++) {
      const began = performance.now()
      await client.devices.list({ limit: 100, sort: sorts[turn % sorts.length] })
      times.push(performance.now() - began)
      await sleep(100)
    }
  })()
  return {
    async stop() {
      stopped = true
      await asking
      return times
    },
  }
}

/** Largest resident memory of a process so far; Linux says it. */
function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
}

/** Processor time of all threads of a process so far, in seconds; Linux says it, in hundredths. */
function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}
