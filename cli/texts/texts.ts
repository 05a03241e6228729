import type { Language } from '../../domain/words.ts'
import { english } from './en.ts'
import { dutch } from './nl.ts'

/** All that the commands say, in one language; what the server says comes in the reader's language already. */
export type Texts = typeof english

const byLanguage = { en: english, nl: dutch } satisfies Record<Language, Texts>

export const textsOf = (language: Language): Texts => byLanguage[language]
