import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { muster, openBench, startServer } from './muster-process.ts'
import { syntheticDevice, withReplacedBoard } from './synthetic/devices.ts'
import { makeFile } from './synthetic/files.ts'

test('settling changed hardware waits out a connection that breaks, also where the answer alone is lost', async () => {
  const bench = openBench()
  const server = await startServer(bench, ['--data', join(bench.folder, 'data')])
  const line = await brokenLine(server.url)
  try {
    const device = syntheticDevice(401)
    const env = { MUSTER_SERVER: line.url, MUSTER_TOKEN: await server.token('Contoso') }
    const file = join(bench.folder, 'devices.csv')
    writeFileSync(file, makeFile([device]))
    assert.equal((await muster(bench, ['register', file, '--wait'], env)).status, 0)
    writeFileSync(file, makeFile([withReplacedBoard(device)]))
    let settling = false
    line.breakOnce = (asked) => {
      settling ||= asked.method === 'POST' && /hardware-answers$/.test(asked.url ?? '')
      if (asked.method === 'POST') return settling ? 'replace' : null
      if (/rows\?verdict=hardware-changed/.test(asked.url ?? '')) return 'rows'
      return settling && /uploads\/[^/?]+$/.test(asked.url ?? '') ? 'upload' : null
    }
    const ran = await muster(bench, ['register', file, '--wait', '--hardware-changed', 'replace'], env)
    assert.deepEqual([...line.broken].sort(), ['replace', 'rows', 'upload'], ran.stderr)
    assert.match(ran.stderr, /Hardware replaced on 1 device/)
    const list = await muster(bench, ['devices', 'list', '--attention', '--json'], env)
    assert.equal(JSON.parse(list.stdout).count, 0)
  } finally {
    line.close()
    await server.stop()
    bench.remove()
  }
})

type Line = { url: string; broken: Set<string>; breakOnce(asked: IncomingMessage): string | null; close(): void }

/** Hands requests on; of each kind that `breakOnce` names the first is carried out, and its answer lost. */
async function brokenLine(to: string): Promise<Line> {
  const proxy = createServer((asked, answer) => {
    const kind = line.breakOnce(asked)
    const lose = kind !== null && !line.broken.has(kind)
    if (lose) line.broken.add(kind)
    const onwards = request(new URL(asked.url ?? '', to), { method: asked.method, headers: asked.headers }, (given) => {
      if (lose) {
        given.resume().once('end', () => asked.socket.destroy())
        return
      }
      answer.writeHead(given.statusCode ?? 500, given.headers)
      given.pipe(answer)
    })
    onwards.once('error', () => asked.socket.destroy())
    asked.pipe(onwards)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const line: Line = {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    broken: new Set(),
    breakOnce: () => null,
    close: () => proxy.close().closeAllConnections(),
  }
  return line
}
