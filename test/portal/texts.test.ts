import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'
import { en } from '../../portal/texts/en.ts'
import { nl } from '../../portal/texts/nl.ts'

const portal = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', 'portal')
const files = globSync('**/*.{ts,tsx}', { cwd: portal })
  .filter((file) => !/^(dist|texts)[\\/]|\.test\.tsx?$|vite\.config/.test(file))
  .map((file) => ({ file, text: readFileSync(join(portal, file), 'utf8') }))

type Node = { type: string; start: number; [key: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

/** Every node of a file with the nodes above it, the nearest last. */
function* walk(node: Node, above: Node[] = []): Generator<{ node: Node; above: Node[] }> {
  yield { node, above }
  for (const [key, value] of Object.entries(node))
    if (key !== 'parent')
      for (const child of Array.isArray(value) ? value : [value])
        if (isNode(child)) yield* walk(child, [...above, node])
}

function treeOf(file: string, text: string): Node {
  const { program, errors } = parseSync(file, text)
  assert.deepEqual(errors, [], file)
  return program as unknown as Node
}

/** Attributes whose value people see or hear. */
const seen =
  /^(title|label|placeholder|alt|hint|text|body|lead|name|aria-(label|description|valuetext|roledescription))$/
/** Words that are the same in every language, and names that no eye meets. */
const sameEverywhere = /^(Ctrl|Esc|Shift|Enter|Space|Delete|Page Up|Page Down|Home|End)|^\.\/muster /
const hasWord = (text: string): boolean => /\p{L}{2,}/u.test(text)

/** Strings in the JSX of a file that a person would see and that come from no catalogue. */
export function looseStrings(file: string, text: string): string[] {
  const found: string[] = []
  for (const { node, above } of walk(treeOf(file, text))) {
    const parent = above.at(-1)
    const value = node.value as unknown
    if (node.type === 'JSXText' && typeof value === 'string' && hasWord(value)) found.push(value.trim())
    if (node.type !== 'Literal' || typeof value !== 'string' || !hasWord(value) || sameEverywhere.test(value)) continue
    const attribute = parent?.type === 'JSXAttribute' ? String((parent.name as Node).name) : null
    const element = above.at(-2)?.name as Node | undefined
    const inText = parent?.type === 'JSXExpressionContainer' && above.at(-2)?.type === 'JSXElement'
    const isPlainName = attribute === 'name' && /^(Menu|Radio|input)/.test(String(element?.name ?? ''))
    if (inText || (attribute !== null && seen.test(attribute) && !isPlainName)) found.push(value)
  }
  return found
}

test('no text is in one language only, and none is empty', () => {
  assert.deepEqual(Object.keys(nl).sort(), Object.keys(en).sort())
  for (const [key, text] of [...Object.entries(en), ...Object.entries(nl)]) assert.notEqual(text.trim(), '', key)
})

test('both languages fill the same placeholders', () => {
  const placeholders = (text: string): string[] =>
    [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort()
  for (const key of Object.keys(en) as (keyof typeof en)[])
    assert.deepEqual(new Set(placeholders(nl[key])), new Set(placeholders(en[key])), key)
})

test('plural forms come in pairs', () => {
  for (const key of Object.keys(en)) {
    const one = /^(.*)_(one|other)$/.exec(key)
    if (one) assert.ok(`${one[1]}_${one[2] === 'one' ? 'other' : 'one'}` in en, key)
  }
})

test('every key is used somewhere', () => {
  const source = files.map(({ text }) => text).join('\n')
  const prefixes = [...source.matchAll(/`([\w.-]+\.)\$\{/g)].map(([, prefix]) => prefix ?? '')
  const unused = Object.keys(en)
    .map((key) => key.replace(/_(one|other)$/, ''))
    .filter((key) => !source.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)))
  assert.deepEqual([...new Set(unused)], [])
})

test('every string that a person sees comes from the catalogue', () => {
  const loose = files
    .filter(({ file }) => file.endsWith('.tsx'))
    .flatMap(({ file, text }) => looseStrings(file, text).map((found) => `${file}: ${found}`))
  assert.deepEqual(loose, [])
})

test('a string that is not from the catalogue is found, in text, attribute and expression', () => {
  const page = `export const A = () => <div title="Some title">Some words {'more words'}<Input name="plain" /></div>`
  assert.deepEqual(looseStrings('a.tsx', page), ['Some title', 'Some words', 'more words', 'plain'])
})
