import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { createClient, type MusterClient } from '../api/client.ts'
import type { Context } from './context.ts'
import { CommandFailed } from './failure.ts'
import { parseSettingsFile, resolveSettings, type SettingName, type SettingValues } from './settings.ts'
import { readSignIns } from './sign-ins.ts'

export type Connected = { client: MusterClient; server: string }

/** The client for a command that talks to a server: address, token and organization from flags, environment, file or sign-in. */
export async function openClient(context: Context, command: Command): Promise<Connected> {
  const values = await settingsOf(context, command, ['server', 'token', 'organization'])
  const server = serverAddress(String(values.server), context)
  const signIn = values.token === undefined ? (await readSignIns(context))[server] : undefined
  const token = values.token === undefined ? signIn?.token : String(values.token).trim()
  if (!token) throw new CommandFailed(context.say.noToken(server), [context.say.signInHint])
  const client = createClient({ baseUrl: server, token, language: context.language })
  if (!signIn && values.organization === undefined) return { client, server }
  const organization = await organizationOf(context, client, values.organization ?? signIn?.organization)
  return { client: createClient({ baseUrl: server, token, language: context.language, organization }), server }
}

/** Values of settings for a command: its flags, then the environment, then the settings file. */
export async function settingsOf<N extends SettingName>(
  context: Context,
  command: Command,
  names: readonly N[],
): Promise<{ [K in N]: string | number | boolean | undefined }> {
  const flags = command.optsWithGlobals<Record<string, unknown>>()
  const file = await readSettingsFile(context, flags.settings ?? context.environment.MUSTER_SETTINGS)
  const values = resolveSettings(names, flags, context.environment, file)
  for (const name of ['database', 'database-owner'] as const) {
    const address = (values as SettingValues)[name]
    // Not repeated to the person: it may hold a password.
    if (address !== undefined && !isDatabaseAddress(String(address)))
      throw new CommandFailed(context.say.databaseNotValid(`--${name}`))
  }
  return values
}

const isDatabaseAddress = (text: string): boolean => /^postgres(ql)?:\/\//i.test(text) && URL.canParse(text)

/** `contoso.example:8443` -> `http://contoso.example:8443`, without a slash at the end. */
export function serverAddress(given: string, { say }: Context): string {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `http://${given}`
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol)) throw new CommandFailed(say.addressNotValid(given))
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}

/** The address that people use, as the settings say; undefined where they do not. */
export function checkedPublicUrl(given: unknown, context: Context): string | undefined {
  if (given === undefined) return undefined
  if (!/^https?:\/\//i.test(String(given))) throw new CommandFailed(context.say.addressNotValid(String(given)))
  return serverAddress(String(given), context)
}

async function organizationOf(context: Context, client: MusterClient, wanted: unknown): Promise<string> {
  const { say } = context
  const { organizations } = await client.accounts.me({ signal: context.signal })
  const names = organizations.map(({ name }) => name).join(', ')
  if (wanted === undefined) {
    if (organizations.length === 1 && organizations[0]) return organizations[0].id
    throw new CommandFailed(organizations.length === 0 ? say.noOrganization : say.whichOrganization(names))
  }
  const found = organizations.find(({ id, name }) => id === wanted || name === wanted)
  if (!found) throw new CommandFailed(say.unknownOrganization(String(wanted), names))
  return found.id
}

async function readSettingsFile(context: Context, named: unknown): Promise<Record<string, unknown>> {
  const path = typeof named === 'string' && named !== '' ? named : join(context.configFolder, 'settings.json')
  try {
    return parseSettingsFile(await readFile(path, 'utf8'))
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (missing && path !== named) return {}
    const folder = error instanceof Error && 'code' in error && error.code === 'EISDIR'
    if (folder) throw new CommandFailed(context.say.isFolder(path))
    if (error instanceof SyntaxError) throw new CommandFailed(context.say.settingsFileNotValid(path, error.message))
    throw error
  }
}
