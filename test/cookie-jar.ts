/** `fetch` that keeps cookies, as a browser does; `more` goes with each request. */
export function openCookieJar(more: Record<string, string> = {}): {
  fetch: typeof fetch
  cookies: ReadonlyMap<string, string>
} {
  const cookies = new Map<string, string>()
  const own: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers)
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    for (const [name, value] of Object.entries(more)) headers.set(name, value)
    const answer = await fetch(input, { ...init, headers })
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';', 1)
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(set)) cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }
  return { fetch: own, cookies }
}
