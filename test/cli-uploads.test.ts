import assert from 'node:assert/strict'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { UploadAnswer, UploadRowAnswer } from '../api/contract/uploads.ts'
import {
  type Bench,
  finished,
  muster,
  openBench,
  type Ran,
  type Server,
  startMuster,
  startServer,
} from './muster-process.ts'
import { pastTheStore } from './past-the-store.ts'
import { syntheticDevice, syntheticDevices, withReplacedBoard } from './synthetic/devices.ts'
import { makeFile } from './synthetic/files.ts'

describe('uploads that wait, on the command line', () => {
  let bench: Bench
  let server: Server
  let token: string
  const run = (args: string[], more: Record<string, string> = {}): Promise<Ran> =>
    muster(bench, args, { MUSTER_SERVER: server.url, MUSTER_TOKEN: token, ...more })
  const file = (name: string, content: Buffer | string): string => {
    const path = join(bench.folder, name)
    writeFileSync(path, content)
    return path
  }
  const uploads = async () =>
    (JSON.parse((await run(['uploads', 'list', '--json'])).stdout) as { items: UploadAnswer[] }).items

  before(async () => {
    bench = openBench()
    server = await startServer(bench, ['--data', join(bench.folder, 'data')])
    token = await server.token('Contoso')
  })
  after(async () => {
    await server.stop()
    bench.remove()
  })

  /** Two registered devices, and a file that has both with another board. */
  async function boards(first: number): Promise<{ path: string; serials: string[] }> {
    const devices = syntheticDevices(2, first)
    await run(['register', file('before.csv', makeFile(devices)), '--wait'])
    const changed = devices.map((device, at) => withReplacedBoard(device, first + at))
    return {
      path: file('boards.csv', makeFile(changed)),
      serials: devices.map(({ serialNumber }) => `${serialNumber}`),
    }
  }

  test('changed hardware is answered before registering, which carries it out', async () => {
    const { path, serials } = await boards(104)
    const checked = await run(['register', path, '--dry-run'])
    const id = /muster uploads answer (\S+) replace/.exec(checked.stdout)?.[1] as string
    const one = await run(['uploads', 'answer', id, 'dismiss', serials[0] as string])
    assert.match(one.stdout, /Answered: 1 row\. Registering carries it out/)
    assert.match((await run(['uploads', 'answer', id, 'replace', 'NO-SUCH'])).stderr, /No row .* NO-SUCH/)
    assert.match((await run(['uploads', 'answer', id, 'keep'])).stderr, /possible: replace, dismiss/)
    assert.equal((await run(['uploads', 'answer', id, 'replace'])).status, 0)
    const ran = await run(['uploads', 'register', id, '--wait', '--json'])
    assert.equal(ran.status, 0, ran.stderr)
    const { upload, rows } = JSON.parse(ran.stdout) as { upload: UploadAnswer; rows: UploadRowAnswer[] }
    assert.equal(upload.shownStatus, 'done')
    assert.deepEqual(
      rows.map(({ answer }) => answer),
      ['dismiss', 'replace'],
    )
  })

  test('an upload with answers due says so in the list, until the last is given', async () => {
    const { path } = await boards(108)
    const ran = await run(['register', path, '--wait'])
    assert.equal(ran.status, 1)
    const [{ id } = { id: '' }] = await uploads()
    assert.match((await run(['uploads', 'list'])).stdout, /Waits for an answer \(2\)/)
    assert.match((await run(['uploads', 'list', '--language', 'nl'])).stdout, /Wacht op antwoord \(2\)/)
    const answered = await run(['uploads', 'answer', id, 'replace'])
    assert.match(answered.stdout, /Hardware replaced on 2 devices/)
    assert.match((await run(['uploads', 'show', id])).stdout, /^Done/)
    assert.equal((await run(['uploads', 'show', id])).status, 0)
  })

  test('an older capture is said to be one', async () => {
    const device = syntheticDevice(116)
    await run(['register', file('before.csv', makeFile([device])), '--wait'])
    const older = withReplacedBoard({ ...device, capturedAt: device.capturedAt - 9 * 86_400 })
    const ran = await run(['register', file('older.csv', makeFile([older])), '--dry-run'])
    assert.match(ran.stdout, /captured before the one in the list/)
  })

  test('one that is stopped while files are sent says how to continue; what arrived whole is not sent again', async () => {
    const whole = file('a-whole.csv', makeFile(syntheticDevices(3, 200)))
    const cut = file('b cut.csv', makeFile(syntheticDevices(3, 300)))
    const line = await lineThatHolds(server.url, /b%20cut\.csv/)
    const child = startMuster(bench, ['register', whole, cut, '--wait'], {
      MUSTER_SERVER: line.url,
      MUSTER_TOKEN: token,
    })
    const ended = finished(child)
    await line.held
    child.kill('SIGINT')
    const { stderr } = await ended
    line.close()
    const [, id = '', rest = ''] = /muster uploads continue (\S+) (.*)/.exec(stderr) ?? []
    assert.equal(rest.trim(), `${whole} "${cut}"`, stderr)
    const none = await run(['uploads', 'continue', id])
    assert.equal(none.status, 1)
    assert.match(none.stderr, /Missing: b cut\.csv/)
    await pastTheStore(
      { dir: join(bench.folder, 'data') },
      `update uploads set received_at = received_at - 60000 where id = '${id}'`,
    )
    assert.match((await run(['uploads', 'list'])).stdout, /Interrupted/)
    assert.match((await run(['uploads', 'show', id])).stderr, /uploads continue \S+ --without-missing/)
    const before = (await uploads()).find((one) => one.id === id)?.files[0]
    const ran = await run(['uploads', 'continue', id, whole, cut, '--wait', '--json'])
    assert.equal(ran.status, 0, ran.stderr)
    const { upload } = JSON.parse(ran.stdout) as { upload: UploadAnswer }
    assert.deepEqual([upload.status, upload.counts.ready], ['done', 6])
    assert.deepEqual(upload.files[0], before)
    assert.match((await run(['uploads', 'continue', id, cut])).stderr, /No file of this upload is missing/)
  })

  test('one can be continued without what is missing', async () => {
    const whole = file('whole.csv', makeFile(syntheticDevices(2, 400)))
    const cut = file('never.csv', makeFile(syntheticDevices(2, 500)))
    const line = await lineThatHolds(server.url, /never\.csv/)
    const child = startMuster(bench, ['register', whole, cut, '--dry-run'], {
      MUSTER_SERVER: line.url,
      MUSTER_TOKEN: token,
    })
    const ended = finished(child)
    await line.held
    child.kill('SIGINT')
    const id = /continue (\S+)/.exec((await ended).stderr)?.[1] as string
    line.close()
    const ran = await run(['uploads', 'continue', id, '--without-missing'])
    assert.equal(ran.status, 0, ran.stderr)
    assert.match(ran.stderr, /Nothing is registered/)
    const found = (await uploads()).find((one) => one.id === id)
    assert.deepEqual([found?.status, found?.files.map(({ name }) => name)], ['checked', ['whole.csv']])
  })
})

/** Hands requests on, but never the bytes of one kind; `held` resolves when such a request has come. */
async function lineThatHolds(to: string, kind: RegExp): Promise<{ url: string; held: Promise<void>; close(): void }> {
  let hold = (): void => {}
  const held = new Promise<void>((resolve) => {
    hold = resolve
  })
  const proxy = createServer((asked, answer) => {
    if (asked.method === 'PUT' && kind.test(asked.url ?? '')) return hold()
    const onwards = request(new URL(asked.url ?? '', to), { method: asked.method, headers: asked.headers }, (given) => {
      answer.writeHead(given.statusCode ?? 500, given.headers)
      given.pipe(answer)
    })
    onwards.once('error', () => asked.socket.destroy())
    asked.pipe(onwards)
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    held,
    close: () => proxy.close().closeAllConnections(),
  }
}
