import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { explainWhy } from './explain-why.ts'

const root = new URL('../../', import.meta.url).pathname
const said = /(?:conflict\(|why: |(?:'conflict'|'request-not-valid'), \{ detail: |notValid\(|detail = )(['`])(.+?)\1/g
/** Answered under a code of its own, whose words say it. */
const otherwise = ['this idempotency key was used for another request']

test('whatever the store refuses is said in a sentence, in both languages', () => {
  const sources = globSync('{storage/{sqlite,postgres},api/{.,routes,problems}}/*.ts', { cwd: root })
  const found = sources
    .filter((file) => !/explain-why|back-up|\.test\.ts$/.test(file))
    .flatMap((file) => [...readFileSync(`${root}${file}`, 'utf8').matchAll(said)].map(([, , why]) => why ?? ''))
  const whys = new Set(found.map((why) => why.replace(/\$\{.+\}/, 'done')))
  assert.ok(whys.size > 20, `${whys.size}`)
  for (const why of whys) {
    if (otherwise.includes(why) || why.startsWith('a PostgreSQL database is backed up')) continue
    for (const language of ['en', 'nl'] as const) {
      assert.match(explainWhy(language, why), /^[A-Z].*\.$/, why)
      assert.notEqual(explainWhy('en', why), explainWhy('nl', why), why)
    }
  }
})

test('a reason of a row is said in its own words, and what nobody knows stays as it is', () => {
  assert.match(explainWhy('nl', 'checksum'), /controlesom/)
  assert.equal(explainWhy('en', 'constructor'), 'constructor')
})
