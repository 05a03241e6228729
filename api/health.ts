import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Store } from '../storage/store.ts'
import { hostName } from './check-host.ts'
import { isLoopback } from './listen.ts'
import { Refused } from './problems/problem.ts'

export type HealthOptions = {
  store: Store
  /** Lets `/metrics` be read from elsewhere than this machine. */
  metricsToken: string | null
  version: string
  openStreams(): number
}

/**
 * `/healthz`: the process runs. `/readyz`: its database answers. `/metrics`: for Prometheus, from this machine or with a
 * token. They answer under any name: probes ask by an address.
 */
export function healthRoutes(server: FastifyInstance, options: HealthOptions): void {
  const metrics = metricsOf(options)
  server.addHook('onResponse', async (request, reply) => {
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none')
    metrics.duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  const open = { config: { needs: 'nothing' as const, anyHost: true as const }, schema: { hide: true } }
  server.get('/healthz', open, async () => ({ status: 'ok', version: options.version }))
  server.get('/readyz', open, async () => {
    if (!(await options.store.ready().catch(() => false))) throw new Refused('not-ready')
    return { status: 'ready' }
  })
  server.get('/metrics', open, async (request, reply) => {
    if (!mayReadMetrics(request, options.metricsToken)) throw new Refused('sign-in-needed')
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
}

function metricsOf({ openStreams }: HealthOptions) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'muster_' })
  const duration = new Histogram({
    name: 'muster_http_request_duration_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  new Gauge({
    name: 'muster_event_streams',
    help: 'Open event streams',
    registers: [registry],
    collect() {
      this.set(openStreams())
    },
  })
  return { registry, duration }
}

/**
 * What came through a proxy does not come from this machine, whatever the connection says; nor does what asks by another
 * name than this machine's own.
 */
function mayReadMetrics(request: FastifyRequest, token: string | null): boolean {
  if (token !== null && request.headers.authorization === `Bearer ${token}`) return true
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded
  const here = isLoopback(request.socket.remoteAddress ?? '') && isLoopback(hostName(request) ?? '')
  return forwarded === undefined && here
}
