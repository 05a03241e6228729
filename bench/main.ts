import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** `npm run bench [-- NAME… --OPTION…]`: runs each benchmark, with the options, in a process of its own; each prints ratios to a floor of the same run. */
const benches = ['merge', 'register-storage', 'register', 'lists', 'kill'] as const

const words = process.argv.slice(2)
const firstOption = words.findIndex((word) => word.startsWith('-'))
const asked = firstOption < 0 ? words : words.slice(0, firstOption)
const options = words.slice(asked.length)
const chosen = asked.length > 0 ? asked : benches
let failed = 0
for (const name of chosen) {
  const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  if (!existsSync(file)) {
    console.error(`No benchmark is called ${name}; there are: ${benches.join(', ')}.`)
    failed++
    continue
  }
  console.log(`\n== ${name}`)
  const { status } = spawnSync(process.execPath, [file, ...options], { stdio: 'inherit' })
  if (status !== 0) failed++
}
process.exitCode = failed === 0 ? 0 : 1
