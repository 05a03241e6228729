import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { languageOf } from '../../domain/messages/messages.ts'
import type { Problem, ProblemCode } from '../contract/problem.ts'
import { problemCatalogue } from './catalogue.ts'
import { explainWhy } from './explain-why.ts'
import { type ProblemExtras, Refused } from './problem.ts'

/** Makes every refusal and fault an RFC 9457 answer with our code, words in the reader's language and the request id. */
export function answerProblems(server: FastifyInstance): void {
  server.setErrorHandler((error: FastifyError | Refused, request, reply) => {
    const { code, extras } = asProblem(error)
    if (code === 'unexpected-error') request.log.error({ err: error }, 'unexpected error')
    return sendProblem(request, reply, code, extras)
  })
}

/** Sends one problem. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  code: ProblemCode,
  extras: ProblemExtras = {},
): FastifyReply {
  const { status } = problemCatalogue[code]
  const language = languageOf(request.headers['accept-language'])
  const words = problemCatalogue[code][language]
  const problem: Problem = {
    type: `urn:muster:problem:${code}`,
    status,
    code,
    title: words.title,
    nextStep: words.nextStep,
    requestId: request.id,
    ...extras,
    ...(code === 'conflict' && extras.detail ? { detail: explainWhy(language, extras.detail) } : {}),
  }
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  return reply
    .code(status)
    .header('content-language', language)
    .type('application/problem+json')
    .serializer((value) => JSON.stringify(value))
    .send(problem)
}

const codeOfFault: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_REQ_FILE_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'content-type-not-supported',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'content-type-not-supported',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request-not-valid',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request-not-valid',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request-not-valid',
  FST_ERR_BAD_URL: 'request-not-valid',
  'cursor-not-valid': 'request-not-valid',
}

function asProblem(error: FastifyError | Refused): { code: ProblemCode; extras: ProblemExtras } {
  if (error instanceof Refused) return { code: error.code, extras: error.extras }
  if (error.validation) return { code: 'request-not-valid', extras: { fields: error.validation.map(fieldOf) } }
  const known = codeOfFault[error.code]
  if (known) return { code: known, extras: known === 'request-not-valid' ? { detail: error.message } : {} }
  if (error.statusCode === 429) return { code: 'too-many-requests', extras: {} }
  if (error.statusCode === 400) return { code: 'request-not-valid', extras: { detail: error.message } }
  return { code: 'unexpected-error', extras: {} }
}

function fieldOf(issue: { instancePath?: string; message?: string }): { path: string; message: string } {
  return { path: (issue.instancePath ?? '').replace(/^\//, '').replaceAll('/', '.'), message: issue.message ?? '' }
}
