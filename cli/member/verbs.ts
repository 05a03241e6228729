import type { Command } from 'commander'
import { roles } from '../../domain/words.ts'
import { askYes } from '../ask.ts'
import { openClient } from '../connect.ts'
import type { Context } from '../context.ts'
import { CommandFailed } from '../failure.ts'
import { showTable } from '../table.ts'

/** `muster member list`: members, then open invitations. */
export async function listMembers(context: Context, command: Command, options: { json?: boolean }): Promise<void> {
  const { say, terminal, signal } = context
  const { client } = await openClient(context, command)
  const [{ items }, { items: invitations }] = await Promise.all([
    client.people.list({ signal }),
    client.people.invitations({ signal }),
  ])
  if (options.json) {
    terminal.print(JSON.stringify({ items, invitations }))
    return
  }
  const moment = (at: string | null) => (at === null ? null : terminal.moment(at))
  const rows = [
    ...items.map((one) => [one.email, one.name, one.role, moment(one.lastSignInAt)]),
    ...invitations.map((one) => [one.email, say.invitedUntil(terminal.moment(one.expiresAt)), one.role, null]),
  ]
  if (rows.length > 0) await showTable(terminal, say.memberColumns, rows)
  else terminal.note(say.noMembers)
}

/** `muster member invite`: the link alone on standard output, to be handed over. */
export async function inviteMember(
  context: Context,
  command: Command,
  email: string,
  options: { role: string; json?: boolean },
): Promise<void> {
  const { say, terminal } = context
  const role = roles.find((one) => one === options.role)
  if (!role) throw new CommandFailed(say.settingNotValid('--role', options.role, roles.join(', ')))
  const { client } = await openClient(context, command)
  const made = await client.people.invite({ email, role })
  terminal.print(options.json ? JSON.stringify(made) : made.link)
  if (!options.json) terminal.note(say.handOver(made.email, terminal.moment(made.expiresAt)))
}

/** `muster member remove`: a member, or the open invitation of the address. */
export async function removeMember(
  context: Context,
  command: Command,
  email: string,
  options: { revokeTokens?: boolean; yes?: boolean; json?: boolean },
): Promise<void> {
  const { say, terminal, signal } = context
  const { client } = await openClient(context, command)
  const wanted = email.trim().toLowerCase()
  const member = (await client.people.list({ signal })).items.find((one) => one.email.toLowerCase() === wanted)
  const invitation = (await client.people.invitations({ signal })).items.find((one) => one.email === wanted)
  if (!member && !invitation) throw new CommandFailed(say.unknownMember(email))
  if (!options.yes) {
    if (!terminal.answers) throw new CommandFailed(say.yesNeeded)
    if (!(await askYes(context, say.askRemoveMember(wanted)))) throw new CommandFailed(say.nothingDone, [], 1)
  }
  if (member) await client.people.remove(member.id, { revokeTokens: options.revokeTokens ?? false })
  else if (invitation) await client.people.withdraw(invitation.id)
  terminal.print(options.json ? JSON.stringify({ removed: wanted }) : say.memberRemoved(wanted))
}
