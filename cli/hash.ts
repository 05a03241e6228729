import { Command, Option } from 'commander'
import { type Language, languages } from '../domain/words.ts'
import type { HashContext } from './hash/hash-context.ts'
import { chooseLanguage } from './language.ts'
import { openTerminal } from './terminal.ts'

const words = {
  en: {
    description: 'say what a hardware hash says, and whether it is whole; or what each row of a list is worth',
    input: 'a file with one hash (text or OA3.xml), a list of devices, the hash itself, or - for standard input',
    json: 'print the result as JSON',
    language: 'language of what is said',
    examples: `
Examples:
  muster hash hash.txt               a file with the hash alone
  muster hash OA3.xml --json         the file of the OA3 tool, as JSON
  muster hash T0HZAwEAHAAAAAoAAQ…    the hash itself
  muster hash - < hash.txt           from standard input
  muster hash devices.csv            each device of a list, as muster merge would judge it

Exit status: 0 whole (of a list: all accepted), 1 something is refused, 2 nothing could be read.`,
  },
  nl: {
    description: 'zeg wat een hardware-hash zegt en of deze heel is; of wat elke rij van een lijst waard is',
    input:
      'een bestand met één hash (tekst of OA3.xml), een lijst met apparaten, de hash zelf, of - voor standaardinvoer',
    json: 'geef het resultaat als JSON',
    language: 'taal van wat wordt gezegd',
    examples: `
Voorbeelden:
  muster hash hash.txt               een bestand met alleen de hash
  muster hash OA3.xml --json         het bestand van het OA3-hulpprogramma, als JSON
  muster hash T0HZAwEAHAAAAAoAAQ…    de hash zelf
  muster hash - < hash.txt           van standaardinvoer
  muster hash apparaten.csv          elk apparaat van een lijst, zoals muster merge erover oordeelt

Afsluitstatus: 0 heel (van een lijst: alles geaccepteerd), 1 er is iets geweigerd, 2 er kon niets worden gelezen.`,
  },
} as const satisfies Record<Language, Record<string, string>>

/** `muster hash FILE|TEXT|-`: needs no server and changes nothing. */
export function hashCommand(context: HashContext = contextOf(process)): Command {
  const say = words[context.language]
  return new Command('hash')
    .description(say.description)
    .argument('<file|text|->', say.input)
    .option('--json', say.json)
    .addOption(new Option('--language <en|nl>', say.language).choices([...languages]))
    .addHelpText('after', say.examples)
    .action(async (given: string, options: { json?: boolean; language?: Language }) => {
      const language = options.language ?? context.language
      const { showHash } = await import('./hash/show-hash.ts')
      await showHash({ ...context, language }, given, options.json === true)
    })
}

function contextOf(running: NodeJS.Process): HashContext {
  const language = chooseLanguage(running.argv.slice(2), running.env)
  return {
    language,
    terminal: openTerminal(running, language),
    finish: (status) => {
      running.exitCode = Math.max(status, Number(running.exitCode ?? 0))
    },
  }
}
