import type { FastifyReply } from 'fastify'
import type { Hint } from '../../storage/contract/hints.ts'
import type { OrganizationNo } from '../../storage/contract/organizations.ts'
import { headersOf } from '../check-who.ts'
import { type ApiContext, type ApiServer, orgOf } from '../context.ts'
import type { ChangeHint } from '../contract/changes.ts'

/** Hints of one moment go together; a stream without hints says every so often that it is still there. */
const togetherMs = 50
const heartbeatMs = 15_000
const mostDevices = 200
/** A stream ends after this; opened again, it is looked at again who asks. */
const longestMs = 600_000

export type ChangeStreams = { end(): void; count(): number }

/** Server-sent events: hints that something changed, for who looks at it now. No log: after a break the client reads again. */
export function changeRoutes(server: ApiServer, context: ApiContext): ChangeStreams {
  const streams = new Map<OrganizationNo, Map<FastifyReply, Headers>>()
  const waiting = new Map<OrganizationNo, Hint>()
  const flush = (org: OrganizationNo): void => {
    const hint = waiting.get(org)
    waiting.delete(org)
    if (!hint) return
    const { org: _org, ...told } = hint
    const text = `data: ${JSON.stringify(told satisfies ChangeHint)}\n\n`
    for (const reply of streams.get(org)?.keys() ?? []) say(reply, text)
  }
  const silence = context.store.onChange((hint) => {
    const open = streams.get(hint.org)
    if (!open) return
    if (hint.people) for (const [reply, headers] of open) void endIfGone(context, hint.org, reply, headers)
    const before = waiting.get(hint.org)
    waiting.set(hint.org, before ? together(before, hint) : hint)
    if (!before) setTimeout(flush, togetherMs, hint.org).unref()
  })
  const heart = setInterval(() => {
    for (const set of streams.values()) for (const reply of set.keys()) say(reply, ': still here\n\n')
  }, heartbeatMs)
  heart.unref()

  server.get(
    '/changes',
    {
      config: { needs: 'look' },
      schema: {
        tags: ['changes'],
        summary: 'Server-sent events: hints of what changed in the organization',
        produces: ['text/event-stream'],
      },
    },
    (request, reply) => {
      const org = orgOf(request)
      open(reply)
      const set = streams.get(org) ?? new Map<FastifyReply, Headers>()
      streams.set(org, set.set(reply, headersOf(request)))
      const end = setTimeout(() => reply.raw.end(), longestMs).unref()
      reply.raw.on('close', () => {
        clearTimeout(end)
        set.delete(reply)
        if (set.size === 0) streams.delete(org)
      })
      return reply
    },
  )

  return {
    count: () => [...streams.values()].reduce((sum, set) => sum + set.size, 0),
    end() {
      silence()
      clearInterval(heart)
      for (const set of streams.values()) for (const reply of set.keys()) reply.raw.end()
    },
  }
}

/** Ends the stream of who does not belong here any more. */
async function endIfGone(
  context: ApiContext,
  org: OrganizationNo,
  reply: FastifyReply,
  headers: Headers,
): Promise<void> {
  const found = await context.identify(new Headers(headers)).catch(() => null)
  if (!found?.identity.memberships.some(({ no }) => no === org)) reply.raw.end()
}

function open(reply: FastifyReply): void {
  reply.hijack()
  const headers = Object.entries(reply.getHeaders()).filter((one): one is [string, string] => one[1] !== undefined)
  for (const [name, value] of headers) reply.raw.setHeader(name, value)
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  })
  reply.raw.write('retry: 1000\n\n')
}

/** Who does not read as fast as is told is let go, and reads again when it is back. */
function say(reply: FastifyReply, text: string): void {
  if (reply.raw.writableLength > 1024 * 1024) reply.raw.destroy()
  else reply.raw.write(text)
}

function together(one: Hint, other: Hint): Hint {
  const devices = devicesTogether(one.devices, other.devices)
  const uploads = union(one.uploads, other.uploads)
  const operations = union(one.operations, other.operations)
  return {
    org: one.org,
    ...(devices ? { devices } : {}),
    ...(uploads ? { uploads } : {}),
    ...(operations ? { operations } : {}),
    ...(one.catalogues || other.catalogues ? { catalogues: true } : {}),
    ...(one.people || other.people ? { people: true } : {}),
  }
}

function devicesTogether(one: Hint['devices'], other: Hint['devices']): Hint['devices'] {
  if (one === 'many' || other === 'many') return 'many'
  const all = union(one, other)
  return all && all.length > mostDevices ? 'many' : all
}

function union<T>(one: T[] | undefined, other: T[] | undefined): T[] | undefined {
  return one && other ? [...new Set([...one, ...other])] : (one ?? other)
}
