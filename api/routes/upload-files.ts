import { hash, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Upload } from '../../domain/upload.ts'
import { uploadAnswer } from '../answers/upload.ts'
import { type ApiContext, type ApiServer, actorOf, languageFor, orgOf } from '../context.ts'
import { fileQuery, newUpload, upload, uploadAtOnceQuery } from '../contract/uploads.ts'
import { BegunAgain, granted, present, Refused } from '../problems/problem.ts'
import { receiveFile } from '../receive-file.ts'
import { gives } from './schemas.ts'

const fileParams = z.object({ id: z.string().max(64), name: z.string().min(1).max(1000) })
const tags = ['uploads']
const streamedTypes = [
  'text/csv',
  'text/plain',
  'text/tab-separated-values',
  'application/vnd.ms-excel',
  'application/octet-stream',
]

/** Ways in for files: an upload made first and fed file by file, or all at once. */
export async function uploadFileRoutes(server: ApiServer, context: ApiContext): Promise<void> {
  await server.register(async (scope) => streamedFile(scope, context))
  await server.register(async (scope) => uploadAtOnce(scope, context))
}

/** PUT takes any bytes as they come, whatever they say that they are. */
function streamedFile(scope: FastifyInstance, context: ApiContext): void {
  const { store, clock } = context
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, payload, next) => next(null, payload))
  const server = scope.withTypeProvider<import('fastify-type-provider-zod').ZodTypeProvider>()
  server.put(
    '/uploads/:id/files/:name',
    {
      config: { needs: 'register', streamed: true },
      bodyLimit: context.uploadLimit,
      schema: {
        tags,
        summary: 'The bytes of one file, streamed; given again it replaces what was there of it',
        consumes: ['application/octet-stream'],
        params: fileParams,
        querystring: fileQuery,
        response: gives(200, upload),
      },
    },
    async (request) => {
      const org = orgOf(request)
      const { id, name } = request.params
      const bytes = (request.body as Readable | undefined) ?? Readable.from([])
      await drained(request, () => receiveFile(context, org, id, { name, ...request.query }, bytes))
      return uploadAnswer(present(await store.uploads.get(org, id)), languageFor(request), clock())
    },
  )
  server.delete(
    '/uploads/:id/files/:name',
    {
      config: { needs: 'register' },
      schema: { tags, summary: 'Takes a file out while receiving', params: fileParams, response: gives(200, upload) },
    },
    async (request) => {
      const org = orgOf(request)
      const { id, name } = request.params
      const file = present(await store.uploads.get(org, id)).files.find((one) => one.name === name)
      granted(await store.uploads.dropFile(org, id, present(file).number))
      return uploadAnswer(present(await store.uploads.get(org, id)), languageFor(request), clock())
    },
  )
}

type NewUploadGiven = z.output<typeof newUpload>

async function uploadAtOnce(scope: FastifyInstance, context: ApiContext): Promise<void> {
  await scope.register(multipart, {
    limits: { fileSize: context.uploadLimit, files: 10_000, fields: 20, parts: 10_020 },
  })
  for (const type of streamedTypes) scope.addContentTypeParser(type, (_request, payload, next) => next(null, payload))
  scope.withTypeProvider<import('fastify-type-provider-zod').ZodTypeProvider>().post(
    '/uploads',
    {
      config: { needs: 'register', streamed: true },
      schema: {
        tags,
        summary: 'JSON makes an upload to be fed; text/csv or multipart/form-data give it all at once',
        description:
          'All at once: choices stand in the query; an Idempotency-Key header makes it safe to send again. Answers 202 with Location.',
        consumes: ['application/json', 'text/csv', 'multipart/form-data'],
        querystring: uploadAtOnceQuery,
        body: newUpload,
        response: { ...gives(201, upload), ...gives(202, upload) },
      },
      validatorCompiler: (route) =>
        route.httpPart === 'body' ? validateJsonOnly(route.schema) : validatorCompiler(route as never),
    },
    async (request, reply) => {
      const isJson = /^application\/json\b/i.test(request.headers['content-type'] ?? 'application/json')
      const made = isJson
        ? await create(context, request, (request.body as NewUploadGiven | null) ?? newUpload.parse({}), null)
        : await receiveAtOnce(context, request, request.query)
      const answer = uploadAnswer(made, languageFor(request), context.clock())
      return reply
        .code(isJson ? 201 : 202)
        .header('location', `/api/v1/uploads/${made.id}`)
        .send(answer)
    },
  )
}

/** A streamed body is no JSON to be checked. */
function validateJsonOnly(schema: unknown) {
  const check = validatorCompiler({ schema } as never)
  return (data: unknown) =>
    data === undefined || data === null || data instanceof Readable ? { value: data } : check(data)
}

async function create(
  { store, clock }: ApiContext,
  request: FastifyRequest,
  wanted: NewUploadGiven,
  idempotency: { key: string; fingerprint: string } | null,
) {
  return (await begin({ store, clock }, request, wanted, idempotency)).upload
}

async function begin(
  { store, clock }: Pick<ApiContext, 'store' | 'clock'>,
  request: FastifyRequest,
  wanted: NewUploadGiven,
  idempotency: { key: string; fingerprint: string } | null,
) {
  const made = await store.uploads.create(
    orgOf(request),
    {
      id: wanted.id ?? randomUUID(),
      kind: wanted.kind,
      register: wanted.register,
      groupTag: wanted.groupTag || null,
      assignedUser: wanted.assignedUser || null,
      onlyWhereEmpty: wanted.onlyWhereEmpty,
      example: false,
      idempotencyKey: idempotency?.key ?? null,
      idempotencyFingerprint: idempotency?.fingerprint ?? null,
      actor: actorOf(request),
    },
    clock(),
  )
  if ('refused' in made && made.refused === 'conflict' && idempotency) throw new Refused('idempotency-key-reused')
  return granted(made)
}

async function receiveAtOnce(context: ApiContext, request: FastifyRequest, query: z.output<typeof uploadAtOnceQuery>) {
  const { store, clock } = context
  const org = orgOf(request)
  const idempotency = idempotencyOf(request)
  const { upload: made, created } = await begin(context, request, newUpload.parse(query), idempotency)
  // What was there already is the answer, unless the server went down while it came in: then it comes in again.
  if (made.work.phase !== 'receiving') {
    request.raw.resume()
    return made
  }
  const sendings: number[] = []
  const onBegun = (sending: number) => sendings.push(sending)
  try {
    await drained(request, () => receiveBodies(context, org, made.id, request, query.name ?? 'upload.csv', onBegun))
    return granted(await store.uploads.close(org, made.id, clock())).upload
  } catch (fault) {
    // The same request, sent twice at once: where the other brought it all, that is the answer to this one too.
    const there = idempotency === null ? null : await store.uploads.get(org, made.id)
    if (there !== null && isClosed(there)) return there
    // Broken off or refused: nothing of it stays, so that the same can be sent again; unless that is being done.
    const ours = created || idempotency !== null
    if (ours && !(fault instanceof BegunAgain)) await store.uploads.drop(org, made.id, null, clock(), sendings)
    throw fault
  }
}

const isClosed = ({ status, work }: Upload) => status !== 'abandoned' && work.phase !== 'receiving'

const drainMs = 10_000

/** After a refusal in the middle of a body the rest of it is let run by for a while, so that the answer is read. */
async function drained(request: FastifyRequest, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (fault) {
    const { raw } = request
    raw.resume()
    const late = setTimeout(() => raw.destroy(), drainMs)
    raw.once('close', () => clearTimeout(late))
    throw fault
  }
}

async function receiveBodies(
  context: ApiContext,
  org: number,
  id: string,
  request: FastifyRequest,
  name: string,
  onBegun: (sending: number) => void,
): Promise<void> {
  if (!request.isMultipart()) {
    await receiveFile(context, org, id, { name }, request.body as Readable, onBegun)
    return
  }
  let number = 0
  const names = new Set<string>()
  for await (const part of partsOf(request)) {
    const name = unlike(names, part.filename || `file-${number + 1}`)
    await receiveFile(context, org, id, { name, number }, part.file, onBegun)
    if (part.file.truncated) throw new Refused('body-too-large')
    number += 1
  }
  if (number === 0) throw new Refused('request-not-valid', { detail: 'multipart/form-data without a file' })
}

/** The files of a form; a form that cannot be read is the sender's to mend. */
async function* partsOf(request: FastifyRequest): AsyncGenerator<MultipartFile> {
  try {
    yield* request.files()
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault) throw fault
    throw new Refused('request-not-valid', { detail: 'the form cannot be read' })
  }
}

/** Files of one name, out of several folders, are told apart by a number. */
function unlike(names: Set<string>, given: string): string {
  let name = given
  for (let number = 2; names.has(name); number++) name = `${given} (${number})`
  names.add(name)
  return name
}

function idempotencyOf(request: FastifyRequest): { key: string; fingerprint: string } | null {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key === '') return null
  if (key.length > 200) throw new Refused('request-not-valid', { detail: 'the idempotency key is too long' })
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]
  const { organization: _organization, ...query } = request.query as Record<string, unknown>
  const stands = JSON.stringify([query, type, request.headers['content-length'] ?? null])
  return { key, fingerprint: hash('sha256', stands, 'hex') }
}
