import type { Language } from '../../domain/words.ts'
import { english, type Texts } from './en.ts'
import { dutch } from './nl.ts'

const byLanguage = { en: english, nl: dutch } satisfies Record<Language, Texts>

/** All that the commands say, in one language; what the server says comes in the reader's language already. */
export const textsOf = (language: Language): Texts => byLanguage[language]
