import { randomUUID } from 'node:crypto'
import { identifyHash } from '../domain/hardware-hash/identity.ts'
import { synthesizeBody, synthesizeDevice } from '../domain/hardware-hash/synthesize.ts'
import type { ReadRow } from '../domain/row.ts'
import type { Refusal } from '../storage/contract/answers.ts'
import type { OrganizationNo } from '../storage/contract/organizations.ts'
import type { Store } from '../storage/store.ts'
import { seededRandom } from '../test/synthetic/devices.ts'

const tags = [null, null, 'Finance', 'Sales', 'Kiosk', 'Engineering', 'Café Zuid', 'Warehouse']
const batch = 5000

/**
 * Puts `count` synthetic devices on the roll of an organization, through the same doors as an upload: rows received,
 * judged, registered. Two in a hundred are refused, so that lists and filters have something to show.
 * @returns the upload's id
 */
export async function seedDevices(
  store: Store,
  org: OrganizationNo,
  count: number,
  report: (done: number) => void = () => {},
  firstSeed = 1,
): Promise<string> {
  const id = randomUUID()
  const actor = { kind: 'system', id: 'seed', name: 'Seed' } as const
  const now = Date.now()
  const { uploads } = store
  sure(
    await uploads.create(
      org,
      {
        id,
        kind: 'devices',
        register: true,
        groupTag: null,
        assignedUser: null,
        onlyWhereEmpty: false,
        example: false,
        idempotencyKey: null,
        idempotencyFingerprint: null,
        actor,
      },
      now,
    ),
  )
  const file = sure(await uploads.beginFile(org, id, { name: 'seed.csv' }, now))
  for (let at = 0; at < count; at += batch) {
    const rows = Array.from({ length: Math.min(batch, count - at) }, (_, index) =>
      seedRow(firstSeed + at + index, at + index),
    )
    sure(await uploads.addRows(org, id, file, rows, (at + rows.length) * 4060, now))
    report((at + rows.length) / 2)
  }
  const found = {
    name: 'seed.csv',
    format: 'script',
    encoding: 'utf-8',
    delimiter: ',',
    rows: count,
    columnsIgnored: [],
    columnsByContent: [],
    sheet: null,
    passedOver: [],
    members: null,
    error: null,
  }
  sure(await uploads.finishFile(org, id, file, found, now))
  sure(await uploads.close(org, id, now))
  for (let after: number | null = null; ; ) {
    const { last, judged } = await uploads.judgeNext(org, id, after, batch)
    if (judged === 0) break
    after = last
  }
  await uploads.markChecked(org, id, Date.now(), Date.now() + 7 * 86_400_000)
  for (;;) {
    const { more, done } = await uploads.registerNext(
      org,
      id,
      batch,
      { immediate: true, requestId: 'seed' },
      Date.now(),
    )
    report(count / 2 + done / 2)
    if (!more) break
  }
  await uploads.finishIfSettled(org, id, Date.now())
  return id
}

/** One row as the reader would give it. */
export function seedRow(seed: number, index: number): ReadRow {
  const random = seededRandom(seed)
  const device = synthesizeDevice(random, { number: seed })
  const body = synthesizeBody(device)
  const identity = identifyHash(body)
  const refused = seed % 50 === 0
  return {
    line: index + 2,
    outcome: refused ? 'refused' : 'accepted',
    serialNumber: identity.serialNumber,
    manufacturer: identity.manufacturer,
    model: identity.model,
    groupTag: tags[random() % tags.length] ?? null,
    assignedUser: random() % 3 === 0 ? `user${seed}@contoso.example` : null,
    productKeyId: identity.productKeyId,
    reason: refused ? 'checksum' : null,
    column: refused ? 'hash' : null,
    found: refused ? 'T0Fa…' : null,
    hintLine: null,
    repairs: [],
    warnings: [],
    notes: null,
    unproven: null,
    body: refused ? null : body,
    tail: null,
    refusedHashText: refused ? 'T0Fa' : null,
    identity: refused ? null : identity,
  }
}

function sure<T>(answer: T | Refusal): T {
  if (typeof answer === 'object' && answer !== null && 'refused' in answer) throw new Error(JSON.stringify(answer))
  return answer as T
}
