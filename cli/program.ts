import { Command, Option } from 'commander'
import { languages } from '../domain/words.ts'
import { adminCommand } from './admin.ts'
import { backupCommand } from './backup.ts'
import { catalogueCommand } from './catalogue.ts'
import { addSettings } from './common-options.ts'
import type { Context } from './context.ts'
import { devicesCommand } from './devices.ts'
import { hashCommand } from './hash.ts'
import { loginCommand, logoutCommand } from './login.ts'
import { memberCommand } from './member.ts'
import { mergeCommand } from './merge.ts'
import { registerCommand } from './register.ts'
import { restoreCommand } from './restore.ts'
import { serveCommand } from './serve.ts'
import { tokenCommand } from './token.ts'
import { uploadsCommand } from './uploads.ts'
import { version } from './wiring.ts'

/** The whole command line in the reader's language. Commands load what they need when they run, so `--help` is quick. */
export function buildProgram(context: Context): Command {
  const { help } = context.say
  const program = new Command('muster')
    .description(help.muster)
    .version(version(), '-V, --version', help.showVersion)
    .addHelpText('after', help.musterExamples)
  const commands = [
    serveCommand,
    tokenCommand,
    memberCommand,
    adminCommand,
    hashCommand,
    mergeCommand,
    registerCommand,
    devicesCommand,
    uploadsCommand,
    catalogueCommand,
    loginCommand,
    logoutCommand,
    backupCommand,
    restoreCommand,
  ]
  for (const command of commands) program.addCommand(command(context))
  for (const command of everyCommand(program)) speak(command, context)
  return program
}

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
