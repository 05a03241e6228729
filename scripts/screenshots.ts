import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PageWishes } from '../test/browser/browser.ts'
import { openStage } from '../test/browser/stage.ts'
import { firstTour, laterTour } from '../test/browser/tour.ts'

/** `npm run screenshots`: every page in every state, light and dark, narrow, Dutch, in `screenshots/` (not in git). */
const folder = fileURLToPath(new URL('../screenshots', import.meta.url))
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

const looks: Record<string, PageWishes> = {
  light: {},
  dark: { dark: true },
  narrow: { width: 320, height: 720 },
  dutch: { language: 'nl-NL' },
  'forced-colours': { forcedColors: true },
}

const stage = await openStage()
try {
  const { page } = await stage.open()
  let number = 0
  const taker = (from: typeof page, look: string) => async (name: string) => {
    const file = `${look}-${String(++number).padStart(2, '0')}-${name.replaceAll(/[^a-z]+/g, '-')}.png`
    await from.screenshot({ path: join(folder, file) })
    console.log(file)
  }
  await firstTour(stage, page, taker(page, 'first'))
  const address = /^(.*\/o\/[^/]+)/.exec(page.url())?.[1] as string
  for (const [look, wishes] of Object.entries(looks)) {
    number = 0
    const opened = await stage.open(wishes)
    await laterTour(opened.page, address, taker(opened.page, look))
    await opened.page.context().close()
  }
} finally {
  await stage.close()
}
