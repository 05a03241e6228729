import { type Language, languages } from '../domain/words.ts'

/**
 * Language of what is said to people: `--language` among the arguments, else MUSTER_LANGUAGE, else the locale
 * (LC_ALL, LC_MESSAGES, LANG; on Windows what the system says), else English.
 */
export function chooseLanguage(args: readonly string[], environment: Record<string, string | undefined>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG
  const candidates = [
    flagAmong(args),
    environment.MUSTER_LANGUAGE,
    locale || Intl.DateTimeFormat().resolvedOptions().locale,
  ]
  for (const candidate of candidates) {
    const known = languages.find((language) => candidate?.toLowerCase().split(/[-_.]/)[0] === language)
    if (known) return known
  }
  return 'en'
}

function flagAmong(args: readonly string[]): string | undefined {
  const end = args.indexOf('--')
  const flags = end === -1 ? args : args.slice(0, end)
  const joined = flags.find((arg) => arg.startsWith('--language='))
  if (joined) return joined.slice('--language='.length)
  const at = flags.indexOf('--language')
  return at === -1 ? undefined : flags[at + 1]
}
