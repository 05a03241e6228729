import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { UploadAnswer, UploadRowAnswer } from '../api/contract/uploads.ts'
import {
  type Bench,
  finished,
  freePort,
  muster,
  openBench,
  type Ran,
  type Server,
  startMuster,
  startServer,
} from './muster-process.ts'
import { syntheticDevice, syntheticDevices, withFault, withReplacedBoard } from './synthetic/devices.ts'
import { makeFile } from './synthetic/files.ts'

type Registered = { upload: UploadAnswer; rows: UploadRowAnswer[] }

describe('the command line', () => {
  let bench: Bench
  let server: Server
  let token: string
  const run = (args: string[], more: Record<string, string> = {}): Promise<Ran> =>
    muster(bench, args, { MUSTER_SERVER: server.url, MUSTER_TOKEN: token, ...more })
  const registered = (ran: Ran): Registered => JSON.parse(ran.stdout) as Registered
  const file = (name: string, content: Buffer | string): string => {
    const path = join(bench.folder, name)
    writeFileSync(path, content)
    return path
  }

  before(async () => {
    bench = openBench()
    server = await startServer(bench, ['--data', join(bench.folder, 'data')])
    token = await server.token('Contoso')
  })
  after(async () => {
    await server.stop()
    bench.remove()
  })

  describe('register', () => {
    test('registers a folder and ends with the result as JSON, rows in the order of files, then lines', async () => {
      const folder = join(bench.folder, 'exports')
      mkdirSync(folder)
      const devices = syntheticDevices(20, 1)
      writeFileSync(join(folder, 'b.csv'), makeFile(devices.slice(10)))
      writeFileSync(join(folder, 'a.csv'), makeFile(devices.slice(0, 10), { encoding: 'utf16le-bom' }))
      const ran = await run(['register', 'exports', '--wait', '--json'])
      assert.equal(ran.status, 0, ran.stderr)
      const { upload, rows } = registered(ran)
      assert.equal(upload.status, 'done')
      assert.equal(upload.counts.ready, 20)
      assert.deepEqual(
        rows.map((row) => row.serialNumber),
        devices.map((device) => device.serialNumber),
      )
      assert.deepEqual([...new Set(rows.map((row) => row.file))], ['a.csv', 'b.csv'])
      const [first] = rows
      assert.ok(first)
      assert.deepEqual(Object.keys(first).slice(0, 8), [
        'file',
        'line',
        'serialNumber',
        'outcome',
        'verdict',
        'state',
        'error',
        'deviceId',
      ])
      assert.deepEqual(
        { line: first.line, outcome: first.outcome, verdict: first.verdict, state: first.state, error: first.error },
        { line: 2, outcome: 'accepted', verdict: 'new', state: 'ready', error: null },
      )
      const again = await run(['register', 'exports', '--wait', '--json'])
      assert.equal(again.status, 0, 'the same again changes nothing and is well')
      assert.equal(registered(again).upload.counts.unchanged, 20)
      assert.ok(registered(again).rows.every((row) => row.verdict === 'already-registered' && row.error === null))
    })

    test('says what is wrong with a row and what to do, in both languages, and ends with 1', async () => {
      const bad = file('bad.csv', makeFile([withFault(syntheticDevice(101), 'checksum'), syntheticDevice(102)]))
      const english = await run(['register', bad, '--wait'])
      assert.equal(english.status, 1)
      assert.match(english.stdout, /bad\.csv:2/)
      const dutch = await run(['register', bad, '--wait', '--language', 'nl'])
      assert.equal(dutch.status, 1)
      assert.match(dutch.stdout, /controlesom/)
      assert.doesNotMatch(english.stdout, /controlesom/)
      const { rows } = registered(await run(['register', bad, '--wait', '--json'], { LANG: 'nl_NL.UTF-8' }))
      const error = rows[0]?.error
      assert.equal(error?.code, 'hardware-hash-not-valid')
      assert.equal(error?.reason, 'checksum')
      assert.match(error?.message ?? '', /controlesom/)
      assert.notEqual(error?.nextStep, '')
      assert.deepEqual(Object.keys(error ?? {}).sort(), ['code', 'message', 'nextStep', 'reason', 'requestId'])
    })

    test('--dry-run stops at checked and registers nothing', async () => {
      const path = file('dry.csv', makeFile(syntheticDevices(5, 201)))
      const ran = await run(['register', path, '--dry-run', '--json'])
      assert.equal(ran.status, 0, ran.stderr)
      const { upload, rows } = registered(ran)
      assert.equal(upload.status, 'checked')
      assert.ok(rows.every((row) => row.verdict === 'new' && row.state === null && row.deviceId === null))
      const { count } = JSON.parse((await run(['devices', 'list', '--json', '--upload', upload.id])).stdout)
      assert.equal(count, 0)
      const going = await run(['uploads', 'register', upload.id, '--wait', '--json'])
      assert.equal(going.status, 0, going.stderr)
      assert.equal(registered(going).upload.counts.ready, 5)
    })

    test('an unreadable file does not stop the others and ends with 1; nothing readable ends with 2', async () => {
      const good = file('good.csv', makeFile(syntheticDevices(2, 301)))
      const some = await run(['register', good, join(bench.folder, 'missing.csv'), '--wait', '--json'])
      assert.equal(some.status, 1)
      assert.equal(registered(some).upload.counts.ready, 2)
      const none = await run(['register', 'missing.csv', '--wait', '--json'])
      assert.equal(none.status, 2)
      assert.deepEqual((JSON.parse(none.stdout) as Registered).rows, [])
      const empty = await run(['register', file('empty.csv', ''), '--wait', '--json'])
      assert.equal(empty.status, 2)
      assert.equal(registered(empty).upload.files[0]?.error?.code, 'empty')
    })

    test('hardware changed waits for a person, who replaces the record', async () => {
      const device = syntheticDevice(401)
      await run(['register', file('before.csv', makeFile([device])), '--wait'])
      const changed = withReplacedBoard(device)
      const ran = await run(['register', file('after.csv', makeFile([changed])), '--wait'])
      assert.equal(ran.status, 1)
      assert.match(ran.stdout, /muster uploads answer \S+ replace \[SERIAL …\]/)
      const replaced = await run(['devices', 'replace', device.serialNumber as string])
      assert.equal(replaced.status, 0, replaced.stderr)
      const again = await run(['register', file('again.csv', makeFile([changed])), '--wait', '--json'])
      assert.equal(registered(again).rows[0]?.verdict, 'already-registered')
    })
  })

  describe('devices', () => {
    test('list, show and export give what is on the list', async () => {
      const [device] = syntheticDevices(1, 501)
      const serial = device?.serialNumber as string
      await run(['register', file('one.csv', makeFile(device ? [device] : [])), '--wait', '--group-tag', 'Sales'])
      const list = await run(['devices', 'list', '--search', serial, '--json'])
      const { count, items } = JSON.parse(list.stdout) as { count: number; items: { groupTag: string }[] }
      assert.deepEqual({ count, tag: items[0]?.groupTag }, { count: 1, tag: 'Sales' })
      const table = await run(['devices', 'list', '--group-tag', 'Sales', '--language', 'nl'])
      assert.match(table.stdout, /Klaar voor gebruiker/)
      const without = async (...flags: string[]) =>
        JSON.parse((await run(['devices', 'list', '--search', serial, '--json', ...flags])).stdout).count
      assert.equal(await without('--without-user'), 1)
      assert.equal(await without('--without-group-tag'), 0)
      assert.equal(await without('--without-group-tag', '--group-tag', 'sales'), 1)
      const show = await run(['devices', 'show', serial])
      assert.equal(show.status, 0, show.stderr)
      assert.match(show.stdout, new RegExp(serial))
      const missing = await run(['devices', 'show', 'NOT-THERE'])
      assert.equal(missing.status, 1)
      const csv = await run(['devices', 'export', serial])
      assert.match(csv.stdout, new RegExp(serial))
      const zip = join(bench.folder, 'intune.zip')
      const intune = await run(['devices', 'export', serial, '--format', 'intune', '-o', zip])
      assert.equal(intune.status, 0, intune.stderr)
      assert.equal(readFileSync(zip).subarray(0, 2).toString(), 'PK')
      assert.ok(!existsSync(`${zip}.part`))
    })

    test('remove asks for --yes without a terminal, runs as an operation, and can be undone', async () => {
      const devices = syntheticDevices(3, 601)
      const serials = devices.map((device) => device.serialNumber as string)
      await run(['register', file('three.csv', makeFile(devices)), '--wait'])
      const refused = await run(['devices', 'remove', ...serials])
      assert.equal(refused.status, 2)
      assert.match(refused.stderr, /--yes/)
      const removed = await run(['devices', 'remove', ...serials, '--yes', '--json'])
      assert.equal(removed.status, 0, removed.stderr)
      const operation = JSON.parse(removed.stdout) as { id: string; counts: { changed: number }; undoUntil: string }
      assert.equal(operation.counts.changed, 3)
      assert.ok(operation.undoUntil)
      assert.equal((await run(['devices', 'show', serials[0] as string])).status, 1)
      const undone = await run(['devices', 'undo', operation.id])
      assert.equal(undone.status, 0, undone.stderr)
      assert.equal((await run(['devices', 'show', serials[0] as string])).status, 0)
    })
  })

  test('a row without a hash is found once its vendor catalogue is imported, and retried', async () => {
    const device = syntheticDevice(701)
    const row = file('partner.csv', makeFile([device], { family: 'managed-desktop-partner' }))
    const ran = await run(['register', row, '--wait', '--json'])
    assert.equal(ran.status, 1)
    assert.equal(registered(ran).rows[0]?.error?.code, 'device-not-found')
    const imported = await run([
      'catalogue',
      'import',
      file('vendor.csv', makeFile([device], { family: 'managed-desktop' })),
    ])
    assert.equal(imported.status, 0, imported.stdout + imported.stderr)
    assert.match((await run(['catalogue', 'list'])).stderr, /devices retry/)
    const retried = await run(['devices', 'retry', '--error', 'device-not-found', '--yes'])
    assert.equal(retried.status, 0, retried.stdout + retried.stderr)
    const shown = await run(['devices', 'show', device.serialNumber as string, '--json'])
    assert.equal(JSON.parse(shown.stdout).device.state, 'ready')
  })

  test('what cannot be reached or is not allowed is said in words and ends with 2', async () => {
    const nowhere = await run(['devices', 'list'], { MUSTER_SERVER: `http://127.0.0.1:${await freePort()}` })
    assert.equal(nowhere.status, 2)
    assert.match(nowhere.stderr, /Nothing listens/)
    const unknown = await run(['devices', 'list', '--server', 'http://no-such-host.invalid'])
    assert.equal(unknown.status, 2)
    assert.match(unknown.stderr, /No host of this name|cannot be reached/)
    const wrong = await run(['devices', 'list', '--token', 'muster_wrong'])
    assert.equal(wrong.status, 2)
    assert.match(wrong.stderr, /muster login/)
    const none = await run(['devices', 'list'], { MUSTER_TOKEN: '' })
    assert.equal(none.status, 2)
    const viewer = await server.token('Contoso', 'viewer')
    const denied = await run(['register', file('viewer.csv', makeFile(syntheticDevices(1, 801))), '--token', viewer])
    assert.equal(denied.status, 2)
    assert.notEqual(denied.stderr, '')
    for (const ran of [nowhere, unknown, wrong, none, denied]) assert.equal(ran.stdout, '')
  })

  test('a mistake in the command ends with 2 and says so', async () => {
    assert.equal((await run(['devices', 'list', '--bogus'])).status, 2)
    for (const short of ['register', 'hash', 'merge -o out.csv', 'devices show', 'devices', 'backup', 'token create'])
      assert.equal((await run(short.split(' '))).status, 2, short)
    assert.equal((await run(['devices', 'list', '--state', 'nosuch'])).status, 2)
    assert.equal((await run(['hash', 'one', 'two'])).status, 2)
    assert.equal((await run(['devices', 'list', '--search', 'ab'])).status, 2)
    assert.equal((await run(['serve', '--port', 'http'])).status, 2)
    assert.equal((await run(['serve', '--port', '99999'])).status, 2)
  })

  test('the language stands in the settings file too, after flag and environment', async () => {
    const settings = file('dutch.json', '{"language":"nl"}')
    const said = async (...more: string[]) => (await run(['devices', 'list', '--search', 'ab', ...more])).stderr
    assert.match(await said('--settings', settings), /Zoeken vraagt/)
    assert.match(await said('--settings', settings, '--language', 'en'), /A search needs/)
  })

  test('a file without a serial number is refused, and does not stand for all devices', async () => {
    const from = ['--serials-from', file('none.txt', '\uFEFF\r\n  \r\n')]
    for (const verb of ['list', 'export', 'retry --state failed --yes', 'remove --state ready --yes']) {
      const ran = await run(['devices', ...verb.split(' '), ...from])
      assert.equal(ran.status, 2, verb)
      assert.match(ran.stderr, /no serial number/)
      assert.equal(ran.stdout, '')
    }
  })

  test('a database that cannot be reached is said in words, without its password', async () => {
    for (const database of [
      `postgres://u:secret@127.0.0.1:${await freePort()}/x`,
      'postgres://u:secret@no-host.invalid/x',
    ]) {
      for (const command of ['serve', 'token create --organization Contoso --role viewer', 'admin link']) {
        const ran = await run([...command.split(' '), '--database', database])
        assert.equal(ran.status, 2)
        assert.match(ran.stderr, /^muster: The database cannot be reached: .*\n$/)
        assert.doesNotMatch(ran.stderr, /secret/)
      }
    }
    const none = await run(['serve', '--database', 'muster'])
    assert.match(none.stderr, /no address of a PostgreSQL database/)
    assert.equal(none.status, 2)
  })

  test('serve --json says in one line where it is, and the link of the first start', async () => {
    const serving = startMuster(bench, ['serve', '--json', '--port', '0', '--data', join(bench.folder, 'as-json')])
    const [line] = (await once(serving.stdout as Readable, 'data')) as [Buffer]
    serving.kill('SIGTERM')
    await finished(serving)
    const { url, role, setupLink } = JSON.parse(String(line)) as Record<string, string>
    assert.match(url ?? '', /^http:\/\/localhost:\d+$/)
    assert.equal(role, 'all')
    assert.match(setupLink ?? '', /\/setup\?token=/)
  })

  test('a server that cannot start says why, and ends: nothing goes on in its place', async () => {
    const there = ['--data', join(bench.folder, 'second')]
    const taken = await run(['serve', '--port', new URL(server.url).port, ...there])
    assert.equal(taken.status, 2)
    assert.match(taken.stderr, /^muster: Port \d+ is taken.*\n.*--port 8081\n$/)
    const address = await run(['serve', '--public-url', 'contoso', ...there])
    assert.equal(address.status, 2)
    assert.match(address.stderr, /no address of a server/)
  })

  test('every command has help with examples, in both languages', async () => {
    const english = await run(['--help'])
    assert.equal(english.status, 0)
    assert.match(english.stdout, /Examples:/)
    const commands = [...english.stdout.matchAll(/^ {2}([a-z]+) (?:\[|<)/gm)].map((match) => match[1] as string)
    assert.ok(commands.length > 10, commands.join())
    for (const command of commands) {
      const help = await run([command, '--help', '--language', 'nl'])
      assert.equal(help.status, 0, command)
      assert.match(help.stdout, /Gebruik:|Usage:/)
    }
  })

  test('a backup taken while it runs restores to an installation with the same devices', async () => {
    const backup = join(bench.folder, 'backup.db')
    const written = await run(['backup', backup, ...server.place])
    assert.equal(written.status, 0, written.stderr)
    assert.equal(statSync(backup).mode & 0o077, 0, 'nobody else can read it')
    assert.equal((await run(['backup', backup, ...server.place])).status, 2, 'nothing is overwritten')
    assert.equal((await run(['restore', backup, ...server.place])).status, 2, 'nothing is overwritten')
    const nowhere = await run(['backup', join(bench.folder, 'no', 'such', 'b.db'), ...server.place])
    assert.match(nowhere.stderr, /^muster: There is no .*such\.\n$/)
    const folder = await run(['restore', bench.folder, '--data', join(bench.folder, 'restored-folder')])
    assert.match(folder.stderr, /^muster: .* is a folder\.\n$/)
    const elsewhere = join(bench.folder, 'restored')
    const restored = await run(['restore', backup, '--data', elsewhere, '--json'])
    assert.equal(restored.status, 0, restored.stderr)
    const before = JSON.parse((await run(['devices', 'list', '--json', '--limit', '1'])).stdout) as { count: number }
    const other = await startServer(bench, ['--data', elsewhere])
    try {
      const list = await run(['devices', 'list', '--json', '--limit', '1', '--server', other.url])
      assert.equal((JSON.parse(list.stdout) as { count: number }).count, before.count)
    } finally {
      await other.stop()
    }
    assert.equal((await run(['restore', file('no.db', 'no database'), '--data', join(bench.folder, 'x')])).status, 2)
  })

  test('it is found through symbolic links, from any folder', async () => {
    const link = join(bench.folder, 'm')
    symlinkSync(fileURLToPath(new URL('../muster', import.meta.url)), link)
    const ran = spawnSync(link, ['--version'], { cwd: '/', encoding: 'utf8', env: { PATH: '/usr/bin:/bin' } })
    assert.equal(ran.status, 0, ran.stderr)
    assert.match(ran.stdout, /^\d+\.\d+\.\d+/)
  })
})
