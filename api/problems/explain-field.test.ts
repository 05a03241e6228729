import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { z } from 'zod'
import { actionBody } from '../contract/operations.ts'
import { explainField, explainFieldText } from './explain-field.ts'

const explained = (schema: z.ZodType, value: unknown, language: 'en' | 'nl') =>
  (schema.safeParse(value).error?.issues ?? []).map(({ code, message, ...params }) =>
    explainField(language, { keyword: code, message, params: params as Record<string, unknown> }),
  )

test('what is wrong with a field is said in words, in both languages', () => {
  const cases: [z.ZodType, unknown, string, string][] = [
    [z.string(), undefined, 'is needed', 'is nodig'],
    [z.string(), 1, 'must be a text', 'moet een tekst zijn'],
    [z.coerce.number(), 'x', 'must be a number', 'moet een getal zijn'],
    [z.number().int(), 1.5, 'must be a whole number', 'moet een geheel getal zijn'],
    [z.string().min(1), '', 'must not be empty', 'mag niet leeg zijn'],
    [z.string().min(12), 'x', 'at least 12 characters', 'ten minste 12 tekens'],
    [z.string().max(2), 'xyz', 'at most 2 characters', 'ten hoogste 2 tekens'],
    [z.array(z.string()).max(1), ['a', 'b'], 'at most 1 of them', 'ten hoogste 1 stuks'],
    [z.number().max(9), 10, 'at most 9', 'ten hoogste 9'],
    [z.enum(['a', 'b']), 'c', 'one of: a, b', 'een van: a, b'],
    [z.email(), 'x', 'is not an e-mail address', 'is geen e-mailadres'],
    [z.string().regex(/^a$/), 'x', 'is not written as it should be', 'is niet geschreven zoals het moet'],
    [actionBody, { action: 'retry' }, 'either ids or filter is needed', 'ids of filter is nodig, een van de twee'],
  ]
  for (const [schema, value, en, nl] of cases) {
    assert.deepEqual([explained(schema, value, 'en'), explained(schema, value, 'nl')], [[en], [nl]])
  }
})

test('whatever the contract says of a field in its own words is in the table', () => {
  const root = new URL('../../', import.meta.url).pathname
  const sources = globSync('api/contract/*.ts', { cwd: root }).map((file) => readFileSync(`${root}${file}`, 'utf8'))
  const ownWords = /\.refine\((?:(?!\.refine\(|\nexport).)*?'([^'\n]* [^'\n]*)',?\s*\)|const unsafe = '([^']+)'/gs
  const said = sources.flatMap((source) => [...source.matchAll(ownWords)].map(([, one, other]) => one ?? other ?? ''))
  assert.ok(said.length >= 7, `${said.length}: ${said}`)
  for (const text of said) assert.notEqual(explainFieldText('nl', text), text)
})
