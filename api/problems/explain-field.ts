import type { Language } from '../../domain/words.ts'

/** What the contract's library (zod 4) says of a field: its issue code, its own English message, and what the code needs. */
export type FieldIssue = { keyword?: string; message?: string; params?: Record<string, unknown> }

/** What is wrong with a field of a request, in the reader's language; what nobody has words for stays as it is. */
export function explainField(language: Language, { keyword, message = '', params = {} }: FieldIssue): string {
  if (keyword === 'invalid_type' && message.endsWith('received undefined')) return explainFieldText(language, 'needed')
  return sentences[keyword ?? '']?.(params, language) ?? explainFieldText(language, message)
}

/** The same for what the contract and the routes say in their own words. */
export function explainFieldText(language: Language, text: string): string {
  return Object.hasOwn(ownTexts, text) ? (ownTexts[text as keyof typeof ownTexts][language] ?? text) : text
}

type Sentence = (params: Record<string, unknown>, language: Language) => string | null

const sentences: Record<string, Sentence> = {
  invalid_type: ({ expected }, language) => {
    const type = types[expected as keyof typeof types]
    return type ? { en: `must be ${type.en}`, nl: `moet ${type.nl} zijn` }[language] : null
  },
  too_small: ({ origin, minimum }, language) => {
    if (minimum === 1 && origin !== 'number') return { en: 'must not be empty', nl: 'mag niet leeg zijn' }[language]
    return { en: `at least ${minimum}${unitOf(origin, 'en')}`, nl: `ten minste ${minimum}${unitOf(origin, 'nl')}` }[
      language
    ]
  },
  too_big: ({ origin, maximum }, language) =>
    ({ en: `at most ${maximum}${unitOf(origin, 'en')}`, nl: `ten hoogste ${maximum}${unitOf(origin, 'nl')}` })[
      language
    ],
  invalid_value: ({ values }, language) => {
    if (!Array.isArray(values)) return null
    return `${{ en: 'one of', nl: 'een van' }[language]}: ${values.join(', ')}`
  },
  invalid_format: ({ format }, language) => formats[format as keyof typeof formats]?.[language] ?? notSo[language],
  invalid_union: (_, language) => notSo[language],
}

const notSo = { en: 'is not written as it should be', nl: 'is niet geschreven zoals het moet' }

const types = {
  string: { en: 'a text', nl: 'een tekst' },
  number: { en: 'a number', nl: 'een getal' },
  int: { en: 'a whole number', nl: 'een geheel getal' },
  nan: { en: 'a number', nl: 'een getal' },
  boolean: { en: 'true or false', nl: 'true of false' },
  array: { en: 'a list', nl: 'een lijst' },
  object: { en: 'an object with fields', nl: 'een object met velden' },
}

const formats = {
  email: { en: 'is not an e-mail address', nl: 'is geen e-mailadres' },
  datetime: {
    en: 'is not a date and time as in 2026-11-30T09:00:00Z',
    nl: 'is geen datum en tijd zoals 2026-11-30T09:00:00Z',
  },
}

const units: Record<string, Record<Language, string>> = {
  string: { en: ' characters', nl: ' tekens' },
  array: { en: ' of them', nl: ' stuks' },
}

const unitOf = (origin: unknown, language: Language): string => units[String(origin)]?.[language] ?? ''

/** A test holds this table against the contract. */
const ownTexts = {
  'is, or is nearly, one of the passwords that are tried first': {
    en: 'is, or is nearly, one of the passwords that are tried first',
    nl: 'is, of lijkt sterk op, een van de wachtwoorden die als eerste worden geprobeerd',
  },
  'repeats the same characters': { en: 'repeats the same characters', nl: 'herhaalt dezelfde tekens' },
  'is a row of keys, letters, digits or a date': {
    en: 'is a row of keys, letters, digits or a date',
    nl: 'is een rij toetsen, letters, cijfers of een datum',
  },
  'is little more than the name, e-mail address or organization': {
    en: 'is little more than the name, e-mail address or organization',
    nl: 'is weinig meer dan de naam, het e-mailadres of de organisatie',
  },
  'is too easy to guess': { en: 'is too easy to guess', nl: 'is te makkelijk te raden' },
  'is not the password': { en: 'is not the password', nl: 'is niet het wachtwoord' },
  needed: { en: 'is needed', nl: 'is nodig' },
  'must not begin with =, +, - or @, nor have control characters': {
    en: 'must not begin with =, +, - or @, nor have control characters',
    nl: 'mag niet met =, +, - of @ beginnen, en geen besturingstekens bevatten',
  },
  'must be at most 4000 characters as JSON': {
    en: 'must be at most 4000 characters as JSON',
    nl: 'mag als JSON ten hoogste 4000 tekens zijn',
  },
  'must be a user principal name': {
    en: 'must be a user principal name, such as name@contoso.example',
    nl: 'moet een user principal name zijn, zoals naam@contoso.example',
  },
  'nothing to change': { en: 'nothing to change is given', nl: 'er staat niets in om te wijzigen' },
  'either hash or list': { en: 'either hash or list is needed', nl: 'hash of list is nodig, een van de twee' },
  'either ids or filter': { en: 'either ids or filter is needed', nl: 'ids of filter is nodig, een van de twee' },
  'either rows or filter': { en: 'either rows or filter is needed', nl: 'rows of filter is nodig, een van de twee' },
  'either only or leftOut': { en: 'either only or leftOut, not both', nl: 'only of leftOut, niet allebei' },
  'a filter needs expectedCount': { en: 'a filter needs expectedCount', nl: 'bij een filter is expectedCount nodig' },
  'tag and assign need a value (null clears it)': {
    en: 'tag and assign need a value (null clears it)',
    nl: 'tag en assign hebben een waarde nodig (null maakt het leeg)',
  },
} as const satisfies Record<string, Record<Language, string>>
