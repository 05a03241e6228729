import type { ErrorCode, FileErrorCode, Language, Reason } from '../words.ts'
import type { HashField, Hint, Said, Texts } from './texts.ts'

const known: Partial<Record<Language, Texts>> = {}

/** Gives a language its texts; before that nothing can be said in it. A page loads the language of its reader alone. */
export function teach(language: Language, texts: Texts): void {
  known[language] = texts
}

function textsOf(language: Language): Texts {
  const texts = known[language]
  if (!texts) throw new Error(`the texts of ${language} are not loaded`)
  return texts
}

type Group = Exclude<keyof Texts, 'hint' | 'field'>
/** `group.word`: `state.ready`, `reason.checksum`, `verdict.new`, … */
export type MessageKey = { [G in Group]: `${G}.${keyof Texts[G] & string}` }[Group]

/** What a text's `{placeholder}`s stand for. */
export type Params = Record<string, string | number>

/** All that is said of a word. */
export function said(language: Language, key: MessageKey, params: Params = {}): Said {
  const dot = key.indexOf('.')
  const group = textsOf(language)[key.slice(0, dot) as Group] as Record<string, Said>
  const { title, sentence, nextStep } = group[key.slice(dot + 1)] as Said
  return { title: fill(title, params), sentence: fill(sentence, params), nextStep: fill(nextStep, params) }
}

/** A word's name, for headings, columns and filters. */
export const title = (language: Language, key: MessageKey): string => said(language, key).title

/** The sentence that says what a word means for the reader. */
export const message = (language: Language, key: MessageKey, params: Params = {}): string =>
  said(language, key, params).sentence

/** What to do about it; empty where there is nothing to do. */
export const nextStep = (language: Language, key: MessageKey, params: Params = {}): string =>
  said(language, key, params).nextStep

/** A short remark with something of the case at hand in it. */
export const hint = (language: Language, word: Hint, params: Params = {}): string =>
  fill(textsOf(language).hint[word], params)

/** The name of something that a hash says of its device. */
export const fieldName = (language: Language, field: HashField): string => textsOf(language).field[field]

/** An error in the reader's words: of its reason where there is one, since that says more, else of its code. */
export function explainError(
  language: Language,
  error: { code: ErrorCode; reason: Reason | null },
): { title: string; message: string; nextStep: string } {
  const words = said(language, error.reason === null ? `error.${error.code}` : `reason.${error.reason}`)
  return { title: title(language, `error.${error.code}`), message: words.sentence, nextStep: words.nextStep }
}

/** Why a file gives no rows, with what was found in it: its columns, or the kind of file that it is. */
export function explainFileError(
  language: Language,
  error: { code: FileErrorCode; found: string | null; columns?: string[] },
): { message: string; nextStep: string } {
  const { sentence, nextStep } = said(language, `fileError.${error.code}`)
  if (error.columns?.length) {
    return {
      message: `${sentence} ${hint(language, 'columns-found', { columns: error.columns.join(', ') })}`,
      nextStep: isOneForAll(error.columns) ? hint(language, 'one-column', {}) : nextStep,
    }
  }
  const found = error.found === null ? '' : ` ${hint(language, 'found', { found: error.found })}.`
  return { message: sentence + found, nextStep }
}

/** One column that has the separators of several in it. */
const isOneForAll = (columns: readonly string[]): boolean => columns.length === 1 && /[,;\t|]/.test(columns[0] ?? '')

/** A text with its placeholders filled. A placeholder without a value stays as it is, so that a mistake shows. */
export function fill(text: string, params: Params): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole))
}
