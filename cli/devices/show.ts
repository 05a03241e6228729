import type { Command } from 'commander'
import { title } from '../../domain/messages/messages.ts'
import { openClient } from '../connect.ts'
import type { Context } from '../context.ts'
import { plain } from '../terminal.ts'
import { deviceNamed } from './filters.ts'
import { modelOf } from './list.ts'

/** `muster devices show`: one device, what its hash says, and what happened to it. */
export async function showDevice(
  context: Context,
  command: Command,
  name: string,
  options: { json?: boolean; hash?: boolean },
): Promise<void> {
  const { language, say, terminal, signal } = context
  const { client } = await openClient(context, command)
  const id = await deviceNamed(context, client, name)
  const [device, hardware, events] = await Promise.all([
    client.devices.get(id, { signal }),
    client.devices.hardware(id, { hash: options.hash }, { signal }),
    client.devices.events(id, { limit: 100 }, { signal }),
  ])
  if (options.json) {
    terminal.print(JSON.stringify({ device, hardware, events: events.items }, null, 2))
    return
  }
  const line = (label: string, value: string | number | null | undefined): void => {
    if (value !== null && value !== undefined && value !== '')
      terminal.print(`${label.padEnd(18)} ${plain(String(value))}`)
  }
  const names = say.deviceFields
  line(names.serialNumber, device.serialNumber)
  line(names.state, title(language, `state.${device.state}`))
  if (device.error) {
    line(names.error, device.error.message)
    line(names.next, device.error.nextStep)
    line(names.requestId, device.error.requestId)
  }
  if (device.attention) {
    line(names.attention, title(language, 'verdict.hardware-changed'))
    line(names.next, say.settleHint(device.serialNumber))
  }
  line(names.model, modelOf(device))
  line(names.user, device.assignedUser)
  line(names.groupTag, device.groupTag)
  line(names.productKeyId, device.productKeyId)
  line(names.osBuild, device.osBuild)
  line(names.capturedAt, terminal.moment(device.capturedAt))
  line(names.registeredAt, terminal.moment(device.registeredAt))
  line(names.registeredBy, device.registeredBy)
  line(names.lastSeenAt, terminal.moment(device.lastSeenAt))
  if (device.upload)
    line(names.upload, [device.upload.id, device.upload.file, device.upload.line].filter(Boolean).join(' : '))
  line(names.id, `#${device.id}`)
  const hashed = hardware.current?.device
  if (hashed) {
    line(names.memory, hashed.memoryGB === null ? '' : `${hashed.memoryGB} GB`)
    line(names.tpm, hashed.tpmVersion)
    line('UUID', hashed.uuid)
  }
  if (options.hash && hardware.current) line(names.hash, hardware.current.hash ?? hardware.current.refusedText)
  terminal.print('')
  for (const event of events.items) {
    terminal.print(
      `${terminal.moment(event.at).padEnd(22)} ${title(language, `event.${event.kind}`)} — ${plain(event.by.name)}`,
    )
  }
}
