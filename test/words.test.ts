import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { parseSync } from 'vite'
import { type Language, languages } from '../domain/words.ts'

const house = resolve(import.meta.dirname, '..')

/** Files with texts for people. What each says is found by language: of its name, or of a key `en` or `nl` above it. */
const withTexts = [
  'domain/messages/{en,nl}/*.ts',
  'portal/texts/{en,nl}/*.ts',
  'cli/texts/*.ts',
  'cli/messages-*.ts',
  'cli/hash.ts',
  'cli/hash/*.ts',
  'cli/{program,settings,terminal}.ts',
  'api/problems/*.ts',
  'api/portal.ts',
]

type Text = { file: string; language: Language; said: string }
type Node = { type: string; [key: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

const languageNamed = (name: unknown): Language | undefined => languages.find((one) => one === name)
const languageOfFile = (file: string): Language | undefined =>
  languageNamed(/[/-](en|nl)(?=\/|\.ts$)/.exec(file)?.[1] ?? null)

function* textsIn(node: Node, language: Language | undefined): Generator<{ language: Language; said: string }> {
  if (/^(Import|Export(?!Named))|^TS(Literal)?Type|^TSUnion/.test(node.type)) return
  if (language && node.type === 'Literal' && typeof node.value === 'string') yield { language, said: node.value }
  if (language && node.type === 'TemplateLiteral')
    yield {
      language,
      said: (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('…'),
    }
  for (const [key, value] of Object.entries(node)) {
    if (node.type === 'Property' && key === 'key') continue
    const within = node.type === 'Property' ? languageNamed((node.key as { name?: string }).name) : undefined
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) yield* textsIn(child, within ?? language)
  }
}

const texts: Text[] = withTexts
  .flatMap((pattern) => globSync(pattern, { cwd: house }))
  .filter((file) => !file.endsWith('.test.ts'))
  .flatMap((file) => {
    const { program, errors } = parseSync(file, readFileSync(join(house, file), 'utf8'))
    assert.deepEqual(errors, [], file)
    return [...textsIn(program as unknown as Node, languageOfFile(file))].map((text) => ({ file, ...text }))
  })

/** A word that is not to be said, as the table writes it: `abandon*`, `upload (portal)`. */
type NotSaid = { thing: string; language: Language; word: string; pattern: RegExp; room: string | null }

function notSaid(): NotSaid[] {
  const rows = readFileSync(join(house, 'docs/words.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| [a-z]/.test(line) && !line.startsWith('| thing'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
  return rows.flatMap(([, thing = '', , , , english = '', dutch = '']) =>
    (
      [
        ['en', english],
        ['nl', dutch],
      ] as const
    ).flatMap(([language, cell]) =>
      cell
        .split(',')
        .map((word) => word.trim())
        .filter((word) => word !== '')
        .map((word) => ({ thing, language, word, ...patternOf(word) })),
    ),
  )
}

function patternOf(word: string): { pattern: RegExp; room: string | null } {
  const [, said = word, room = null] = /^(.*?)(?: \((\w+)\))?$/.exec(word) ?? []
  const ending = said.endsWith('*') ? '' : '(?!\\p{L})'
  return { pattern: new RegExp(`(?<![\\p{L}-])${said.replace('*', '')}${ending}`, 'iu'), room }
}

/** A text without what is not prose in it: commands, flags, placeholders, addresses, names of files and settings. */
function prose(said: string): string {
  return said
    .replace(/\{\{?\w+\}?\}/g, '…')
    .replace(/(\.\/)?muster( [a-z][\w-]*)+/g, '…')
    .replace(/--?[a-z][\w-]*|\w+:\/\/\S+|[\w*-]+\.(csv|json|xml|pem|zip)\b|\b[A-Z_]{3,}\b/g, '…')
}

const forbidden = notSaid()

test('the table of words is read, and so are the texts of all rooms in both languages', () => {
  assert.ok(forbidden.length > 40, String(forbidden.length))
  for (const room of ['domain', 'portal', 'cli', 'api'])
    for (const language of languages)
      assert.ok(texts.filter((one) => one.file.startsWith(room) && one.language === language).length > 40, room)
})

test('every text says the word of the table', () => {
  const wrong = texts.flatMap(({ file, language, said }) =>
    forbidden
      .filter((one) => one.language === language && (one.room === null || file.startsWith(`${one.room}/`)))
      .filter(({ pattern }) => pattern.test(prose(said)))
      .map(({ thing, word }) => `${file}: "${said}" (${thing}: not "${word}")`),
  )
  assert.deepEqual(wrong, [])
})

test('no sentence has ticks of code in it', () => {
  assert.deepEqual(
    texts.filter(({ said }) => said.includes('`')).map(({ file, said }) => `${file}: ${said}`),
    [],
  )
})

test('a word of the last columns is found whatever its case, as a whole word', () => {
  const { pattern } = patternOf('abandon*')
  assert.match('Abandoned', pattern)
  assert.doesNotMatch('manage', patternOf('age').pattern)
  assert.match('its Age', patternOf('age').pattern)
  assert.equal(patternOf('upload (portal)').room, 'portal')
})
