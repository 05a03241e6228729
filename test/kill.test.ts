import { join } from 'node:path'
import { describe, test } from 'node:test'
import { type KillOptions, killRounds, nothingLostNothingDoubled } from './kill-rounds.ts'
import { openBench } from './muster-process.ts'
import { testDatabase, whyNoPostgres } from './postgres.ts'
import { seededRandom } from './synthetic/devices.ts'

/** Another seed at each run; said in the title of a failure, so that a round can be had again with KILL_SEED. */
const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000)
const dice = seededRandom(seed)
const options: KillOptions = {
  rounds: Number(process.env.KILL_ROUNDS ?? 5),
  devices: Number(process.env.KILL_DEVICES ?? 3000),
  random: () => dice() / 2 ** 32,
}

describe('the server is killed (-9) while devices are sent and registered', () => {
  test('SQLite: after the restart every row is there once, with one event for each change', async () => {
    const bench = openBench()
    try {
      nothingLostNothingDoubled(
        await killRounds(bench, ['--data', join(bench.folder, 'data')], options),
        `seed ${seed}`,
      )
    } finally {
      bench.remove()
    }
  })

  test('PostgreSQL: the same', { skip: whyNoPostgres ?? false }, async () => {
    const bench = openBench()
    const database = await testDatabase()
    try {
      nothingLostNothingDoubled(await killRounds(bench, ['--database', database.url], options), `seed ${seed}`)
    } finally {
      await database.drop()
      bench.remove()
    }
  })
})
