import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FastifySchemaValidationError } from 'fastify/types/schema.js'
import { languageOf } from '../../domain/messages/messages.ts'
import type { Language } from '../../domain/words.ts'
import type { Problem, ProblemCode } from '../contract/problem.ts'
import { problemCatalogue } from './catalogue.ts'
import { explainField, explainFieldText } from './explain-field.ts'
import { explainWhy } from './explain-why.ts'
import { type ProblemExtras, Refused } from './problem.ts'

/** Makes every refusal and fault an RFC 9457 answer with our code, words in the reader's language and the request id. */
export function answerProblems(server: FastifyInstance): void {
  server.setErrorHandler((error: FastifyError | Refused, request, reply) => {
    const { code, extras } = asProblem(error, languageOf(request.headers['accept-language']))
    if (ours.has(code)) request.log.error({ err: error }, 'unexpected error')
    return sendProblem(request, reply, code, extras)
  })
}

/** The same where the address itself cannot be read, before any route is found. */
export function answerUnreadable(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const unreadable = error.code === 'FST_ERR_BAD_URL'
  const detail = unreadable ? 'the address cannot be read' : 'a part of the address is too long'
  sendProblem(request, reply, 'request-not-valid', { detail })
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
    ...(explained.has(code) && extras.detail ? { detail: explainWhy(language, extras.detail) } : {}),
    ...(extras.fields ? { fields: extras.fields.map((field) => inWords(field, language)) } : {}),
  }
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  return reply
    .code(status)
    .header('content-language', language)
    .type('application/problem+json')
    .serializer((value) => JSON.stringify(value))
    .send(problem)
}

/** Their detail is one of a closed list of reasons; of others it is in the reader's language already. */
const explained: ReadonlySet<ProblemCode> = new Set(['conflict', 'request-not-valid', 'body-too-large'])

/** What whoever runs the server has to know. */
const ours: ReadonlySet<ProblemCode> = new Set(['unexpected-error', 'not-kept'])

const inWords = ({ path, message }: Field, language: Language): Field => ({
  path,
  message: explainFieldText(language, message),
})

const codeOfFault: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_REQ_FILE_TOO_LARGE: 'body-too-large',
  FST_FILES_LIMIT: 'body-too-large',
  FST_FIELDS_LIMIT: 'body-too-large',
  FST_PARTS_LIMIT: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'content-type-not-supported',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'content-type-not-supported',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request-not-valid',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request-not-valid',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request-not-valid',
  'cursor-not-valid': 'request-not-valid',
}

/** Codes of SQLite, PostgreSQL and the system where the disk is full or may not be written. */
const notKept =
  /^(SQLITE_FULL|SQLITE_READONLY.*|SQLITE_CANTOPEN|SQLITE_IOERR_(WRITE|FSYNC|SHM.*)|53100|25006|ENOSPC|EDQUOT|EROFS)$/
/** The same where PostgreSQL is away, stops, starts, or takes no more connections: a moment later it may be there. */
const away =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|CONNECT_TIMEOUT|CONNECTION_(CLOSED|ENDED|DESTROYED)|57P0[1-3]|53300|08\w{3})$/

const whyOfFault: Record<string, string> = {
  FST_FILES_LIMIT: 'too many files',
  FST_FIELDS_LIMIT: 'too many fields',
  FST_PARTS_LIMIT: 'too many fields',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'the body is empty',
  FST_ERR_CTP_INVALID_JSON_BODY: 'the body is no JSON',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'the body is not as long as was said',
  'cursor-not-valid': 'the cursor is of another list',
}

function asProblem(error: FastifyError | Refused, language: Language): { code: ProblemCode; extras: ProblemExtras } {
  if (error instanceof Refused) return { code: error.code, extras: error.extras }
  if (error.validation) {
    return { code: 'request-not-valid', extras: { fields: error.validation.map((issue) => fieldOf(issue, language)) } }
  }
  const known = codeOfFault[error.code]
  const why = whyOfFault[error.code] ?? (known === 'request-not-valid' ? error.message : undefined)
  if (known) return { code: known, extras: why === undefined ? {} : { detail: why } }
  if (notKept.test(error.code)) return { code: 'not-kept', extras: {} }
  if (away.test(error.code)) return { code: 'not-ready', extras: {} }
  if (error.statusCode === 429) return { code: 'too-many-requests', extras: {} }
  // Of files: a path that leads out of their folder, or to none.
  if (error.statusCode === 403 || error.statusCode === 404) return { code: 'not-found', extras: {} }
  if (error.statusCode === 400) return { code: 'request-not-valid', extras: { detail: error.message } }
  return { code: 'unexpected-error', extras: {} }
}

type Field = { path: string; message: string }

function fieldOf(issue: FastifySchemaValidationError, language: Language): Field {
  const path = issue.instancePath.replace(/^\//, '').replaceAll('/', '.')
  return { path, message: explainField(language, issue) }
}
