import type { Command } from 'commander'
import type { MusterClient } from '../../api/client.ts'
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

/** `muster member remove`: a member, the open invitation of the address, or oneself, which is everyone's to do. */
export async function removeMember(
  context: Context,
  command: Command,
  email: string,
  options: { revokeTokens?: boolean; yes?: boolean; json?: boolean },
): Promise<void> {
  const { say, terminal } = context
  const { client } = await openClient(context, command)
  const wanted = email.trim().toLowerCase()
  const { member, invitation } = await findByAddress(context, client, wanted)
  if (!member && !invitation) throw new CommandFailed(say.unknownMember(email))
  if (!options.yes) {
    if (!terminal.answers) throw new CommandFailed(say.yesNeeded)
    if (!(await askYes(context, say.askRemoveMember(wanted)))) throw new CommandFailed(say.nothingDone, [], 1)
  }
  if (member) await client.people.remove(member.id, { revokeTokens: options.revokeTokens ?? false })
  else if (invitation) await client.people.withdraw(invitation.id)
  terminal.print(options.json ? JSON.stringify({ removed: wanted }) : say.memberRemoved(wanted))
}

async function findByAddress({ signal }: Context, client: MusterClient, email: string) {
  const me = await client.accounts.me({ signal })
  if (me.email?.toLowerCase() === email) return { member: me, invitation: undefined }
  const members = (await client.people.list({ signal })).items
  const invitations = (await client.people.invitations({ signal })).items
  return {
    member: members.find((one) => one.email.toLowerCase() === email),
    invitation: invitations.find((one) => one.email === email),
  }
}
