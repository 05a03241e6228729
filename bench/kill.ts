import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { killRounds, nothingLostNothingDoubled } from '../test/kill-rounds.ts'
import { openBench, type Place } from '../test/muster-process.ts'
import { testDatabase, whyNoPostgres } from '../test/postgres.ts'
import { seededRandom } from '../test/synthetic/devices.ts'

/**
 * Kills the server (-9) at random moments while devices are sent and registered: nothing may be lost, nothing doubled.
 * `--rounds 200`, `--devices 20000`, `--databases sqlite,postgres`, `--seed N` to have a run again.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    devices: { type: 'string', default: '20000' },
    databases: { type: 'string', default: 'sqlite,postgres' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
  strict: false,
})

for (const database of String(values.databases).split(',')) {
  if (database === 'postgres' && whyNoPostgres) console.log(`postgres: left out, ${whyNoPostgres}`)
  else await measure(database)
}

async function measure(database: string): Promise<void> {
  const bench = openBench()
  const postgres = database === 'postgres' ? await testDatabase() : null
  const place: Place = postgres ? ['--database', postgres.url] : ['--data', join(bench.folder, 'data')]
  const dice = seededRandom(Number(values.seed))
  const began = performance.now()
  try {
    const killed = await killRounds(bench, place, {
      rounds: Number(values.rounds),
      devices: Number(values.devices),
      random: () => dice() / 2 ** 32,
      report: (line) => console.log(`  ${line}`),
    })
    nothingLostNothingDoubled(killed, `${database}, seed ${values.seed}`)
    const phases = Map.groupBy(killed.rounds, (round) => round.phase)
    const spread = [...phases].map(([phase, rounds]) => `${phase} ${rounds.length}`).join(', ')
    const seconds = Math.round((performance.now() - began) / 1000)
    console.log(
      `${database}: ${killed.rounds.length} kills (while ${spread}), ${killed.total.toLocaleString('en')} devices: ` +
        `nothing lost, nothing doubled; ${seconds} s, seed ${values.seed}`,
    )
  } finally {
    await postgres?.drop()
    bench.remove()
  }
}
