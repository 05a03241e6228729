import type { Role } from '../../domain/words.ts'
import type { Preferences } from '../contract/accounts.ts'
import { type Accounts, findOrganization, type Membership, membershipsOf } from './accounts.ts'
import { ShortMemory } from './short-memory.ts'
import { findToken, tokenPrefix } from './tokens.ts'

/** Who asks, and where they belong. */
export type Identity = {
  kind: 'user' | 'token'
  id: string
  name: string
  email: string | null
  memberships: Membership[]
  preferences: Preferences
  /** Id of the session by which a person asks; null for a token. */
  session: string | null
}
/** A token's role and a person's memberships are looked up again after this long: so long a removed one still works. */
const memoryMs = 5000

export type Identify = {
  /** Who sent these headers; null without credentials that hold. `setCookie` prolongs a session. */
  (headers: Headers): Promise<{ identity: Identity; setCookie: string[] } | null>
  /** Forgets what is remembered of everyone: after a change of members, tokens or sessions. */
  forget(): void
}

/** Looks up who asks, with a memory of seconds, so that a signed-in look-up costs no database round. */
export function createIdentify(accounts: Accounts, now: () => number): Identify {
  const memory = new ShortMemory<Identity | null>(memoryMs, 10_000)
  let forgotten = 0
  const forget = (): void => {
    forgotten += 1
    memory.clear()
  }
  accounts.store.onChange((hint) => hint.people && forget())
  const identify = async (headers: Headers): Promise<{ identity: Identity; setCookie: string[] } | null> => {
    const credential = credentialOf(headers, accounts)
    if (credential === null) return null
    const known = memory.get(credential, now())
    if (known !== undefined) return known && { identity: known, setCookie: [] }
    const setCookie: string[] = []
    const before = forgotten
    // What is remembered under a bearer token must not be who a cookie beside it says.
    if (credential.startsWith('bearer ')) headers.delete('cookie')
    const identity = credential.startsWith(`bearer ${tokenPrefix}`)
      ? await identifyToken(accounts, credential.slice('bearer '.length), now())
      : await identifySession(accounts, headers, setCookie)
    // What was read before a change is not remembered after it.
    if (before === forgotten) memory.set(credential, identity, now())
    return identity && { identity, setCookie }
  }
  return Object.assign(identify, { forget })
}

function credentialOf(headers: Headers, accounts: Accounts): string | null {
  const authorization = headers.get('authorization')
  if (authorization !== null) {
    const [scheme, token] = authorization.split(' ', 2)
    return scheme?.toLowerCase() === 'bearer' && token ? `bearer ${token}` : null
  }
  const cookies = headers.get('cookie')
  if (cookies === null) return null
  const name = accounts.context.authCookies.sessionToken.name
  const cookie = cookies.split(';').find((one) => one.trim().startsWith(`${name}=`))
  return cookie ? `cookie ${cookie.trim()}` : null
}

async function identifyToken(accounts: Accounts, text: string, now: number): Promise<Identity | null> {
  const token = await findToken(accounts, text, now)
  if (!token) return null
  const organization = await findOrganization(accounts, token.organization)
  if (!organization) return null
  const no = await accounts.numberOf(organization)
  const role: Role = token.role
  return {
    kind: 'token',
    id: token.id,
    name: token.name,
    email: null,
    memberships: [{ id: organization.id, name: organization.name, no, role }],
    preferences: token.preferences,
    session: null,
  }
}

async function identifySession(accounts: Accounts, headers: Headers, setCookie: string[]): Promise<Identity | null> {
  const { headers: answered, response } = await accounts.auth.api.getSession({ headers, returnHeaders: true })
  if (!response) return null
  setCookie.push(...answered.getSetCookie())
  const user = response.user as typeof response.user & { preferences?: string | null }
  return {
    kind: 'user',
    id: user.id,
    name: user.name,
    email: user.email,
    memberships: await membershipsOf(accounts, user.id),
    preferences: user.preferences ? (JSON.parse(user.preferences) as Preferences) : {},
    session: response.session.id,
  }
}
