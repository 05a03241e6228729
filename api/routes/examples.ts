import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Actor } from '../../domain/device.ts'
import type { OrganizationNo } from '../../storage/contract/organizations.ts'
import { type ApiContext, type ApiServer, actorOf, orgOf } from '../context.ts'
import { examplesMade, examplesRemoved } from '../contract/changes.ts'
import { exampleFile } from '../example-devices.ts'
import { granted } from '../problems/problem.ts'
import { receiveFile } from '../receive-file.ts'
import { gives } from './schemas.ts'

const exampleName = 'example-devices.csv'

/** Made-up devices to try Muster with: registered at once, never sent to another registrar, gone with one call. */
export function exampleRoutes(server: ApiServer, context: ApiContext): void {
  const tags = ['examples']
  server.post(
    '/examples',
    {
      config: { needs: 'register' },
      schema: { tags, summary: 'Makes example devices, others each time', response: gives(201, examplesMade) },
    },
    async (request, reply) => {
      const upload = await makeExamples(context, orgOf(request), actorOf(request))
      return reply.code(201).header('location', `/api/v1/uploads/${upload}`).send({ upload })
    },
  )

  server.delete(
    '/examples',
    {
      config: { needs: 'register' },
      schema: { tags, summary: 'Removes all example devices for good', response: gives(200, examplesRemoved) },
    },
    async (request) => {
      const [org, actor] = [orgOf(request), actorOf(request)]
      await stopExamples(context, org, actor)
      return { removed: await removeExamples(context, org, actor) }
    },
  )
}

async function makeExamples(context: ApiContext, org: OrganizationNo, actor: Actor): Promise<string> {
  const { store, clock } = context
  const id = randomUUID()
  const upload = {
    id,
    kind: 'devices' as const,
    register: true,
    groupTag: null,
    assignedUser: null,
    onlyWhereEmpty: false,
    example: true,
    idempotencyKey: null,
    idempotencyFingerprint: null,
    actor,
  }
  granted(await store.uploads.create(org, upload, clock()))
  await receiveFile(context, org, id, { name: exampleName }, bytesOf(exampleFile(context.random32)))
  granted(await store.uploads.close(org, id, clock()))
  return id
}

async function* bytesOf(file: Buffer): AsyncGenerator<Uint8Array> {
  yield file
}

/** Uploads of examples that are still under way. */
async function stopExamples({ store, clock }: ApiContext, org: OrganizationNo, actor: Actor): Promise<void> {
  const open = await store.uploads.list(org, { status: ['receiving', 'checked', 'registering'], limit: 1000 })
  for (const { id, example, status } of open.items) {
    if (!example) continue
    if (status === 'registering') await store.uploads.cancel(org, id, actor, clock())
    else await store.uploads.drop(org, id, actor, clock())
  }
}

/** A batch that was being registered when its upload was stopped may still have come in: looked at again. */
const mostRounds = 3
const patienceMs = 15_000
const lookAgainMs = 20

async function removeExamples(context: ApiContext, org: OrganizationNo, actor: Actor): Promise<number> {
  const { store, clock } = context
  let removed = 0
  for (let round = 0; round < mostRounds; round++) {
    if ((await store.devices.count(org, { example: true }, clock())) === 0) break
    const wanted = {
      id: randomUUID(),
      action: 'remove' as const,
      value: null,
      filter: { example: true },
      final: true,
    }
    const { operation } = granted(await store.operations.create(org, wanted, actor, clock()))
    removed += await changedBy(context, org, operation.id)
  }
  return removed
}

/** How many devices an operation changed, once the worker is through with it; what it is at by then otherwise. */
async function changedBy({ store, clock }: ApiContext, org: OrganizationNo, id: string): Promise<number> {
  for (const began = clock(); ; await pause(lookAgainMs)) {
    const operation = await store.operations.get(org, id)
    if (operation === null) return 0
    if (operation.finishedAt !== null || clock() - began > patienceMs) return operation.counts.changed
  }
}
