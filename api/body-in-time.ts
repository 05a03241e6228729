import type { FastifyReply, FastifyRequest } from 'fastify'

export type Patience = {
  /** For a whole body that is not streamed, and for what still comes of one after its answer; milliseconds. */
  bodyMs: number
  /** For the next bytes of a file. */
  idleMs: number
}

export const usualPatience: Patience = { bodyMs: 30_000, idleMs: 600_000 }

/**
 * Hangs up on who sends a body so slowly that it can only be meant to hold a connection (headers have a minute, by Node
 * itself). Files may take as long as they do, as long as something comes.
 */
export function bodyInTime({ bodyMs, idleMs }: Patience) {
  return async ({ raw, routeOptions }: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (raw.headers['transfer-encoding'] === undefined && !Number(raw.headers['content-length'])) return
    const hangUp = (): void => {
      if (!raw.complete) raw.destroy()
    }
    if (routeOptions.config?.streamed) {
      raw.setTimeout(idleMs, hangUp)
      reply.raw.once('finish', () => endLater(raw, hangUp, bodyMs))
    } else endLater(raw, hangUp, bodyMs)
  }
}

function endLater(raw: FastifyRequest['raw'], hangUp: () => void, milliseconds: number): void {
  if (raw.complete) return
  const timer = setTimeout(hangUp, milliseconds)
  for (const over of ['end', 'close']) raw.once(over, () => clearTimeout(timer))
}
