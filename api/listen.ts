import { createServer as createHttp, type Server } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { FastifyInstance } from 'fastify'

/** Many serials fit into a query. */
export const maxHeaderSize = 128 * 1024

/**
 * Listens on the address given, or on both of this machine's own, 127.0.0.1 and ::1: `localhost` is the one or the
 * other, as the program that asks sees fit. A machine without IPv6 does with the first.
 */
export async function listen(
  server: FastifyInstance,
  where: { port: number; host: string | null },
  tls: { cert: string | Buffer; key: string | Buffer } | null,
): Promise<void> {
  if (where.host !== null) {
    await server.listen({ port: where.port, host: where.host })
    return
  }
  const other = tls
    ? createHttps({ ...tls, maxHeaderSize }, server.routing)
    : createHttp({ maxHeaderSize }, server.routing)
  const { server: main } = server
  other.keepAliveTimeout = main.keepAliveTimeout
  other.requestTimeout = main.requestTimeout
  server.addHook('preClose', async () => {
    other.close()
    other.closeIdleConnections()
    setTimeout(() => other.closeAllConnections(), 10_000).unref()
  })
  await server.listen({ port: where.port, host: '127.0.0.1' })
  await open(other, where.port)
}

function open(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) => {
      if (fault.code === 'EADDRNOTAVAIL' || fault.code === 'EAFNOSUPPORT') resolve()
      else reject(fault)
    })
    server.listen(port, '::1', resolve)
  })
}

/** Whether an address or host name is this machine's own. */
export function isLoopback(address: string): boolean {
  return /^(localhost|::1|\[::1\]|(::ffff:)?127(\.\d{1,3}){3})$/i.test(address)
}
