import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type MessageKey, type Params, said } from '../../domain/messages/say.ts'
import type { Said } from '../../domain/messages/texts.ts'
import { type Language, languages } from '../../domain/words.ts'
import { type Format, formatOf } from './format.ts'
import type { TextKey, TextValues } from './keys.ts'

export type Translate = (key: TextKey, values?: TextValues) => string
export type Text = {
  t: Translate
  /** What the domain says of a word: a state, an error, a reason, an event. */
  words: (key: MessageKey, params?: Params) => Said
  language: Language
  format: Format
}

/** The texts in the reader's language, and dates and numbers as written there. Components render again when it changes. */
export function useText(): Text {
  const { t, i18n } = useTranslation()
  const language = languages.find((one) => one === i18n.language) ?? 'en'
  return useMemo(() => {
    const format = formatOf(language)
    // Numbers in texts are written as the language writes them; `count` stays a number so that the plural is chosen by it.
    const shown = (values: TextValues = {}): Record<string, string | number> => {
      const entries = Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'number' ? format.number(value) : value,
      ])
      return {
        ...Object.fromEntries(entries),
        ...(typeof values.count === 'number' ? { count: values.count, shown: format.number(values.count) } : {}),
      }
    }
    return {
      t: (key, values) => t(key as string, shown(values)) as string,
      words: (key, params) => said(language, key, params),
      language,
      format,
    }
  }, [t, language])
}
