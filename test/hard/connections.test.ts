import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '../../api/client.ts'
import { openScene, type Scene } from '../api/scene.ts'
import { syntheticDevices } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'

const many = 2000

describe('connections that are there to be in the way', () => {
  test(`${many} of them, idle or with half a request: others are answered`, async () => {
    const scene = await openScene()
    const token = await scene.token()
    const sockets = await Promise.all(
      Array.from({ length: many }, async (_, number) => {
        const socket = await dial(scene)
        if (number % 2 === 1) socket.write('GET /api/v1/devices HTTP/1.1\r\nHost: localhost\r\nX-Slow: ')
        return socket
      }),
    )
    const client = createClient({ baseUrl: scene.url, token })
    const { id } = await client.uploads.create({})
    const file = Uint8Array.from(makeFile(syntheticDevices(20)))
    await client.uploads.sendFile(id, { name: 'a.csv', open: () => new Blob([file]) })
    assert.equal((await client.uploads.get(id)).counts.rows, 20)
    assert.equal((await fetch(`${scene.url}/readyz`)).status, 200)
    for (const socket of sockets) socket.destroy()
    await scene.close()
  })

  test('a body that drips is hung up on; a file that drips is not, as long as something comes', async () => {
    const scene = await openScene('sqlite', { patience: { bodyMs: 400, idleMs: 1500 } })
    const token = await scene.token()
    const json = 'Content-Type: application/json\r\nContent-Length: 100'
    const dripping = ['/api/v1/sign-in', '/api/v1/setup', '/api/v1/uploads/x/register', '/api/v1/nothing']
    for (const path of dripping) {
      const socket = await dial(scene)
      socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\n${json}\r\n\r\n{`)
      assert.equal(await drip(socket, ' ', 3000), 'hung up on', path)
    }
    const client = createClient({ baseUrl: scene.url, token })
    const { id } = await client.uploads.create({})
    const begin = (length: number) =>
      `PUT /api/v1/uploads/${id}/files/a.csv HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nContent-Length: ${length}\r\n\r\n`
    const file = Buffer.from('Device Serial Number,Hardware Hash\nA,\nB,\n')
    const slow = await dial(scene)
    const answered = once(slow, 'data')
    slow.write(begin(file.length))
    for (const byte of file) {
      slow.write(Buffer.from([byte]))
      await sleep(30)
    }
    assert.match(String((await answered)[0]), /^HTTP\/1\.1 200/)
    slow.destroy()
    const still = await dial(scene)
    still.write(begin(1000))
    still.write('Device')
    assert.equal(await drip(still, '', 5000), 'hung up on')
    const refused = await dial(scene)
    refused.write(begin(1_000_000).replace(token, 'wrong'))
    assert.equal(await drip(refused, 'x', 3000), 'hung up on', 'refused, and goes on')
    await scene.close()
  })
})

async function dial(scene: Scene): Promise<Socket> {
  const socket = connect(scene.server.port ?? 0, '127.0.0.1')
  socket.on('error', () => {})
  await once(socket, 'connect')
  return socket
}

/** Writes a little now and then until the server hangs up, or for so long. */
async function drip(socket: Socket, text: string, forMs: number): Promise<'hung up on' | 'still there'> {
  let gone = false
  socket.resume()
  socket.once('close', () => {
    gone = true
  })
  for (const began = Date.now(); Date.now() - began < forMs && !gone; ) {
    if (text !== '' && !socket.destroyed) socket.write(text)
    await sleep(50)
  }
  socket.destroy()
  return gone ? 'hung up on' : 'still there'
}
