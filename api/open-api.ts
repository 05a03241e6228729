import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'

/** OpenAPI 3.1 from the routes' own schemas, at /api/v1/openapi.json and readable at /api/docs; for who is signed in. */
export async function describeApi(server: FastifyInstance, version: string): Promise<void> {
  server.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api/docs')) route.config = { ...route.config, needs: 'signed-in' }
  })
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Muster',
        version,
        description:
          'Registers existing Windows devices. Errors are problems (RFC 9457) with a code of one closed list, in English or Dutch by Accept-Language.',
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'API token of an organization, or a session token' },
          session: { type: 'apiKey', in: 'cookie', name: 'muster.session_token' },
          organization: { type: 'apiKey', in: 'header', name: 'Muster-Organization' },
        },
      },
      security: [{ token: [] }, { session: [], organization: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  await server.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: docsPolicy })
  server.get('/api/v1/openapi.json', { config: { needs: 'signed-in' }, schema: { hide: true } }, async () =>
    server.swagger(),
  )
}

/** The page has files of its own alone; nothing is asked of elsewhere. */
const docsPolicy =
  "default-src 'none'; base-uri 'none'; connect-src 'self'; frame-ancestors 'none'; img-src 'self' data:; script-src 'self'; style-src 'self'"
