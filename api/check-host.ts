import type { FastifyReply, FastifyRequest } from 'fastify'
import { languageOf } from '../domain/messages/messages.ts'
import { isLoopback } from './listen.ts'
import { problemCatalogue } from './problems/catalogue.ts'
import { Refused } from './problems/problem.ts'

export type OwnNames = {
  /** Where people reach the server. */
  publicUrl: string
  /** A trusted proxy's X-Forwarded-Host is taken whatever it says: nobody has told the public address. */
  anyForwarded: boolean
}

/**
 * Answers by the server's own names alone: the public address, loopback, and what a trusted proxy forwards. A page of
 * another site whose name was pointed at this machine (DNS rebinding) gets nothing, set-up included. Health is asked by
 * probes under any name. Runs before anything else.
 */
export function checkHost({ publicUrl, anyForwarded }: OwnNames) {
  const { hostname } = new URL(publicUrl)
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (request.routeOptions.config?.anyHost) return
    if (anyForwarded && request.headers['x-forwarded-host'] !== undefined) return
    const name = hostName(request)
    if (name !== null && (name === hostname || isLoopback(name))) return
    if (!wantsPage(request)) throw new Refused('host-not-known')
    await sendPage(request, reply)
  }
}

/** The name under which a request asks, without its port; null where it says none that can be read. */
export function hostName(request: FastifyRequest): string | null {
  // An absolute target names the host in place of the header (RFC 9112, 3.2.2).
  const [, authority] = /^https?:\/\/([^/?]*)/i.exec(request.raw.url ?? '') ?? []
  const host = authority ?? request.host
  if (!host || !URL.canParse(`http://${host}`)) return null
  return new URL(`http://${host}`).hostname.replace(/\.$/, '')
}

const wantsPage = ({ method, headers, url }: FastifyRequest): boolean =>
  method === 'GET' && !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html')

async function sendPage(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const language = languageOf(request.headers['accept-language'])
  const { status } = problemCatalogue['host-not-known']
  const { title, nextStep } = problemCatalogue['host-not-known'][language]
  const page = `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Muster</title><h1>${title}</h1><p>${nextStep}</p></html>`
  await reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page)
}
