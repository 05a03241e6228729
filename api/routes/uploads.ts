import type { FastifyRequest } from 'fastify'
import type { Upload } from '../../domain/upload.ts'
import { openUploadAnswer, uploadAnswer } from '../answers/upload.ts'
import { type ApiContext, type ApiServer, actorOf, languageFor, orgOf } from '../context.ts'
import { done } from '../contract/common.ts'
import { announcedFiles, openUploads, registerChoice, upload, uploadPage, uploadsQuery } from '../contract/uploads.ts'
import { granted, present } from '../problems/problem.ts'
import { gives, idParams } from './schemas.ts'

/** So many are told of at once. */
const openAtOnce = 50

/** Uploads and the moves of their life. */
export function uploadRoutes(server: ApiServer, context: ApiContext): void {
  const { store, clock } = context
  const tags = ['uploads']
  const answer = (request: FastifyRequest, given: Upload) => uploadAnswer(given, languageFor(request), clock())

  server.get(
    '/uploads',
    {
      config: { needs: 'look' },
      schema: {
        tags,
        summary: 'All uploads, the newest first',
        querystring: uploadsQuery,
        response: gives(200, uploadPage),
      },
    },
    async (request) => {
      const { items, nextCursor } = await store.uploads.list(orgOf(request), request.query)
      return { items: items.map((item) => answer(request, item)), nextCursor }
    },
  )

  server.get(
    '/uploads/open',
    {
      config: { needs: 'look' },
      schema: {
        tags,
        summary: 'Uploads that stand still or are at work, in brief, the newest first: which wait for whom',
        response: gives(200, openUploads),
      },
    },
    async (request) => {
      const found = await store.uploads.open(orgOf(request), { limit: openAtOnce + 1 })
      const [asker, now] = [actorOf(request), clock()]
      const items = found.slice(0, openAtOnce).map((one) => openUploadAnswer(one, asker, now))
      return { items, more: found.length > openAtOnce }
    },
  )

  server.get(
    '/uploads/:id',
    {
      config: { needs: 'look' },
      schema: { tags, summary: 'One upload: status, progress, counts', params: idParams, response: gives(200, upload) },
    },
    async (request) => answer(request, present(await store.uploads.get(orgOf(request), request.params.id))),
  )

  server.post(
    '/uploads/:id/files',
    {
      config: { needs: 'register' },
      bodyLimit: 2 * 1024 * 1024,
      schema: {
        tags,
        summary: 'Says which files are about to be sent, so that those that never come are missed by name',
        params: idParams,
        body: announcedFiles,
        response: gives(200, upload),
      },
    },
    async (request) => {
      const { params, body } = request
      granted(await store.uploads.announceFiles(orgOf(request), params.id, body.files, clock()))
      return answer(request, present(await store.uploads.get(orgOf(request), params.id)))
    },
  )

  server.post(
    '/uploads/:id/check',
    {
      config: { needs: 'register' },
      schema: {
        tags,
        summary: 'Closes receiving; every row gets its outcome and verdict',
        params: idParams,
        response: gives(200, upload),
      },
    },
    async (request) =>
      answer(request, granted(await store.uploads.close(orgOf(request), request.params.id, clock())).upload),
  )

  server.post(
    '/uploads/:id/register',
    {
      config: { needs: 'register' },
      schema: {
        tags,
        summary: 'Goes on from checked; rows or filter leave the others out',
        params: idParams,
        body: registerChoice,
        response: gives(202, upload),
      },
    },
    async (request, reply) => {
      const choice = request.body ?? {}
      const begun = await store.uploads.beginRegistering(
        orgOf(request),
        request.params.id,
        choice,
        actorOf(request),
        clock(),
      )
      return reply.code(202).send(answer(request, granted(begun).upload))
    },
  )

  server.post(
    '/uploads/:id/cancel',
    {
      config: { needs: 'register' },
      schema: { tags, summary: 'Stops what is not yet registered', params: idParams, response: gives(200, upload) },
    },
    async (request) =>
      answer(
        request,
        granted(await store.uploads.cancel(orgOf(request), request.params.id, actorOf(request), clock())).upload,
      ),
  )

  server.delete(
    '/uploads/:id',
    {
      config: { needs: 'register' },
      schema: { tags, summary: 'Drops an upload that is not registered', params: idParams, response: gives(200, done) },
    },
    async (request) => {
      granted(await store.uploads.drop(orgOf(request), request.params.id, actorOf(request), clock()))
      return { ok: true as const }
    },
  )
}
