import { appendFileSync } from 'node:fs'
import type { Registrar } from '../steps/register/registrar.ts'
import { openPostgresStore } from '../storage/postgres/store.ts'
import { openSqliteStore } from '../storage/sqlite/store.ts'
import { startWorker } from '../worker/worker.ts'

/**
 * A worker for registrar-killed.test.ts, with a registrar that sends nowhere: it keeps that it is about to send, writes
 * what it sends into a file, and dies there (-9) before it has answered. What it kept before it never sends again.
 * Arguments: `--data DIR` or `--database URL`, then the file.
 */
const [kind, place = '', sentFile = ''] = process.argv.slice(2)
const store = kind === '--data' ? await openSqliteStore({ dir: place }) : await openPostgresStore({ url: place })

const registrar: Registrar = {
  name: 'mortal',
  immediate: false,
  async register(devices, keep) {
    const fresh = devices.filter(({ kept }) => kept === null)
    const own = await keep(fresh.map(({ id, serialNumber }) => ({ id, data: { sent: serialNumber } })))
    for (const { id, serialNumber } of fresh) if (own.has(id)) appendFileSync(sentFile, `${serialNumber}\n`)
    if (fresh.length > 0) process.kill(process.pid, 'SIGKILL')
    return devices.map(({ id, kept }) => ({ id, answer: 'registered', keep: { ...kept, known: true } }))
  },
}

startWorker({
  store,
  registrar,
  name: `mortal ${process.pid}`,
  log: { info: () => undefined, error: (about, message) => console.error(message, about) },
  clock: Date.now,
  newRequestId: () => 'request',
  settings: { leaseMs: 300, idleMs: 50 },
})
