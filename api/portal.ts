import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { languageOf } from '../domain/messages/messages.ts'
import type { Language } from '../domain/words.ts'
import { sendProblem } from './problems/answer-problems.ts'

/**
 * Serves the built portal: its files, and its page for every address that is no file, with the nonce that lets its
 * styles in. Where it is not built, a plain page says so and names the next command.
 */
export async function servePortal(server: FastifyInstance, folder: string): Promise<void> {
  const page = join(folder, 'index.html')
  const built = existsSync(page)
  if (built) await serveFiles(server, folder)
  const html = built ? readFileSync(page, 'utf8') : null
  server.setNotFoundHandler((request, reply) => {
    if (!isPage(request)) return sendProblem(request, reply, 'not-found')
    reply.header('cache-control', 'no-store').type('text/html; charset=utf-8')
    return reply.send(html === null ? notBuilt(request) : html.replaceAll('__CSP_NONCE__', nonceOf(reply)))
  })
}

async function serveFiles(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: folder,
    index: false,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    globIgnore: ['index.html', '.vite/**'],
    setHeaders(reply, path) {
      const lasting = /[\\/]assets[\\/]/.test(path)
      reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}

/** Addresses of the portal; what belongs to the API and does not exist is a problem, not a page, however it is spelled. */
function isPage(request: FastifyRequest): boolean {
  const path = request.url.split('?', 1)[0] ?? ''
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  return ![path, plainPath(path)].some((one) => /^\/(api|healthz|readyz|metrics|assets)(\/|$)/.test(one))
}

/** The path that an odd spelling comes down to: decoded, without dots, doubled slashes and capitals. */
function plainPath(path: string): string {
  let plain = path.replace(/^https?:\/\/[^/]*/i, '')
  for (let round = 0; round < 3 && plain.includes('%'); round++)
    plain = plain.replace(/%([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return new URL(`/${plain}`.replaceAll(/[\\/]+/g, '/'), 'http://localhost').pathname.toLowerCase()
}

const nonceOf = (reply: FastifyReply): string => reply.cspNonce.style

function notBuilt(request: FastifyRequest): string {
  const language = languageOf(request.headers['accept-language'])
  const words = notBuiltWords[language]
  const isSetUp = request.url.startsWith('/setup')
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Muster</title><h1>Muster</h1>
<p>${words.text}</p><pre>npm run build</pre><p>${isSetUp ? words.setUp : words.command}</p>
<pre>./muster token create --organization Contoso --role owner</pre></html>`
}

const notBuiltWords = {
  en: {
    text: 'The server runs; its portal is not built. Build it, then load this page again:',
    setUp: 'The link stays valid meanwhile. Without the portal, a token lets the command line in:',
    command: 'Without the portal, a token lets the command line in:',
  },
  nl: {
    text: 'De server draait; de portal is nog niet gebouwd. Bouw hem en laad deze pagina dan opnieuw:',
    setUp: 'De koppeling blijft intussen geldig. Zonder portal kan de opdrachtregel erin met een token:',
    command: 'Zonder portal kan de opdrachtregel erin met een token:',
  },
} as const satisfies Record<Language, Record<string, string>>
