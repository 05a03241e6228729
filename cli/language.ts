import { type Language, languages } from '../domain/words.ts'

/**
 * Language of what is said to people: `--language` among the arguments, else MUSTER_LANGUAGE, else what the settings
 * file says, else the locale (LC_ALL, LC_MESSAGES, LANG; on Windows what the system says), else English.
 */
export function chooseLanguage(
  args: readonly string[],
  environment: Record<string, string | undefined>,
  inFile: (named: string | undefined) => unknown = () => undefined,
): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG
  const candidates = [
    () => flagAmong(args, '--language'),
    () => environment.MUSTER_LANGUAGE,
    () => inFile(flagAmong(args, '--settings') || environment.MUSTER_SETTINGS),
    () => locale || Intl.DateTimeFormat().resolvedOptions().locale,
  ]
  for (const candidate of candidates) {
    const given = candidate()
    const known = languages.find(
      (language) => typeof given === 'string' && given.trim().toLowerCase().split(/[-_.]/)[0] === language,
    )
    if (known) return known
  }
  return 'en'
}

function flagAmong(args: readonly string[], flag: string): string | undefined {
  const end = args.indexOf('--')
  const flags = end === -1 ? args : args.slice(0, end)
  const joined = flags.find((arg) => arg.startsWith(`${flag}=`))
  if (joined) return joined.slice(flag.length + 1)
  const at = flags.indexOf(flag)
  return at === -1 ? undefined : flags[at + 1]
}
