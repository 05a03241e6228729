import { Command, Option } from 'commander'
import { languages } from '../domain/words.ts'
import { addSettings } from './common-options.ts'
import type { Context } from './context.ts'
import { mistakeIn } from './mistakes.ts'
import { version } from './wiring.ts'

/**
 * The command line in the reader's language: the command asked for alone, or all where the word is none of them. Loading
 * the others would take a quarter of a short command's time; and commands load what they need when they run.
 */
export async function buildProgram(context: Context, asked = ''): Promise<Command> {
  const { help } = context.say
  const program = new Command('muster')
    .description(help.muster)
    .version(version(), '-V, --version', help.showVersion)
    .addHelpText('after', help.musterExamples)
  const loading = Object.hasOwn(commands, asked) ? [commands[asked as keyof typeof commands]] : Object.values(commands)
  for (const load of loading) program.addCommand((await load())(context))
  for (const command of everyCommand(program)) speak(command, context)
  return program
}

/** In the order of the help. */
const commands = {
  serve: async () => (await import('./serve.ts')).serveCommand,
  token: async () => (await import('./token.ts')).tokenCommand,
  member: async () => (await import('./member.ts')).memberCommand,
  admin: async () => (await import('./admin.ts')).adminCommand,
  hash: async () => (await import('./hash.ts')).hashCommand,
  merge: async () => (await import('./merge.ts')).mergeCommand,
  register: async () => (await import('./register.ts')).registerCommand,
  devices: async () => (await import('./devices.ts')).devicesCommand,
  uploads: async () => (await import('./uploads.ts')).uploadsCommand,
  catalogue: async () => (await import('./catalogue.ts')).catalogueCommand,
  log: async () => (await import('./log.ts')).logCommand,
  login: async () => (await import('./login.ts')).loginCommand,
  logout: async () => (await import('./login.ts')).logoutCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./restore.ts')).restoreCommand,
} satisfies Record<string, () => Promise<(context: Context) => Command>>

/** What all commands have in common: language, JSON, settings file, and help in the reader's language. */
function speak(command: Command, context: Context): void {
  const { say, terminal } = context
  const has = (long: string): boolean => command.options.some((option) => option.long === long)
  const runs = command.commands.length === 0
  if (runs && !has('--json')) command.option('--json', say.help.json)
  if (!has('--language')) {
    const option = new Option('--language <en|nl>', languageHelp[context.language])
    command.addOption(option.choices([...languages]))
  }
  if (runs && !has('--settings')) addSettings(command, context, ['settings'])
  command
    .helpOption('-h, --help', say.help.showHelp)
    .helpCommand(false)
    .exitOverride()
    .showHelpAfterError(false)
    .configureOutput({
      writeOut: (text) => void terminal.stdout.write(text),
      writeErr: (text) => void terminal.stderr.write(text),
      outputError: (text, write) => write(mistakeIn(context.language, text)),
    })
    .configureHelp({ styleTitle: (title) => titleIn(context, title), optionDescription })
}

const languageHelp = { en: 'language of what is said: en or nl', nl: 'taal van wat wordt gezegd: en of nl' }

function titleIn({ say }: Context, title: string): string {
  const words: Record<string, string> = {
    'Usage:': say.help.usage,
    'Arguments:': say.help.arguments,
    'Options:': say.help.options,
    'Commands:': say.help.commands,
  }
  return words[title] ?? title
}

/** What an option is, with the words that can be given and the one that stands when none is. */
function optionDescription({ description, argChoices, defaultValue }: Option): string {
  const choices = argChoices && argChoices.length < 8 && !argChoices.every((word) => description.includes(word))
  const fallback = typeof defaultValue === 'string' ? ` (${defaultValue})` : ''
  return `${description}${choices ? `: ${argChoices.join(', ')}` : ''}${fallback}`
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)]
}
