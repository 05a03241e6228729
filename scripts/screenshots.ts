import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PageWishes } from '../test/browser/browser.ts'
import { openStage } from '../test/browser/stage.ts'
import { firstTour, laterTour } from '../test/browser/tour.ts'
import { busyTour } from '../test/browser/tour-busy.ts'

/** `npm run screenshots`: every page in every state, light and dark, narrow, Dutch, in `screenshots/` (not in git). */
const folder = fileURLToPath(new URL('../screenshots', import.meta.url))
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

const looks: Record<string, PageWishes> = {
  light: {},
  dark: { dark: true },
  narrow: { width: 320, height: 720 },
  magnified: { width: 640, height: 400 },
  dutch: { language: 'nl-NL' },
  'forced-colours': { forcedColors: true },
}

/** Pictures of README and guide, by the look and state that they show: `npm run screenshots -- --docs` renews them. */
const documented: Record<string, string> = {
  'light devices, in use': 'devices',
  'dark devices, in use': 'devices-dark',
  'light register panel, to be decided': 'register',
  'light device, failed': 'device-failed',
  'light device, hardware changed': 'hardware-changed',
  'busy register panel, registering': 'registering',
}
const docs = process.argv.includes('--docs') ? fileURLToPath(new URL('../docs/pictures', import.meta.url)) : null

const stage = await openStage()
try {
  const { page } = await stage.open()
  let number = 0
  const taker = (from: typeof page, look: string) => async (name: string) => {
    const file = `${look}-${String(++number).padStart(2, '0')}-${name.replaceAll(/[^a-z]+/g, '-')}.png`
    await from.screenshot({ path: join(folder, file) })
    const picture = documented[`${look} ${name}`]
    if (docs && picture) copyFileSync(join(folder, file), join(docs, `${picture}.png`))
    console.log(file)
  }
  await firstTour(stage, page, taker(page, 'first'))
  const address = /^(.*\/o\/[^/]+)/.exec(page.url())?.[1] as string
  for (const [look, wishes] of Object.entries(looks)) {
    number = 0
    const opened = await stage.open(wishes)
    await laterTour(stage, opened.page, address, taker(opened.page, look))
    await opened.page.context().close()
  }
  number = 0
  const busy = await stage.open()
  await busyTour(stage, busy.page, address, taker(busy.page, 'busy'))
} finally {
  await stage.close()
}
