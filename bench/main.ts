import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** `npm run bench [-- NAME…]`: runs each benchmark in a process of its own; each prints ratios to a floor of the same run. */
const benches = ['merge', 'register-storage', 'register', 'lists', 'kill'] as const

const asked = process.argv.slice(2).filter((word) => !word.startsWith('-'))
const flags = process.argv.slice(2).filter((word) => word.startsWith('-'))
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
  const { status } = spawnSync(process.execPath, [file, ...flags], { stdio: 'inherit' })
  if (status !== 0) failed++
}
process.exitCode = failed === 0 ? 0 : 1
