import Bowser from 'bowser'

export type Program = { browser: string | null; system: string | null }

/** Browser and operating system that a User-Agent names; null where it names none that is known. */
export function programOf(userAgent: string | null): Program {
  if (!userAgent) return { browser: null, system: null }
  const { browser, os } = Bowser.parse(userAgent)
  return { browser: browser.name || null, system: os.name || null }
}
