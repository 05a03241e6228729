import { createClient, type MusterClient } from '../../api/client.ts'
import { openCookieJar } from '../cookie-jar.ts'
import type { Scene } from './scene.ts'

/** What a browser is to the server: cookies that it keeps, and an address of its own (behind a trusted proxy). */
export type Browser = {
  client: MusterClient
  fetch: typeof fetch
  address: string
  cookies: ReadonlyMap<string, string>
}

let opened = 0

/** A browser of nobody yet, at an address that no other has. */
export function openBrowser(scene: Scene): Browser {
  opened += 1
  const address = `198.51.${100 + Math.floor(opened / 250)}.${1 + (opened % 250)}`
  const jar = openCookieJar({ origin: scene.url, 'x-forwarded-for': address })
  return { client: createClient({ baseUrl: scene.url, fetch: jar.fetch }), address, ...jar }
}
