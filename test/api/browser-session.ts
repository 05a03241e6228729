import { createClient, type MusterClient } from '../../api/client.ts'
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
  const cookies = new Map<string, string>()
  const own: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers)
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    headers.set('origin', scene.url)
    headers.set('x-forwarded-for', address)
    const answer = await fetch(input, { ...init, headers })
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';', 1)
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
      if (/max-age=0/i.test(set)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  return { client: createClient({ baseUrl: scene.url, fetch: own }), fetch: own, address, cookies }
}
