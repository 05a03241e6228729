import { setTimeout as sleep } from 'node:timers/promises'
import type { Command } from 'commander'
import { createClient, type MusterClient } from '../../api/client.ts'
import type { CodeStarted } from '../../api/contract/accounts.ts'
import { serverAddress, settingsOf } from '../connect.ts'
import type { Context } from '../context.ts'
import { CommandFailed } from '../failure.ts'
import { keepSignIn, readSignIns } from '../sign-ins.ts'

/** Signs in by device code (RFC 8628) and keeps the session's token in the person's configuration folder. */
export async function login(context: Context, command: Command, options: { json?: boolean }): Promise<void> {
  const { language, say, terminal } = context
  const values = await settingsOf(context, command, ['server', 'organization'])
  const server = serverAddress(String(values.server), context)
  const client = createClient({ baseUrl: server, language })
  const started = await client.accounts.startCode()
  terminal.note(say.loginVisit(started.page, started.userCode))
  terminal.note(say.loginWaiting)
  const token = await approved(context, client, started)
  const me = await createClient({ baseUrl: server, language, token }).accounts.me()
  const organization = me.organizations.find(({ id, name }) => [id, name].includes(String(values.organization)))?.id
  await keepSignIn(context, server, { token, name: me.name, ...(organization ? { organization } : {}) })
  terminal.print(options.json ? JSON.stringify({ server, name: me.name }) : say.loginDone(me.name, server))
  if (values.organization !== undefined && organization === undefined) {
    const names = me.organizations.map(({ name }) => name).join(', ')
    const wanted = String(values.organization)
    throw new CommandFailed(names === '' ? say.noOrganization : say.unknownOrganization(wanted, names))
  }
}

/** Ends the session at the server, where it can be reached, and forgets it here. */
export async function logout(context: Context, command: Command, options: { json?: boolean }): Promise<void> {
  const { server: given } = await settingsOf(context, command, ['server'])
  const server = serverAddress(String(given), context)
  const kept = (await readSignIns(context))[server]
  await keepSignIn(context, server, null)
  if (kept) {
    const client = createClient({ baseUrl: server, token: kept.token })
    await client.accounts.signOut().catch(() => {})
  }
  context.terminal.print(options.json ? JSON.stringify({ server }) : context.say.loggedOut(server))
}

async function approved(context: Context, client: MusterClient, started: CodeStarted): Promise<string> {
  const { say, signal } = context
  for (let interval = started.interval; ; ) {
    await sleep(interval * 1000, undefined, { signal })
    const { status, token } = await client.accounts.answerCode(started.deviceCode, { signal })
    if (status === 'done' && token !== null) return token
    if (status === 'denied') throw new CommandFailed(say.loginDenied)
    if (status === 'expired') throw new CommandFailed(say.loginExpired)
    if (status === 'slow-down') interval += 5
  }
}
