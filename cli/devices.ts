import { Command, Option } from 'commander'
import { addConnection } from './common-options.ts'
import type { Context } from './context.ts'
import { addFilters } from './devices/filters.ts'

/** `muster devices …`; each verb loads its own file when it runs. */
export function devicesCommand(context: Context): Command {
  const devices = new Command('devices').description(context.say.help.devices)
  for (const command of [...looking(context), ...changing(context), ...settling(context)]) devices.addCommand(command)
  return devices
}

function looking(context: Context): Command[] {
  const { help } = context.say
  const list = new Command('list')
    .description(help.devicesList)
    .option('--sort <COLUMN>', help.sort, '-createdAt')
    .option('--limit <NUMBER>', help.limit, '50')
    .option('--all', help.all)
    .option('--view <NAME>', help.view)
    .addHelpText('after', help.devicesListExamples)
    .action(async (options, self) => (await import('./devices/list.ts')).listDevices(context, self, options))
  const views = new Command('views')
    .description(help.devicesViews)
    .action(async (options, self) => (await import('./devices/views.ts')).showViews(context, self, options))
  const show = new Command('show')
    .description(help.devicesShow)
    .argument('<serial>', help.serialOrId)
    .option('--hash', help.withHash)
    .action(async (serial: string, options, self) =>
      (await import('./devices/show.ts')).showDevice(context, self, serial, options),
    )
  const exporting = new Command('export')
    .description(help.devicesExport)
    .argument('[serials...]', help.serials)
    .addOption(
      new Option('--format <FORMAT>', help.exportFormat)
        .choices(['inventory', 'failed', 'intune'])
        .default('inventory'),
    )
    .option('-o, --output <FILE>', help.output)
    .addHelpText('after', help.devicesExportExamples)
    .action(async (serials: string[], options, self) =>
      (await import('./devices/export.ts')).exportDevices(context, self, serials, options),
    )
  return [
    addConnection(addFilters(list, context), context),
    addConnection(views, context),
    addConnection(show, context),
    addConnection(addFilters(exporting, context), context),
  ]
}

/** Work on many devices: by serial, or all under the filters. */
function changing(context: Context): Command[] {
  const { help } = context.say
  const on = (name: string, description: string): Command =>
    new Command(name).description(description).option('--yes', help.yes)
  const act = async () => await import('./devices/act.ts')
  const remove = on('remove', help.devicesRemove)
    .argument('[serials...]', help.serials)
    .option('--final', help.final)
    .addHelpText('after', help.devicesRemoveExamples)
    .action(async (serials: string[], options, self) =>
      (await act()).actOnDevices(context, self, { action: 'remove', serials, final: options.final }, options),
    )
  const retry = on('retry', help.devicesRetry)
    .argument('[serials...]', help.serials)
    .action(async (serials: string[], options, self) =>
      (await act()).actOnDevices(context, self, { action: 'retry', serials }, options),
    )
  const tag = on('tag', help.devicesTag)
    .argument('<tag>', help.newTag)
    .argument('[serials...]', help.serials)
    .action(async (value: string, serials: string[], options, self) =>
      (await act()).actOnDevices(context, self, { action: 'tag', serials, value }, options),
    )
  const assign = on('assign', help.devicesAssign)
    .argument('<user>', help.newUser)
    .argument('[serials...]', help.serials)
    .action(async (value: string, serials: string[], options, self) =>
      (await act()).actOnDevices(context, self, { action: 'assign', serials, value }, options),
    )
  const undo = new Command('undo')
    .description(help.devicesUndo)
    .argument('<operation>', help.operation)
    .action(async (id: string, options, self) => (await act()).undoOperation(context, self, id, options))
  const many = [remove, retry, tag, assign].map((command) => addConnection(addFilters(command, context), context))
  return [...many, addConnection(undo, context)]
}

/** Hardware changed: what a person decides. */
function settling(context: Context): Command[] {
  const { help } = context.say
  const settle = (name: 'replace' | 'dismiss', description: string): Command =>
    addConnection(
      new Command(name)
        .description(description)
        .argument('<serial>', help.serialOrId)
        .action(async (serial: string, options, self) =>
          (await import('./devices/hardware.ts')).settleHardware(context, self, serial, name, options),
        ),
      context,
    )
  return [settle('replace', help.devicesReplace), settle('dismiss', help.devicesDismiss)]
}
