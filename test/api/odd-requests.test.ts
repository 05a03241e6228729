import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { whyNoPostgres } from '../postgres.ts'
import { syntheticDevice } from '../synthetic/devices.ts'
import { type Database, openScene, type Scene, until } from './scene.ts'

const cursorOf = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url')
const databases: { database: Database; skip: string | false }[] = [
  { database: 'sqlite', skip: false },
  { database: 'postgres', skip: whyNoPostgres ?? false },
]

for (const { database, skip } of databases) {
  describe(`what no client of ours asks, on ${database}`, { skip }, () => {
    let scene: Scene
    let token: string
    let upload: string
    let device: number
    before(async () => {
      scene = await openScene(database)
      token = await scene.token()
      const client = await scene.client()
      const { serialNumber, hash } = syntheticDevice(1)
      const begun = await client.uploads.create({ register: true })
      upload = begun.id
      const file = `Device Serial Number,Windows Product ID,Hardware Hash\n${serialNumber},,${hash}\n`
      await client.uploads.sendFile(upload, { name: 'a.csv', open: () => new Blob([file]) })
      await client.uploads.check(upload)
      await until(
        () => client.uploads.get(upload),
        ({ status }) => status === 'done',
      )
      device = (await client.devices.list()).items[0]?.id ?? assert.fail()
    })
    after(() => scene?.close())

    const ask = async (method: string, path: string, body?: object) => {
      const answer = await fetch(`${scene.url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      const { code } = (await answer.json()) as { code?: string }
      return `${answer.status} ${code}`
    }

    test('a cursor of nothing or of another list is refused', async () => {
      const byNumber = ['/uploads', `/uploads/${upload}/rows`, '/operations', `/devices/${device}/events`]
      const lists = [...byNumber, '/events', '/devices', '/devices?sort=state', '/catalogues/entries']
      for (const list of lists) {
        for (const cursor of ['zzz', cursorOf({}), cursorOf('\0'), cursorOf(null, '\0', 'x', 1, 2)]) {
          const path = `${list}${list.includes('?') ? '&' : '?'}cursor=${cursor}`
          assert.equal(await ask('GET', path), '400 request-not-valid', path)
        }
      }
      for (const list of [...byNumber, '/events']) {
        for (const value of ['x', null, 1.5]) {
          assert.equal(
            await ask('GET', `${list}?cursor=${cursorOf(value)}`),
            '400 request-not-valid',
            `${list} ${value}`,
          )
        }
      }
    })

    test('an address that cannot be read, a number beyond all rows and a body nested without end are refused', async () => {
      for (const path of ['/o/%E0%A4%A/devices', '/api/v1/devices/%E0%A4%A']) {
        const answer = await fetch(`${scene.url}${path}`, { headers: { 'accept-language': 'nl' } })
        const { code, detail } = (await answer.json()) as { code: string; detail: string }
        assert.deepEqual(
          [answer.status, answer.headers.get('content-type'), code, detail],
          [400, 'application/problem+json', 'request-not-valid', 'Het adres is niet te lezen.'],
        )
      }
      for (const file of ['99999999999', '1e300', '-1']) {
        assert.equal(await ask('GET', `/uploads/${upload}/rows?file=${file}`), '400 request-not-valid', file)
      }
      const deep = JSON.parse(`${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`) as object
      assert.equal(await ask('PATCH', '/me', { preferences: deep }), '400 request-not-valid')
      assert.equal(await ask('PATCH', '/me', { preferences: { a: [[[1]]] } }), '200 undefined')
    })

    test('what is wrong with a field is said in the language asked for', async () => {
      const answer = await fetch(`${scene.url}/api/v1/tokens`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'accept-language': 'nl' },
        body: JSON.stringify({ role: 'chief' }),
      })
      const { fields } = (await answer.json()) as { fields: object[] }
      assert.deepEqual(fields, [
        { path: 'name', message: 'is nodig' },
        { path: 'role', message: 'een van: owner, administrator, technician, viewer' },
      ])
    })

    test('choices of a token are kept beside those made elsewhere a moment ago, and its name stays', async () => {
      await ask('PATCH', '/me', { preferences: { theme: 'dark' } })
      const answer = await fetch(`${scene.url}/api/v1/me`, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Other', preferences: { language: 'nl' } }),
      })
      const me = (await answer.json()) as { name: string; preferences: Record<string, unknown> }
      assert.equal(me.name, 'test owner')
      assert.deepEqual([me.preferences.theme, me.preferences.language], ['dark', 'nl'])
    })

    test('a text with NUL or half a character is refused, wherever it stands', async () => {
      const texts = ['search', 'groupTag', 'user', 'serials', 'model']
      const gets = [
        ...texts.flatMap((name) => [`/devices?${name}=a%00bc`, `/devices/count?${name}=a%00bc`]),
        `/uploads/${upload}/rows?search=a%00bc`,
        ...['/uploads/a%00', '/uploads/a%00/rows', '/operations/a%00', '/catalogues/a%00'],
      ]
      for (const path of gets) assert.equal(await ask('GET', path), '400 request-not-valid', path)
      for (const text of ['a\0b', 'a\ud800b']) {
        const bodies: [string, string, object][] = [
          ['PATCH', `/devices/${device}`, { groupTag: text }],
          ['POST', '/devices/actions', { action: 'tag', value: text, ids: [device] }],
          ['POST', '/devices/actions', { action: 'tag', value: 'x', filter: { search: `a${text}` }, expectedCount: 0 }],
          ['POST', '/tokens', { name: text, role: 'viewer' }],
          ['POST', '/uploads', { groupTag: text }],
        ]
        for (const [method, path, body] of bodies) {
          assert.equal(await ask(method, path, body), '400 request-not-valid', `${path} ${JSON.stringify(body)}`)
        }
      }
    })
  })
}
