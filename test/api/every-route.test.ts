import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { whyNoPostgres } from '../postgres.ts'
import { syntheticDevice } from '../synthetic/devices.ts'
import { type Database, openScene, type Scene, until } from './scene.ts'

/**
 * Every route of the description, asked with values that nobody should send: nothing is a fault (500), every refusal is
 * a problem, every answer is as described, and another organization's ids give nothing.
 */
type Schema = {
  $ref?: string
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
  allOf?: Schema[]
}
type Operation = {
  parameters?: { in: string; name: string }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { content?: Record<string, unknown> }>
}
type Description = { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Schema> } }
type Route = { path: string; method: string; operation: Operation }

const oddTexts = [
  ...['0', '-1', '1.5', '9007199254740991', '99999999999', '2147483648', '1e300', 'null', '', ' ', 'a,b', '%'],
  ...[
    "'; drop table devices; --",
    '\u202e',
    '😀',
    'x'.repeat(3000),
    '2026-02-30T00:00:00Z',
    '9999-12-31T23:59:59.999Z',
  ],
  ...['0001-01-01T00:00:00Z', '%\\_', '*', '"', '\r\n'],
]
const oddValues: unknown[] = [
  ...[null, 0, -1, 1.5, 9007199254740991, 2147483648, 1e300, '', ' ', 'x', 'x'.repeat(3000), [], {}, [null], [[]]],
  ...[true, ['x'], [1], { a: 1 }, '9999-12-31T23:59:59Z'],
]
const oddBodies = ['', '{', 'null', '"x"', '\0', '[1,', '{"__proto__":{"a":1}}']
const oddTypes = ['text/plain', 'application/xml', 'multipart/form-data', 'multipart/form-data; boundary=x', 'garbage']
/** What a body needs besides the field that is odd. */
const plain: Record<string, unknown> = {
  action: 'tag',
  value: 'T',
  name: 'n',
  role: 'viewer',
  hash: 'x',
  serials: ['a'],
}

const databases: { database: Database; skip: string | false }[] = [
  { database: 'sqlite', skip: false },
  { database: 'postgres', skip: whyNoPostgres ?? false },
]

for (const { database, skip } of databases) {
  describe(`every route, on ${database}`, { skip }, () => {
    let scene: Scene
    let token: string
    let description: Description
    let routes: Route[]
    const known: Record<string, string[]> = {}
    before(async () => {
      scene = await openScene(database)
      token = await scene.token()
      const done = await upload(scene, [1, 2, 3], true)
      const checked = await upload(scene, [4], false)
      const [device] = (await (await scene.client()).devices.list()).items
      Object.assign(known, { id: [String(device?.id), done, checked], row: ['2'], name: ['a.csv'] })
      const answer = await fetch(`${scene.url}/api/v1/openapi.json`, { headers: { authorization: `Bearer ${token}` } })
      description = (await answer.json()) as Description
      const all = Object.entries(description.paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
      )
      // What takes away is asked last; what ends this token, or makes much, is not asked.
      routes = all
        .filter(
          ({ path, method }) => !/sign-out|examples/.test(path) && !(method === 'DELETE' && path.includes('token')),
        )
        .sort((one, other) => Number(one.method === 'DELETE') - Number(other.method === 'DELETE'))
    })
    after(() => scene?.close())

    test('answers odd values with a problem, and others as it is described', async () => {
      const ask = asker(scene.url, token, description)
      for (const route of routes) {
        for (const path of pathsOf(route, known)) await ask(route, path)
        const [path] = pathsOf(route, known)
        if (path === undefined) continue
        for (const { name } of (route.operation.parameters ?? []).filter((one) => one.in === 'query')) {
          for (const text of oddTexts) await ask(route, `${path}?${name}=${encodeURIComponent(text)}`)
          await ask(route, `${path}?${name}=a&${name}=b`)
        }
        if (!route.operation.requestBody) continue
        for (const body of oddBodies) await ask(route, path, { type: 'application/json', body })
        for (const type of oddTypes) await ask(route, path, { type, body: '--x\r\nhello' })
        for (const value of oddBodiesOf(route, description)) {
          await ask(route, path, { type: 'application/json', body: JSON.stringify(value) })
        }
      }
      assert.deepEqual([...ask.wrong.values()], [])
      assert.ok(ask.asked() > 2000, `${ask.asked()}`)
    })

    test('gives nothing of another organization', async () => {
      const authorization = `Bearer ${await scene.token('Fabrikam')}`
      // One's own account belongs to no organization, and a token is refused there.
      const ofIds = routes.filter(({ path }) => path.includes('{id}') && !path.includes('/me/'))
      for (const { path, method, operation } of ofIds) {
        for (const id of known.id ?? []) {
          const body = operation.requestBody
            ? { body: '{"upload":"12345678","row":2,"groupTag":"x","role":"viewer"}' }
            : {}
          const headers = { authorization, ...(operation.requestBody ? { 'content-type': 'application/json' } : {}) }
          const address = scene.url + path.replace('{id}', id).replace('{row}', '2').replace('{name}', 'a.csv')
          const { status } = await fetch(address, { method, headers, ...body })
          assert.ok(status === 404 || status === 400, `${method} ${path} ${id}: ${status}`)
        }
      }
    })
  })
}

async function upload(scene: Scene, numbers: number[], register: boolean): Promise<string> {
  const client = await scene.client()
  const lines = numbers
    .map((seed) => syntheticDevice(seed))
    .map(({ serialNumber, hash }) => `${serialNumber},,${hash}\n`)
  const file = `Device Serial Number,Windows Product ID,Hardware Hash\n${lines.join('')}BROKEN,,abc\nBARE,,\n`
  const { id } = await client.uploads.create({ register })
  await client.uploads.sendFile(id, { name: 'a.csv', open: () => new Blob([file]) })
  await client.uploads.check(id)
  await until(
    () => client.uploads.get(id),
    ({ done }) => done,
  )
  return id
}

/** The path with what there is, then with odd values in each place. */
function pathsOf({ path }: Route, known: Record<string, string[]>): string[] {
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '')
  const fill = (values: Record<string, string | undefined>) =>
    path.replace(/\{([^}]+)\}/g, (_, name) => encodeURIComponent(values[name] ?? known[name]?.[0] ?? 'x'))
  const [first] = names
  const there = first === undefined ? [path] : (known[first] ?? ['x']).map((value) => fill({ [first]: value }))
  return [...there, ...names.flatMap((name) => oddTexts.map((text) => fill({ [name]: text || 'e' })))]
}

function oddBodiesOf({ operation }: Route, { components }: Description): unknown[] {
  const find = (schema: Schema | undefined): Schema | undefined => {
    if (schema?.$ref) return find(components.schemas[schema.$ref.split('/').at(-1) ?? ''])
    return schema?.properties ? schema : [...(schema?.anyOf ?? []), ...(schema?.allOf ?? [])].map(find).find(Boolean)
  }
  const schema = find(operation.requestBody?.content['application/json']?.schema)
  const needed = Object.fromEntries((schema?.required ?? []).map((name) => [name, plain[name]]))
  const some = 'ids' in (schema?.properties ?? {}) ? { ids: [1], value: 'T' } : {}
  const fields = Object.keys(schema?.properties ?? {}).flatMap((name) =>
    oddValues.map((value) => ({ ...needed, ...(name === 'filter' ? {} : some), [name]: value })),
  )
  const filters = Object.keys(find(schema?.properties?.filter)?.properties ?? {}).flatMap((name) =>
    oddValues.map((value) => ({ ...needed, value: 'T', expectedCount: 99, filter: { [name]: value } })),
  )
  return [...oddValues, ...fields, ...filters]
}

/** Asks, and keeps what was wrong, one of each kind. */
function asker(url: string, token: string, description: Description) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(description, 'description')
  const wrong = new Map<string, string>()
  let asked = 0
  const ask = async (route: Route, path: string, sent?: { type: string; body: string }): Promise<void> => {
    asked += 1
    const { method } = route
    const headers = { authorization: `Bearer ${token}`, ...(sent ? { 'content-type': sent.type } : {}) }
    const answer = await fetch(url + path, {
      method,
      headers,
      redirect: 'manual',
      ...(sent ? { body: sent.body } : {}),
    })
    const type = answer.headers.get('content-type') ?? ''
    if (type === 'text/event-stream') return answer.body?.cancel()
    const text = await answer.text()
    const what = faultOf(ajv, route, answer.status, type, text)
    const from = `${method} ${path} ${sent?.body ?? ''}`.slice(0, 300)
    if (what !== null) wrong.set(`${method} ${route.path} ${what}`, `${what}: ${from}`)
  }
  return Object.assign(ask, { wrong, asked: () => asked })
}

function faultOf(ajv: Ajv2020, { path, method, operation }: Route, status: number, type: string, text: string) {
  if (status >= 500) return `${status} ${text.slice(0, 300)}`
  if (status >= 400) return type === 'application/problem+json' ? null : `${status} is no problem but ${type}`
  if (!type.startsWith('application/json')) return null
  if (!operation.responses[status]) return `${status} is not described`
  const place = ['paths', path, method.toLowerCase(), 'responses', status, 'content', 'application/json', 'schema']
  const pointer = place.map((step) => encodeURIComponent(String(step).replaceAll('~', '~0').replaceAll('/', '~1')))
  const check = ajv.compile({ $ref: `description#/${pointer.join('/')}` })
  return check(JSON.parse(text)) ? null : `${status} is not as described: ${ajv.errorsText(check.errors)}`
}
