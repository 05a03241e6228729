import { CommanderError } from 'commander'
import { openContext } from './context.ts'
import { buildProgram } from './program.ts'

const off = new AbortController()
const stop = (): void => {
  // A second Ctrl+C ends it at once.
  if (off.signal.aborted) process.exit(130)
  off.abort()
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)

const context = openContext(process, off.signal)
try {
  const program = await buildProgram(context, process.argv[2])
  await program.parseAsync(process.argv)
} catch (error) {
  if (!(error instanceof CommanderError)) (await import('./failure.ts')).explain(error, context)
  // Help and version are asked for; everything else that the parser throws is a mistake in the command.
  else if (error.exitCode !== 0) context.finish(2)
}
