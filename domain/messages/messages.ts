import type { Language } from '../words.ts'
import { en } from './en.ts'
import { nl } from './nl.ts'
import { teach } from './say.ts'
import type { Texts } from './texts.ts'

export * from './say.ts'

/** What is said in every language. The portal says it by say.ts, and loads one language. */
export const texts = { en, nl } as const satisfies Record<Language, Texts>
teach('en', en)
teach('nl', nl)

/** The language to answer in: the first of an `Accept-Language` header (or a plain tag) that there is, else English. */
export function languageOf(accepted: string | null | undefined): Language {
  const wanted = (accepted ?? '').slice(0, 1000).split(',').map(weighed)
  wanted.sort((one, other) => other.weight - one.weight)
  const found = wanted.find(({ tag, weight }) => weight > 0 && Object.hasOwn(texts, tag))
  return (found?.tag as Language | undefined) ?? 'en'
}

function weighed(range: string): { tag: string; weight: number } {
  const [tag = '', ...rest] = range.split(';')
  const weight = rest.map((part) => /^\s*q=([\d.]+)/.exec(part)?.[1]).find((value) => value !== undefined)
  return { tag: tag.trim().toLowerCase().split('-', 1)[0] ?? '', weight: Number(weight ?? 1) || 0 }
}
