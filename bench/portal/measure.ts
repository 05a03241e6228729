import type { Page } from 'playwright-core'

type Watching = { muster: { longest: number; count: number; over200: number } }

/** Writes down every long task (over 50 ms) of the page from here on. */
export async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const found = { longest: 0, count: 0, over200: 0 }
    ;(window as unknown as Watching).muster = found
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        found.count++
        if (duration > 200) found.over200++
        found.longest = Math.max(found.longest, duration)
      }
    }).observe({ type: 'longtask' })
  })
}

/** The longest task since `watchTasks` in milliseconds (0: none over 50), and how many there were. */
export async function longestTask(page: Page): Promise<Watching['muster']> {
  return page.evaluate(() => (window as unknown as Watching).muster)
}

/** Script memory in use after a collection, in MB. */
export async function collectedHeap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / 1e6
}
