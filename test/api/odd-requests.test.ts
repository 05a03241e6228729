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
      const lists = [...byNumber, '/members/events', '/devices', '/devices?sort=state', '/catalogues/entries']
      for (const list of lists) {
        for (const cursor of ['zzz', cursorOf({}), cursorOf('\0'), cursorOf(null, '\0', 'x', 1, 2)]) {
          const path = `${list}${list.includes('?') ? '&' : '?'}cursor=${cursor}`
          assert.equal(await ask('GET', path), '400 request-not-valid', path)
        }
      }
      for (const list of [...byNumber, '/members/events']) {
        for (const value of ['x', null, 1.5]) {
          assert.equal(
            await ask('GET', `${list}?cursor=${cursorOf(value)}`),
            '400 request-not-valid',
            `${list} ${value}`,
          )
        }
      }
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
