import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type MusterClient, MusterProblem } from '../../api/client.ts'
import { syntheticDevice, type TestDevice, withReplacedBoard } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import { checkedUpload, openScene, registeredUpload, type Scene, until } from './scene.ts'

describe('changed hardware over the API', () => {
  let scene: Scene
  let client: MusterClient
  let seed = 100
  before(async () => {
    scene = await openScene()
    client = await scene.client()
  })
  after(() => scene.close())

  /** Devices that are registered, and their file with another board in each. */
  const withBoards = async (
    count: number,
    changed: (device: TestDevice, seed: number) => TestDevice = withReplacedBoard,
  ) => {
    const devices: TestDevice[] = []
    while (devices.length < count) {
      const device = syntheticDevice(seed++)
      if (device.ek !== null) devices.push(device)
    }
    await registeredUpload(client, { 'fleet.csv': makeFile(devices) })
    return makeFile(devices.map((device) => changed(device, seed++)))
  }
  const done = (id: string) =>
    until(
      () => client.uploads.get(id),
      ({ status }) => status === 'done',
    )
  const rowsOf = async (id: string) => (await client.uploads.rows(id)).items

  test('is answered while checked, all of a group at once, and the upload is done when it is registered', async () => {
    const { id } = await checkedUpload(client, { 'boards.csv': await withBoards(3) })
    const before = await client.uploads.get(id)
    assert.deepEqual([before.shownStatus, before.waitingAnswers, before.counts.attention], ['checked', 3, 3])
    const filter = { verdict: ['hardware-changed' as const] }
    assert.deepEqual(await client.uploads.answerHardware(id, { answer: 'replace', filter }), {
      answered: 3,
      unanswered: 0,
      rows: [],
    })
    const [first] = await rowsOf(id)
    assert.deepEqual([first?.answer, first?.waiting], ['replace', false])
    await client.uploads.answerHardware(id, { answer: 'dismiss', rows: [first?.row ?? 0] })
    await client.uploads.register(id)
    const after = await done(id)
    assert.deepEqual([after.shownStatus, after.waitingAnswers, after.counts.answered], ['done', 0, 3])
    const [dismissed, replaced] = await rowsOf(id)
    const kinds = async (device: number | null) =>
      (await client.devices.events(device ?? 0)).items.map(({ kind }) => kind)
    assert.equal((await kinds(dismissed?.deviceId ?? null))[0], 'hardware-change-dismissed')
    assert.equal((await kinds(replaced?.deviceId ?? null))[0], 'hardware-replaced')
  })

  test('registered without an answer: the upload is not done before each is given', async () => {
    const { id } = await registeredUpload(client, { 'boards.csv': await withBoards(2) })
    assert.deepEqual(
      await client.uploads.get(id).then(({ shownStatus, waitingAnswers }) => [shownStatus, waitingAnswers]),
      ['answers-due', 2],
    )
    const [first, second] = await rowsOf(id)
    await client.devices.replaceHardware(first?.deviceId ?? 0, { upload: id, row: first?.row ?? 0 })
    assert.equal((await client.uploads.get(id)).waitingAnswers, 1)
    assert.equal((await client.uploads.answerHardware(id, { answer: 'dismiss', filter: {} })).answered, 1)
    const { shownStatus, counts } = await client.uploads.get(id)
    assert.deepEqual([shownStatus, counts.attention, counts.answered], ['done', 0, 2])
    const again = await client.uploads.answerHardware(id, { answer: 'replace', rows: [second?.row ?? 0] })
    assert.deepEqual([again.answered, again.unanswered], [0, 1])
    assert.match(again.rows[0]?.why ?? '', /No changed hardware of this row waits/)
    assert.deepEqual([again.rows[0]?.file, again.rows[0]?.line], ['boards.csv', 3])
  })

  test('is shown beside what the list has, before and after registering', async () => {
    const older = (device: TestDevice, seed: number) =>
      withReplacedBoard({ ...device, capturedAt: device.capturedAt - 9 * 86_400 }, seed)
    const { id } = await checkedUpload(client, { 'boards.csv': await withBoards(1, older) })
    const [row] = await rowsOf(id)
    assert.equal(row?.olderCapture, true)
    const before = await client.uploads.rowHardware(id, row?.row ?? 0)
    assert.equal(before.inList?.serialNumber, row?.serialNumber)
    assert.notEqual(before.inList?.hardware?.ekPublicSha256, before.device?.ekPublicSha256)
    assert.ok(String(before.inList?.hardware?.capturedAt) > String(before.device?.capturedAt))
    await client.uploads.register(id)
    await done(id)
    assert.deepEqual(await client.uploads.rowHardware(id, row?.row ?? 0), before)
    assert.deepEqual((await client.uploads.rows(id, { olderCapture: false })).items, [])
  })

  test('is no business of who may only look', async () => {
    const { id } = await checkedUpload(client, { 'boards.csv': await withBoards(1) })
    const viewer = await scene.client('Contoso', 'viewer')
    const technician = await scene.client('Contoso', 'technician')
    const isForbidden = (error: unknown) => error instanceof MusterProblem && error.status === 403
    await assert.rejects(viewer.uploads.answerHardware(id, { answer: 'replace', filter: {} }), isForbidden)
    assert.equal((await technician.uploads.answerHardware(id, { answer: 'replace', filter: {} })).answered, 1)
    await client.uploads.drop(id)
    await assert.rejects(client.uploads.answerHardware(id, { answer: 'replace', filter: {} }), /abandoned|Discarded/)
  })
})
