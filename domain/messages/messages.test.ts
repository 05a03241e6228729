import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { directoryRefusals } from '../collecting/directory-refused.ts'
import { noHashReasons } from '../collecting/no-hash.ts'
import { eventKinds } from '../device.ts'
import { deviceActions, steps } from '../registration.ts'
import {
  deviceStates,
  duplicateReasons,
  errorCodes,
  fileErrorCodes,
  languages,
  notWrittenReasons,
  outcomes,
  reasons,
  repairs,
  roles,
  shownUploadStatuses,
  verdicts,
  warnings,
} from '../words.ts'
import {
  explainError,
  explainFileError,
  hint,
  languageOf,
  type MessageKey,
  message,
  nextStep,
  said,
  texts,
  title,
} from './messages.ts'
import { hashFields, hints, refusalCases } from './texts.ts'

const words = {
  state: deviceStates,
  error: errorCodes,
  reason: [...reasons, ...duplicateReasons],
  refusal: refusalCases,
  outcome: outcomes,
  verdict: verdicts,
  repair: repairs,
  warning: warnings,
  fileError: fileErrorCodes,
  notWritten: notWrittenReasons,
  uploadStatus: shownUploadStatuses,
  role: roles,
  action: deviceActions,
  step: steps,
  event: eventKinds,
  noHash: noHashReasons,
  directory: directoryRefusals,
} as const satisfies Partial<Record<keyof typeof texts.en, readonly string[]>>

const keys = Object.entries(words).flatMap(([group, list]) => list.map((word) => `${group}.${word}` as MessageKey))
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort()

describe('each word', () => {
  for (const language of languages) {
    test(`has a name and a sentence in ${language}, and no other word has any`, () => {
      for (const key of keys) {
        const words = said(language, key)
        assert.ok(words.title.length > 0 && words.sentence.endsWith('.'), key)
        assert.ok(words.nextStep === '' || /[.]$|\d$/.test(words.nextStep), key)
      }
      const { hint: remarks, field, ...groups } = texts[language]
      const there = Object.entries(groups).flatMap(([group, said]) =>
        Object.keys(said).map((word) => `${group}.${word}`),
      )
      assert.deepEqual(there.sort(), [...keys].sort())
      assert.deepEqual(Object.keys(remarks).sort(), [...hints].sort())
      assert.deepEqual(Object.keys(field).sort(), [...hashFields].sort())
    })
  }

  test('has something to do in both languages or in neither, and the same placeholders', () => {
    for (const key of keys) {
      const [en, nl] = [said('en', key), said('nl', key)]
      assert.equal(en.nextStep === '', nl.nextStep === '', key)
      for (const part of ['title', 'sentence', 'nextStep'] as const) {
        assert.deepEqual(placeholders(nl[part]), placeholders(en[part]), key)
      }
    }
    for (const word of hints) assert.deepEqual(placeholders(hint('nl', word)), placeholders(hint('en', word)))
  })

  test('that stops a row or a file says what to do', () => {
    const stops = keys.filter((key) => /^(error|reason|fileError|notWritten)\./.test(key))
    for (const key of stops) assert.notEqual(nextStep('en', key), '', key)
  })

  test('is said in the terms of the Dutch portal', () => {
    assert.equal(title('nl', 'state.ready'), 'Klaar voor gebruiker')
    assert.equal(
      title('nl', 'error.device-claimed-by-another-organization'),
      'Apparaat is door een andere organisatie geclaimd',
    )
  })
})

test('a placeholder is filled, and one without a value shows', () => {
  assert.equal(hint('en', 'hash-of-line', { line: 7 }), 'This hash belongs to the device on line 7.')
  assert.equal(hint('en', 'hash-of-line'), 'This hash belongs to the device on line {line}.')
})

test('an error is told by its reason where it has one', () => {
  const explained = explainError('en', { code: 'hardware-hash-not-valid', reason: 'checksum' })
  assert.equal(explained.title, 'Hardware hash not valid')
  assert.equal(explained.message, message('en', 'reason.checksum'))
  const bare = explainError('nl', { code: 'unexpected-error', reason: null })
  assert.equal(bare.message, message('nl', 'error.unexpected-error'))
})

test('the language is the one best liked of those there are', () => {
  const asked = [
    ['nl-NL,nl;q=0.9,en;q=0.8', 'nl'],
    ['de, en;q=0.5, nl;q=0.9', 'nl'],
    ['en-GB', 'en'],
    ['nl;q=0, en', 'en'],
    ['fr', 'en'],
    ['constructor', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ] as const
  for (const [header, language] of asked) assert.equal(languageOf(header), language)
})

test('what the portal imports needs no Node', () => {
  const domain = new URL('../', import.meta.url)
  const files = ['words.ts', 'device.ts', 'errors.ts', 'registration.ts', 'permissions.ts']
  const messages = readdirSync(new URL('./', import.meta.url), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^(?!.*\.test\.ts$).*\.ts$/.test(name),
  )
  for (const file of [...files, ...messages.map((name) => `messages/${name}`)]) {
    const source = readFileSync(new URL(file, domain), 'utf8')
    assert.doesNotMatch(source, /from 'node:|\bBuffer\b|\bprocess\./, file)
  }
})

describe('the error of a file', () => {
  test('says the way out where all columns stand in one', () => {
    const next = (language: 'en' | 'nl', column: string) =>
      explainFileError(language, { code: 'no-known-column', found: column, columns: [column] }).nextStep
    assert.match(next('en', 'Serial Number,Hardware Hash'), /Data > Text to Columns.*separator/)
    assert.match(next('nl', 'Serienummer;Hardware-hash'), /Gegevens > Tekst naar kolommen.*scheidingsteken/)
    assert.equal(next('en', 'name'), nextStep('en', 'fileError.no-known-column'))
  })

  test('names the columns that were found, or else what the file is', () => {
    const said = (found: string | null, columns?: string[]) =>
      explainFileError('en', { code: 'no-known-column', found, ...(columns && { columns }) }).message
    assert.match(said('name, colour', ['name', 'colour']), / Columns found: name, colour\.$/)
    assert.match(said('HTML', []), / Found: HTML\.$/)
    assert.equal(said(null), message('en', 'fileError.no-known-column'))
  })
})
