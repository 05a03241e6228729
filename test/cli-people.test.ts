import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type Bench, muster, openBench, type Ran, type Server, startServer } from './muster-process.ts'

describe('people and tokens on the command line', () => {
  let bench: Bench
  let server: Server
  let token: string
  let data: string
  const run = (...args: string[]): Promise<Ran> =>
    muster(bench, args, { MUSTER_SERVER: server.url, MUSTER_TOKEN: token })
  before(async () => {
    bench = openBench()
    data = join(bench.folder, 'data')
    server = await startServer(bench, ['--data', data])
    token = await server.token('Contoso')
  })
  after(async () => {
    await server.stop()
    bench.remove()
  })

  test('an invitation is the link alone on standard output; what to do with it is said beside it', async () => {
    const ran = await run('member', 'invite', 'carol@contoso.example', '--role', 'technician')
    assert.equal(ran.status, 0, ran.stderr)
    assert.match(ran.stdout, /^https?:\/\/\S+\/invitation\?token=\S{43}\n$/)
    assert.match(ran.stderr, /Muster sends no mail/)
    const listed = await run('member', 'list')
    assert.match(listed.stdout, /carol@contoso\.example .*technician/)
    assert.match((await run('member', 'list', '--language', 'nl')).stdout, /uitgenodigd, tot/)
  })

  test('an invitation is withdrawn by its address, after a question or with --yes', async () => {
    assert.equal((await run('member', 'remove', 'carol@contoso.example')).status, 2)
    assert.equal((await run('member', 'remove', 'carol@contoso.example', '--yes', '--json')).status, 0)
    const { invitations } = JSON.parse((await run('member', 'list', '--json')).stdout) as { invitations: unknown[] }
    assert.deepEqual(invitations, [])
    const unknown = await run('member', 'remove', 'carol@contoso.example', '--yes')
    assert.equal(unknown.status, 2)
    assert.match(unknown.stderr, /Nobody with the address/)
  })

  test('tokens are listed and revoked where the data is, and a running server refuses a revoked one', async () => {
    const place = ['--organization', 'Contoso', '--data', data]
    const made = await run('token', 'create', ...place, '--role', 'viewer', '--name', 'nightly')
    const listed = await run('token', 'list', ...place)
    assert.match(listed.stdout, /nightly +viewer/)
    assert.ok(!listed.stdout.includes(made.stdout.trim()))
    assert.equal((await run('token', 'revoke', 'nightly', ...place)).status, 0)
    const ran = await muster(bench, ['devices', 'list'], {
      MUSTER_SERVER: server.url,
      MUSTER_TOKEN: made.stdout.trim(),
    })
    assert.match(ran.stderr, /does not know this token/)
    assert.equal((await run('token', 'revoke', 'nightly', ...place)).status, 2)
    assert.equal((await run('token', 'list', '--organization', 'Nobody', '--data', data)).status, 2)
    const elsewhere = join(bench.folder, 'by-mistake')
    const mistaken = await run('token', 'list', '--organization', 'Contoso', '--data', elsewhere)
    assert.match(mistaken.stderr, /There is no database in/)
    assert.match((await run('admin', 'link', '--data', elsewhere)).stderr, /There is no database in/)
    assert.equal(existsSync(elsewhere), false)
  })

  test('help shows examples', async () => {
    for (const command of ['member invite', 'token revoke'])
      assert.match((await run(...command.split(' '), '--help')).stdout, /Example:\n {2}\$ muster/)
  })

  test('the log says who did what, filtered, as a table, as JSON and as a file', async () => {
    await run('token', 'list', '--organization', 'Contoso', '--data', data)
    const shown = await run('log', '--subject', 'people', '--search', 'carol')
    assert.equal(shown.status, 0, shown.stderr)
    assert.match(shown.stdout, /The invitation of carol@contoso\.example was withdrawn/)
    assert.match((await run('log', '--language', 'nl', '--subject', 'people')).stdout, /is uitgenodigd als technicus/)
    const { items } = JSON.parse((await run('log', '--json', '--limit', '1')).stdout) as { items: { what: string }[] }
    assert.equal(items.length, 1)
    const path = join(bench.folder, 'log.csv')
    assert.equal((await run('log', '-o', path)).status, 0)
    assert.match(readFileSync(path, 'utf8'), /carol@contoso\.example was invited as technician/)
    const unknown = await run('log', '--by', 'Nobody')
    assert.equal(unknown.status, 2)
    assert.match(unknown.stderr, /Nobody named Nobody stands in the log; there: /)
  })
})
