import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { withoutChromium } from './browser.ts'
import { assertClean, openStage, type Stage } from './stage.ts'
import { firstTour, laterTour } from './tour.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Violation = {
  id: string
  impact: string | null
  help: string
  nodes: { target: string[]; failureSummary: string }[]
}

/** What axe finds on the page as it stands, however slight. Run past the policy, which holds for the page alone. */
async function problemsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = (await page.evaluate(
    "axe.run({ exclude: [['[data-tabster-dummy]']] }, { resultTypes: ['violations'] })",
  )) as { violations: Violation[] }
  return violations.filter(isOurs).map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes
        .map(({ target }) => target.join(' '))
        .slice(0, 3)
        .join(' | ')}`,
  )
}

/** An open menu stands at the end of the document, as Fluent puts it, with the focus in it and a role of its own. */
const isOurs = ({ id, nodes }: Violation): boolean =>
  id !== 'region' || !nodes.every(({ target }) => target.join(' ') === '.fui-MenuPopover')

describe('axe finds nothing on any page in any state', { skip: withoutChromium }, () => {
  let stage: Stage
  let address: string
  before(async () => {
    stage = await openStage()
  })
  after(() => stage.close())

  const looking = (page: Page, found: Record<string, string[]>) => async (name: string) => {
    const problems = await problemsOf(page)
    if (problems.length > 0) found[name] = problems
  }

  test('on the way of a first administrator', async () => {
    const { page, seen } = await stage.open({ reducedMotion: true })
    const found: Record<string, string[]> = {}
    await firstTour(stage, page, looking(page, found))
    address = /^(.*\/o\/[^/]+)/.exec(page.url())?.[1] as string
    assert.deepEqual(found, {})
    assertClean(seen)
  })

  for (const [look, wishes] of Object.entries({
    light: {},
    dark: { dark: true },
    'narrow and Dutch': { width: 320, height: 720, language: 'nl-NL' as const },
  }))
    test(`on every page, ${look}`, async () => {
      const { page, seen } = await stage.open({ ...wishes, reducedMotion: true })
      const found: Record<string, string[]> = {}
      await laterTour(stage, page, address, looking(page, found))
      assert.deepEqual(found, {})
      assertClean(seen)
    })
})
