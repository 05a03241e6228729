import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { teach } from '../../domain/messages/say.ts'
import { type Language, languages } from '../../domain/words.ts'
import { loadPatiently } from '../live/connection.ts'
import type { Texts } from './keys.ts'

/** What the portal says; what the domain says is taught on the way. */
const load: Record<Language, () => Promise<Texts>> = {
  en: async () => {
    const { en, words } = await import('./en.ts')
    teach('en', words)
    return en
  },
  nl: async () => {
    const { nl, words } = await import('./nl.ts')
    teach('nl', words)
    return nl
  },
}
const kept = 'muster.language'

/** Loads the texts of the person's language: the one kept on this machine, else the browser's. */
export async function startTexts(): Promise<void> {
  const language = keptLanguage() ?? languageOf(navigator.languages)
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: await load[language]() } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  })
  document.documentElement.lang = language
}

/** Changes the language at once, also on pages already shown; kept on this machine. */
export async function changeLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', await loadPatiently(load[language]))
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  localStorage.setItem(kept, language)
}

export function currentLanguage(): Language {
  return languages.find((language) => language === i18next.language) ?? 'en'
}

/** The first of the browser's languages that the portal speaks. */
export function languageOf(wanted: readonly string[]): Language {
  const known = wanted.map((one) => one.slice(0, 2).toLowerCase())
  return known.flatMap((one) => languages.filter((language) => language === one))[0] ?? 'en'
}

function keptLanguage(): Language | null {
  return languages.find((language) => language === localStorage.getItem(kept)) ?? null
}
