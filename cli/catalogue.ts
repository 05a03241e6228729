import { Command } from 'commander'
import { addConnection } from './common-options.ts'
import type { Context } from './context.ts'

/** `muster catalogue …`: files with hashes that a vendor gave, looked up for rows without a hash; not registered. */
export function catalogueCommand(context: Context): Command {
  const { help } = context.say
  const verbs = async () => await import('./catalogue/verbs.ts')
  const importing = new Command('import')
    .description(help.catalogueImport)
    .argument('<files...>', help.filesOrFolders)
    .addHelpText('after', help.catalogueExamples)
    .action(async (paths: string[], options, self) =>
      (await import('./register/run.ts')).runCatalogueImport(context, self, paths, options),
    )
  const list = new Command('list')
    .description(help.catalogueList)
    .action(async (options, self) => (await verbs()).listCatalogues(context, self, options))
  const remove = new Command('remove')
    .description(help.catalogueRemove)
    .argument('<catalogue>', help.catalogueId)
    .option('--yes', help.yes)
    .action(async (id: string, options, self) => (await verbs()).removeCatalogue(context, self, id, options))
  const catalogue = new Command('catalogue').description(help.catalogue)
  for (const command of [importing, list, remove]) catalogue.addCommand(addConnection(command, context))
  return catalogue
}
