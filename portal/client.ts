import { createContext, useContext } from 'react'
import { createClient, type MusterClient, MusterProblem } from '../api/client.ts'
import { connectionFound, connectionLost } from './live/connection.ts'
import { currentSession, signedInAgain } from './session/session.ts'
import { currentLanguage } from './texts/i18n.ts'

export { everyItem, type MusterClient, MusterProblem, MusterUnreachable } from '../api/client.ts'

/**
 * A client for one organization, over the browser's cookie. A session that ended makes its calls wait until someone has
 * signed in again, and then go on; a server that is gone is noted for the shell's line.
 */
export function clientFor(organization: string): MusterClient {
  return createClient({ organization, language: currentLanguage(), fetch: patientFetch })
}

/** The client before there is an organization: sign-in, set-up, who am I. It never waits for a sign-in. */
export function openClient(): MusterClient {
  return createClient({ language: currentLanguage(), fetch: watchedFetch })
}

/** For calls that do not go through `fetch` (files are sent by XMLHttpRequest): repeats the call after a new sign-in. */
export async function keepSession<T>(call: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    const asked = currentSession()
    try {
      return await call()
    } catch (error) {
      if (!(error instanceof MusterProblem) || error.status !== 401) throw error
      await signedInAgain(asked, signal)
    }
  }
}

const ClientContext = createContext<MusterClient | null>(null)
export const ClientProvider = ClientContext.Provider

/** The client of the organization in the address. */
export function useClient(): MusterClient {
  const client = useContext(ClientContext)
  if (!client) throw new Error('useClient is for pages inside an organization')
  return client
}

async function patientFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  for (;;) {
    const asked = currentSession()
    const answer = await watchedFetch(input, init)
    if (answer.status !== 401) return answer
    await signedInAgain(asked, init?.signal)
  }
}

async function watchedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  try {
    const answer = await fetch(input, init)
    if ([502, 503, 504].includes(answer.status)) connectionLost()
    else connectionFound()
    return answer
  } catch (error) {
    if (!init?.signal?.aborted) connectionLost()
    throw error
  }
}
