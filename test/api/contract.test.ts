import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { problemCodes } from '../../api/contract/problem.ts'
import { problemCatalogue } from '../../api/problems/catalogue.ts'
import { errorDocs, errorDocsText } from '../../scripts/write-error-docs.ts'
import { openScene, type Scene } from './scene.ts'

type Schema = { $ref?: string; type?: unknown; properties?: Record<string, Schema> }
type Operation = {
  summary?: string
  parameters?: { name: string; in: string }[]
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
}
type OpenApi = {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

describe('the description of the API', () => {
  let scene: Scene
  let api: OpenApi
  before(async () => {
    scene = await openScene()
    const headers = { authorization: `Bearer ${await scene.token('Contoso', 'viewer')}` }
    api = (await (await fetch(`${scene.url}/api/v1/openapi.json`, { headers })).json()) as OpenApi
  })
  after(() => scene.close())

  test('is OpenAPI 3.1 and every reference in it leads somewhere', () => {
    assert.match(api.openapi, /^3\.1\./)
    const names = new Set(Object.keys(api.components.schemas))
    const references = [...JSON.stringify(api).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)]
    assert.ok(references.length > 50)
    for (const [, name] of references) assert.ok(names.has(name ?? ''), name)
  })

  test('says of every route what it is for, its parameters, its answer and its problems', () => {
    for (const [path, methods] of Object.entries(api.paths))
      for (const [method, operation] of Object.entries(methods)) {
        const name = `${method} ${path}`
        assert.ok(operation.summary, name)
        const inPath = (operation.parameters ?? []).filter((one) => one.in === 'path').map((one) => one.name)
        assert.deepEqual(inPath.sort(), [...path.matchAll(/\{(\w+)\}/g)].map((one) => one[1]).sort(), name)
        assert.ok(Object.keys(operation.responses).length > 0, name)
      }
  })

  test('names the closed list of problems', () => {
    const text = JSON.stringify(api.components.schemas)
    for (const code of problemCodes) assert.ok(text.includes(`"${code}"`), code)
  })

  test('has a page that asks nothing of elsewhere', async () => {
    const headers = { authorization: `Bearer ${await scene.token()}` }
    const page = await fetch(`${scene.url}/api/docs/`, { headers })
    assert.equal(page.status, 200)
    const policy = page.headers.get('content-security-policy') ?? ''
    assert.doesNotMatch(policy, /unsafe|https?:/)
    assert.doesNotMatch(await page.text(), /<script>[^<]|<style>[^<]/)
  })
})

describe('the catalogue of errors', () => {
  test('is what the documentation says', () => {
    assert.equal(readFileSync(errorDocs, 'utf8'), errorDocsText(), 'run: node scripts/write-error-docs.ts')
  })

  test('has words and a next step for every problem in both languages', () => {
    for (const code of problemCodes)
      for (const language of ['en', 'nl'] as const) {
        const { title, nextStep } = problemCatalogue[code][language]
        assert.ok(title.length > 10 && nextStep.length > 10, `${code} ${language}`)
      }
  })
})
