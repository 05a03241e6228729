import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Language } from '../domain/words.ts'
import { chooseLanguage } from './language.ts'
import { parseSettingsFile } from './settings.ts'
import { openTerminal, type Terminal } from './terminal.ts'
import type { Texts } from './texts/en.ts'
import { textsOf } from './texts/texts.ts'

/** What every command is given: the words, the terminal and the surroundings. Commands read no environment themselves. */
export type Context = {
  language: Language
  say: Texts
  terminal: Terminal
  environment: Record<string, string | undefined>
  /** Folder of the person's own settings and sign-ins; made when something is kept there. */
  configFolder: string
  /** Aborts at Ctrl+C. */
  signal: AbortSignal
  /** Settles the exit status unless something graver was settled before: 0, 1 or 2 as DESIGN says. */
  finish(status: 0 | 1 | 2): void
}

/** Context of this process. The language must be known before the commands are built, since their help speaks it. */
export function openContext(running: NodeJS.Process, signal: AbortSignal): Context {
  const environment = running.env
  const configFolder = configFolderOf(running.platform, environment)
  const inFile = (named: string | undefined) => languageInFile(named || join(configFolder, 'settings.json'))
  const language = chooseLanguage(running.argv.slice(2), environment, inFile)
  return {
    language,
    say: textsOf(language),
    terminal: openTerminal(running, language),
    environment,
    configFolder,
    signal,
    finish: (status) => {
      running.exitCode = Math.max(status, Number(running.exitCode ?? 0))
    },
  }
}

/** A file that cannot be read is told about by the command that needs it. */
function languageInFile(path: string): unknown {
  try {
    const file = parseSettingsFile(readFileSync(path, 'utf8'))
    return file.language ?? file.MUSTER_LANGUAGE
  } catch {
    return undefined
  }
}

function configFolderOf(platform: NodeJS.Platform, environment: Record<string, string | undefined>): string {
  if (platform === 'win32') return join(environment.APPDATA || join(homedir(), 'AppData', 'Roaming'), 'muster')
  return join(environment.XDG_CONFIG_HOME || join(environment.HOME || homedir(), '.config'), 'muster')
}
