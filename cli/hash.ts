import { Command, Option } from 'commander'
import { type Language, languages } from '../domain/words.ts'
import type { Context } from './context.ts'
import { chooseLanguage } from './language.ts'
import { openTerminal } from './terminal.ts'

/** What the command needs of its surroundings; every Context has it. */
export type HashContext = Pick<Context, 'language' | 'finish'> & {
  terminal: Pick<Context['terminal'], 'stdin' | 'print' | 'note'>
}

const words = {
  en: {
    description: 'say what a hardware hash says, and whether it is whole',
    input: 'a file with one hash (text or OA3.xml), the hash itself, or - for standard input',
    json: 'print the result as JSON',
    language: 'language of what is said',
    examples: `
Examples:
  muster hash hash.txt               a file with the hash alone
  muster hash OA3.xml --json         the file of the OA3 tool, as JSON
  muster hash T0HZAwEAHAAAAAoAAQ…    the hash itself
  muster hash - < hash.txt           from standard input

Exit status: 0 the hash is whole, 1 it is refused, 2 nothing could be read.
A list of devices (CSV) is read by: muster merge FILE -o OUT.csv`,
  },
  nl: {
    description: 'zeg wat een hardware-hash zegt en of deze heel is',
    input: 'een bestand met één hash (tekst of OA3.xml), de hash zelf, of - voor standaardinvoer',
    json: 'geef het resultaat als JSON',
    language: 'taal van wat wordt gezegd',
    examples: `
Voorbeelden:
  muster hash hash.txt               een bestand met alleen de hash
  muster hash OA3.xml --json         het bestand van het OA3-hulpprogramma, als JSON
  muster hash T0HZAwEAHAAAAAoAAQ…    de hash zelf
  muster hash - < hash.txt           van standaardinvoer

Afsluitstatus: 0 de hash is heel, 1 deze is geweigerd, 2 er kon niets worden gelezen.
Een lijst met apparaten (CSV) wordt gelezen door: muster merge BESTAND -o UIT.csv`,
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
