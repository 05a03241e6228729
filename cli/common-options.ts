import { type Command, Option } from 'commander'
import type { Context } from './context.ts'
import { type Setting, type SettingName, settings } from './settings.ts'

/** Flags of settings, from the one table; the environment and the file are looked at when the command runs. */
export function addSettings(command: Command, { language }: Context, names: readonly SettingName[]): Command {
  for (const name of names) {
    const setting: Setting = settings[name]
    const words = setting.fallbackWords?.[language] ?? setting.fallback
    const fallback = words === undefined || words === false ? '' : ` (${words})`
    const option = new Option(
      setting.kind === 'flag' ? `--${name}` : `--${name} <${setting.value ?? 'WHAT'}>`,
      `${setting.help[language]}${fallback}`,
    )
    if (setting.choices) option.choices([...setting.choices])
    command.addOption(option)
  }
  return command
}

/** The flags of every command that talks to a server. */
export function addConnection(command: Command, context: Context): Command {
  return addSettings(command, context, ['server', 'token', 'organization'])
}
