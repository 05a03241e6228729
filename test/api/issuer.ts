import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'

/** A sign-in provider in a few lines (OpenID Connect, code flow): whoever comes is the person that it was told. */
export type Issuer = { url: string; person: { sub: string; email: string; name: string }; close(): Promise<void> }

export async function openIssuer(clientId: string): Promise<Issuer> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const keys = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] }
  const nonces = new Map<string, string | null>()
  const issuer: Issuer = { url: '', person: { sub: '', email: '', name: '' }, close: async () => {} }
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const idToken = (code: string): string => {
    const iat = Math.floor(Date.now() / 1000)
    const claims = { iss: issuer.url, aud: clientId, iat, exp: iat + 300, email_verified: true, ...issuer.person }
    const text = `${part({ alg: 'RS256', kid: 'one' })}.${part({ ...claims, nonce: nonces.get(code) ?? undefined })}`
    return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`
  }
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', issuer.url)
    const say = (value: unknown) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value))
    if (pathname === '/.well-known/openid-configuration')
      return say({
        issuer: issuer.url,
        authorization_endpoint: `${issuer.url}/authorize`,
        token_endpoint: `${issuer.url}/token`,
        jwks_uri: `${issuer.url}/jwks`,
        id_token_signing_alg_values_supported: ['RS256'],
      })
    if (pathname === '/jwks') return say(keys)
    if (pathname === '/authorize') {
      const code = `code${nonces.size}`
      nonces.set(code, searchParams.get('nonce'))
      const back = new URL(searchParams.get('redirect_uri') ?? '')
      back.searchParams.set('code', code)
      back.searchParams.set('state', searchParams.get('state') ?? '')
      return response.writeHead(302, { location: back.href }).end()
    }
    let body = ''
    for await (const part of request) body += part
    const code = new URLSearchParams(body).get('code') ?? ''
    return say({ access_token: 'access', token_type: 'Bearer', expires_in: 300, id_token: idToken(code) })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  issuer.url = `http://127.0.0.1:${address.port}`
  issuer.close = () => new Promise((resolve) => server.close(() => resolve()))
  return issuer
}
