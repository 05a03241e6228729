import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Command, Option } from 'commander'
import { mistakeIn } from './mistakes.ts'

/** What is said of a mistake, by the parser itself. */
function saidOf(args: string[]): string {
  let said = ''
  const command = new Command('devices')
    .exitOverride()
    .configureOutput({
      outputError: (text) => {
        said += mistakeIn('nl', text)
      },
    })
    .argument('<serial>')
    .option('--search <TEXT>')
    .requiredOption('--role <ROLE>')
    .addOption(new Option('--state <STATE>').choices(['ready', 'failed']))
    .action(() => {})
  assert.throws(() => command.parse(args, { from: 'user' }))
  return said
}

test('every mistake in a command is said in Dutch', () => {
  const role = ['--role', 'owner']
  assert.equal(saidOf(role), "fout: verplicht argument 'serial' ontbreekt\n")
  assert.equal(saidOf(['A', '--search']), "fout: optie '--search <TEXT>' mist een waarde\n")
  assert.equal(saidOf(['A']), "fout: verplichte optie '--role <ROLE>' ontbreekt\n")
  assert.equal(saidOf(['A', ...role, '--serch']), "fout: onbekende optie '--serch'\n(Bedoel je --search?)\n")
  assert.equal(saidOf(['A', 'B', ...role]), 'fout: te veel argumenten: 1 mogelijk, 2 gegeven: A, B.\n')
  assert.equal(
    saidOf(['A', '--state', 'x', ...role]),
    "fout: optie '--state <STATE>' kan niet 'x' zijn; mogelijk: ready, failed.\n",
  )
})
