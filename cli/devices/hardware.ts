import type { Command } from 'commander'
import { openClient } from '../connect.ts'
import type { Context } from '../context.ts'
import { CommandFailed } from '../failure.ts'
import { deviceNamed } from './filters.ts'

/** `muster devices replace|dismiss`: settles a device whose board or TPM is another one by now. */
export async function settleHardware(
  context: Context,
  command: Command,
  name: string,
  choice: 'replace' | 'dismiss',
  options: { json?: boolean },
): Promise<void> {
  const { say, terminal, signal } = context
  const { client } = await openClient(context, command)
  const id = await deviceNamed(context, client, name)
  const { attention } = await client.devices.get(id, { signal })
  if (!attention) throw new CommandFailed(say.nothingWaits(name), [], 1)
  const from = { upload: attention.upload, row: attention.row }
  const settle = choice === 'replace' ? client.devices.replaceHardware : client.devices.dismissHardware
  const device = await settle(id, from)
  if (options.json) terminal.print(JSON.stringify(device))
  else terminal.print(choice === 'replace' ? say.hardwareReplaced(1) : say.hardwareDismissed(1))
}
