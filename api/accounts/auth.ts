import { apiKey } from '@better-auth/api-key'
import { kyselyAdapter } from '@better-auth/kysely-adapter'
import { passkey } from '@better-auth/passkey'
import { type BetterAuthOptions, type BetterAuthPlugin, betterAuth, type GenericEndpointContext } from 'better-auth'
import { APIError } from 'better-auth/api'
import { bearer, deviceAuthorization, genericOAuth, organization, twoFactor } from 'better-auth/plugins'
import { type Dialect, Kysely } from 'kysely'
import { keepDigests } from './keep-digests.ts'

/** Sign-in by an OpenID Connect provider (Entra ID and others). */
export type ProviderSettings = { issuer: string; clientId: string; clientSecret: string; name: string }

export type AccountSettings = {
  dialect: Dialect
  dialectType: 'sqlite' | 'postgres'
  /** Signs cookies and encrypts second factors. */
  secret: string
  /** Where people reach the server; decides about secure cookies, passkeys and redirects. */
  publicUrl: string
  trustedOrigins: string[]
  provider: ProviderSettings | null
}

export type Auth = ReturnType<typeof openAuth>
export const providerId = 'provider'
export const passwordLength = { least: 12, most: 256 }
/** Tells the library where a request comes from, as this server sees it; what a caller says of it is overwritten. */
export const addressHeader = 'x-muster-address'
/** The program name under which `muster login` asks. */
export const codeClient = 'muster'

/**
 * The account library with all that Muster uses of it. Nobody signs up: people are made by the set-up link or by an
 * administrator. Tokens are the library's API keys, owned by an organization.
 */
export function openAuth(settings: AccountSettings) {
  const url = new URL(settings.publicUrl)
  return betterAuth({
    appName: 'Muster',
    baseURL: settings.publicUrl,
    basePath: '/api/auth',
    secret: settings.secret,
    trustedOrigins: settings.trustedOrigins,
    database: databaseOf(settings),
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
    },
    account: { accountLinking: { enabled: true, trustedProviders: [providerId] } },
    user: {
      additionalFields: {
        preferences: { type: 'string', required: false, input: false },
        lastSignInAt: { type: 'date', required: false, input: false },
      },
    },
    databaseHooks: {
      session: { create: { after: noteSignIn } },
      account: { create: { before: dropTokens }, update: { before: dropTokens } },
    },
    session: { expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 },
    rateLimit: { enabled: false },
    onAPIError: { errorURL: new URL('/sign-in', url).href },
    advanced: {
      ipAddress: { ipAddressHeaders: [addressHeader] },
      cookiePrefix: 'muster',
      useSecureCookies: url.protocol === 'https:',
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
    },
    plugins: pluginsOf(settings, url),
  })
}

/** Each statement commits by itself; what lets somebody in stands in the database as a digest. */
function databaseOf({ dialect, dialectType }: AccountSettings) {
  const open = kyselyAdapter(new Kysely({ dialect }), { type: dialectType, transaction: false })
  return (options: BetterAuthOptions) => keepDigests(open(options))
}

/** Muster asks nothing of a sign-in provider afterwards, so that its tokens need not be kept. */
async function dropTokens<Account extends object>(account: Account) {
  return { data: { ...account, accessToken: null, refreshToken: null, idToken: null } }
}

/** A session is deleted when it ends; that there was one is kept with the person. */
async function noteSignIn(
  session: { userId: string; createdAt: Date },
  request: GenericEndpointContext | null,
): Promise<void> {
  await request?.context.internalAdapter.updateUser(session.userId, { lastSignInAt: session.createdAt })
}

/** A passkey stands for both factors: without a PIN, finger or face it would be one. */
function refuseUnverified(info: { userVerified: boolean } | undefined): undefined {
  if (!info?.userVerified) throw new APIError('UNAUTHORIZED', { code: 'USER_NOT_VERIFIED' })
}

function pluginsOf(settings: AccountSettings, url: URL): BetterAuthPlugin[] {
  const { provider } = settings
  return [
    organization({ allowUserToCreateOrganization: false, membershipLimit: 10_000 }),
    apiKey({ references: 'organization', enableMetadata: true, rateLimit: { enabled: false } }),
    passkey({
      rpID: url.hostname,
      rpName: 'Muster',
      origin: settings.trustedOrigins,
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      registration: { afterVerification: async ({ verification }) => refuseUnverified(verification.registrationInfo) },
      authentication: {
        afterVerification: async ({ verification }) => refuseUnverified(verification.authenticationInfo),
      },
    }),
    twoFactor({ issuer: 'Muster' }),
    bearer(),
    deviceAuthorization({ verificationUri: new URL('/code', url).href, expiresIn: '15m', interval: '2s' }),
    ...(provider
      ? [
          genericOAuth({
            config: [
              {
                providerId,
                name: provider.name,
                discoveryUrl: `${provider.issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
                clientId: provider.clientId,
                clientSecret: provider.clientSecret,
                scopes: ['openid', 'profile', 'email'],
                pkce: true,
                requireIdTokenVerification: true,
                disableImplicitSignUp: true,
              },
            ],
          }),
        ]
      : []),
  ]
}
