import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'
import { portalIsBuilt } from '../scripts/build-portal.ts'

const house = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'muster-start-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const withoutTerminal = spawnSync('script', ['--version']).status === 0 ? false : 'no script(1) to make a terminal with'
const withoutPortal = portalIsBuilt() ? false : 'the portal is not built (npm run build)'

/** What `npm start` says until its links stand there, at a terminal or into a pipe; then it is stopped. */
async function started(terminal: boolean, ...flags: string[]): Promise<string> {
  const port = await freePort()
  const command = ['npm', 'start', '--', '--port', String(port), '--data', join(folder, String(port)), ...flags]
  const [name = '', ...rest] = terminal ? ['script', '-qec', command.join(' '), '/dev/null'] : command
  const child = spawn(name, rest, { cwd: house, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => {
      said += bytes.toString('utf8')
    })
  const ended = new Promise((done) => child.on('close', done))
  const ready = new Promise<void>((done) => {
    const look = () => /register FILES/.test(said) && done()
    for (const stream of [child.stdout, child.stderr]) stream.on('data', look)
  })
  await Promise.race([ready, ended])
  process.kill(-Number(child.pid), 'SIGTERM')
  await ended
  return said.replaceAll('\r', '')
}

test('at a terminal npm start says where Muster is, the link to set it up and how to stop it, and no more', {
  skip: withoutTerminal || withoutPortal,
}, async () => {
  const said = await started(true)
  assert.match(said, /^Muster is ready: http:\/\/localhost:\d+\nStop it with Ctrl\+C\.\n/m)
  assert.match(said, /^ {2}http:\/\/localhost:\d+\/setup\?token=\S+$/m)
  assert.doesNotMatch(said, /[{}]|kB|\d ms\b|EBADENGINE|Warning/)
})

test('into a pipe its log is JSON lines, and lines where they are asked for', { skip: withoutPortal }, async () => {
  const entry = (await started(false)).split('\n').find((line) => line.startsWith('{'))
  assert.match(JSON.parse(entry ?? '').msg, /^Server listening/)
  assert.doesNotMatch(await started(false, '--log-format', 'lines'), /[{}]/)
})

const old = ['/usr/bin/node', '/usr/local/bin/node'].find((node) => {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' })
  return stdout !== null && Number(/^v(\d+)/.exec(stdout)?.[1] ?? 99) < 24
})

test('a Node that is too old is told so in one line', { skip: old ? false : 'no old Node on this machine' }, () => {
  const { status, stderr, stdout } = spawnSync(String(old), ['scripts/start.js'], { cwd: house, encoding: 'utf8' })
  assert.equal(status, 2)
  assert.equal(stdout, '')
  assert.match(stderr, /^Muster needs Node\.js 24 or newer; this is v\d[\d.]+\. Install it from \S+\n$/)
})

function freePort(): Promise<number> {
  const probe = createServer()
  return new Promise((done) =>
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    }),
  )
}
