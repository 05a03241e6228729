import { Command, InvalidArgumentError } from 'commander'
import type { Context } from './context.ts'
import type { MergeFlags } from './merge/command.ts'
import { mergeTexts } from './messages-merge.ts'

/** `muster merge FILES|DIRS… -o OUT.csv`: any files that name devices into one that Intune takes, and a word on every row. */
export function mergeCommand(context: Context): Command {
  const { help } = mergeTexts[context.language]
  return new Command('merge')
    .description(help.merge)
    .argument('<files...>', help.files)
    .requiredOption('-o, --output <OUT.csv>', help.output)
    .option('--report <REPORT.json>', help.report)
    .option('--split <ROWS>', help.split, rowCount)
    .option('--hashes', help.hashes)
    .option('--json', help.json)
    .addHelpText('after', help.examples)
    .action(async (paths: string[], flags: MergeFlags) => {
      const { runMerge } = await import('./merge/command.ts')
      await runMerge(context, paths, flags)
    })
}

function rowCount(value: string): number {
  const rows = Number(value)
  if (!Number.isInteger(rows) || rows < 1) throw new InvalidArgumentError('1, 2, 3, …')
  return rows
}
