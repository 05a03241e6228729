import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createClient, type MusterClient, MusterProblem } from '../../api/client.ts'
import type { UploadAnswer, UploadRowAnswer } from '../../api/contract/uploads.ts'
import { explainHash } from '../../steps/merge/explain-hash.ts'
import { syntheticDevice, syntheticDevices, type TestDevice, withFault } from '../synthetic/devices.ts'
import { makeFile } from '../synthetic/files.ts'
import { checkedUpload, openScene, registeredUpload, type Scene, until } from './scene.ts'

let scene: Scene
let client: MusterClient
let dutch: MusterClient
before(async () => {
  scene = await openScene()
  client = await scene.client()
  dutch = await scene.client('Contoso', 'technician', 'nl')
})
after(() => scene.close())

const isProblem = (code: string, reason?: string) => (error: unknown) =>
  error instanceof MusterProblem && error.code === code && (reason === undefined || error.problem.reason === reason)

async function rowOf(upload: UploadAnswer, line: number): Promise<UploadRowAnswer> {
  const { items } = await client.uploads.rows(upload.id)
  const row = items.find((one) => one.line === line)
  assert.ok(row, `line ${line}`)
  return row
}

describe('a row that is mended while its upload is checked', () => {
  const device = syntheticDevice(1)
  let upload: UploadAnswer
  before(async () => {
    const rows = [withFault(device, 'checksum'), { device, serialNumber: 'WRONG-1' }, syntheticDevice(2)]
    upload = await checkedUpload(client, { 'shelf.csv': makeFile(rows) })
  })
  after(() => client.uploads.drop(upload.id))

  test('says why it was refused, in the reader’s language', async () => {
    const { row, error } = await rowOf(upload, 2)
    assert.deepEqual([error?.code, error?.reason], ['hardware-hash-not-valid', 'checksum'])
    const inDutch = (await dutch.uploads.row(upload.id, row)).error
    assert.ok(error?.message && error.nextStep && inDutch?.message && inDutch.nextStep)
    assert.notEqual(inDutch.message, error.message)
    assert.notEqual(inDutch.nextStep, error.nextStep)
  })

  test('gives its refused hash only to who asks for it', async () => {
    const { row } = await rowOf(upload, 2)
    assert.equal((await client.uploads.rowHardware(upload.id, row)).refusedText, null)
    const { refusedText, hash } = await client.uploads.rowHardware(upload.id, row, { hash: true })
    assert.deepEqual([refusedText, hash], [withFault(device, 'checksum').hash, null])
  })

  test('is refused with the reason when the new hash is not whole, and stays as it was', async () => {
    const { row } = await rowOf(upload, 2)
    const broken = withFault(device, 'truncated').hash
    await assert.rejects(
      client.uploads.patchRow(upload.id, row, { hash: broken }),
      isProblem('hash-not-valid', 'truncated'),
    )
    assert.equal((await rowOf(upload, 2)).error?.reason, 'checksum')
  })

  test('with the hash of another device is refused', async () => {
    const { row } = await rowOf(upload, 2)
    const patch = { hash: syntheticDevice(9).hash }
    await assert.rejects(client.uploads.patchRow(upload.id, row, patch), isProblem('hash-not-valid', 'serial-mismatch'))
  })

  test('takes a good hash, is judged again and counted', async () => {
    const { row } = await rowOf(upload, 2)
    const mended = await client.uploads.patchRow(upload.id, row, { hash: device.hash, groupTag: 'Mended' })
    assert.deepEqual(
      [mended.outcome, mended.verdict, mended.mended, mended.groupTag],
      ['accepted', 'new', true, 'Mended'],
    )
    const { counts } = await client.uploads.get(upload.id)
    assert.deepEqual([counts.accepted, counts.refused, counts.new], [2, 1, 2])
    const { device: said, hash } = await client.uploads.rowHardware(upload.id, row, { hash: true })
    assert.deepEqual([said?.serialNumber, hash], [device.serialNumber, device.hash])
  })

  test('takes its right serial, and is then seen to be the same device', async () => {
    const { row, error } = await rowOf(upload, 3)
    assert.equal(error?.reason, 'serial-mismatch')
    const mended = await client.uploads.patchRow(upload.id, row, { serialNumber: device.serialNumber ?? '' })
    const rows = await client.uploads.rows(upload.id)
    assert.deepEqual(rows.items.map(({ outcome }) => outcome).sort(), ['accepted', 'accepted', 'duplicate'])
    assert.equal(mended.serialNumber, device.serialNumber)
  })

  test('takes no tag or user that a spreadsheet would run or that holds a control character, whichever way it is given', async () => {
    const { row } = await rowOf(upload, 4)
    for (const value of ['=cmd', '-1', 'two\tparts', 'two\nlines']) {
      const refused = isProblem('request-not-valid')
      await assert.rejects(client.uploads.patchRow(upload.id, row, { groupTag: value }), isProblem('hash-not-valid'))
      await assert.rejects(client.uploads.patchRows(upload.id, { rows: [row], assignedUser: value }), refused)
      await assert.rejects(client.uploads.register(upload.id, { groupTag: value }), refused)
      await assert.rejects(client.uploads.create({ assignedUser: value }), refused)
      await assert.rejects(client.devices.act({ action: 'tag', ids: [1], value }), refused)
      await assert.rejects(client.devices.patch(1, { groupTag: value }), refused)
    }
    assert.equal((await client.uploads.get(upload.id)).status, 'checked')
  })

  test('takes no user that is none: not a name, not an account of a domain', async () => {
    const { row } = await rowOf(upload, 4)
    const refused = (error: unknown) => {
      assert.ok(error instanceof MusterProblem && error.code === 'request-not-valid', String(error))
      assert.match(JSON.stringify(error.problem.fields), /user principal name/)
      return true
    }
    for (const value of ['Anna de Vries', 'CONTOSO\\anna', 'anna@contoso', 'anna']) {
      await assert.rejects(client.uploads.patchRow(upload.id, row, { assignedUser: value }), refused, value)
      await assert.rejects(client.uploads.patchRows(upload.id, { rows: [row], assignedUser: value }), refused, value)
      await assert.rejects(client.uploads.register(upload.id, { assignedUser: value }), refused, value)
      await assert.rejects(client.devices.act({ action: 'assign', value, ids: [1] }), refused, value)
      await assert.rejects(client.devices.patch(1, { assignedUser: value }), refused, value)
    }
    assert.equal((await rowOf(upload, 4)).assignedUser, null)
  })

  test('is left out and taken in again, alone and many by filter', async () => {
    const { row } = await rowOf(upload, 4)
    assert.equal((await client.uploads.patchRow(upload.id, row, { leftOut: true })).leftOut, true)
    assert.equal((await client.uploads.get(upload.id)).counts.leftOut, 1)
    const { changed } = await client.uploads.patchRows(upload.id, { filter: { leftOut: true }, leftOut: false })
    assert.equal(changed, 1)
    const { counts } = await client.uploads.get(upload.id)
    assert.deepEqual([counts.leftOut, counts.new], [0, 2])
  })

  test('is not changed by who asks for nothing sensible, nor once it is registering', async () => {
    await assert.rejects(
      client.uploads.patchRows(upload.id, { leftOut: true } as never),
      isProblem('request-not-valid'),
    )
    await assert.rejects(client.uploads.patchRow(upload.id, 12_345, { leftOut: true }), isProblem('not-found'))
    const ended = await registeredUpload(client, { 'a.csv': makeFile([syntheticDevice(40)]) })
    const { row } = await rowOf(ended, 2)
    await assert.rejects(client.uploads.patchRow(ended.id, row, { leftOut: true }), isProblem('conflict'))
  })
})

describe('the rows of an upload', () => {
  test('are found and counted by outcome, reason, repair and search, page after page', async () => {
    const rows = [...syntheticDevices(5, 50), withFault(syntheticDevice(60), 'truncated')]
    const plus = { device: syntheticDevice(61), hash: syntheticDevice(61).hash.replaceAll('+', ' ') }
    const upload = await checkedUpload(client, { 'a.csv': makeFile([...rows, plus]) })
    const lines = async (query: Parameters<MusterClient['uploads']['rows']>[1]) =>
      (await client.uploads.rows(upload.id, query)).items.map(({ line }) => line)
    assert.deepEqual(await lines({ outcome: ['refused'] }), [7])
    assert.deepEqual(await lines({ reason: ['truncated', 'checksum'] }), [7])
    assert.deepEqual(await lines({ repair: ['hash-repaired'] }), [8])
    assert.deepEqual(await lines({ search: (rows[1] as TestDevice).serialNumber?.slice(1) ?? '' }), [3])
    const counted = async (filter: Parameters<MusterClient['uploads']['countRows']>[1]) =>
      (await client.uploads.countRows(upload.id, filter)).count
    assert.equal(await counted({}), 7)
    assert.equal(await counted({ outcome: ['refused'], reason: ['truncated', 'checksum'] }), 1)
    await assert.rejects(client.uploads.countRows('no-such-upload'), isProblem('not-found'))
    const first = await client.uploads.rows(upload.id, { limit: 4 })
    assert.ok(first.nextCursor)
    assert.deepEqual(await lines({ limit: 4, cursor: first.nextCursor }), [6, 7, 8])
  })

  test('that are many are told apart from their duplicates, however far apart they stand', async () => {
    const lines = Array.from({ length: 4500 }, (_, at) => `SER-${at % 4400},Contoso,Book ${at % 4400}`)
    const file = Buffer.from(['Serial Number,Manufacturer,Model', ...lines].join('\r\n'))
    const { id, counts } = await checkedUpload(client, { 'many.csv': file })
    assert.deepEqual([counts.accepted, counts.duplicates], [4400, 100])
    const { items } = await client.uploads.rows(id, { outcome: ['duplicate'], limit: 200 })
    assert.ok(items.every(({ line, of }) => of?.line === line - 4400))
  })
})

describe('the file of failed rows', () => {
  const [good, spoilt, swapped, unknown] = syntheticDevices(4, 100) as [TestDevice, TestDevice, TestDevice, TestDevice]
  let upload: UploadAnswer
  before(async () => {
    const rows = [
      good,
      { device: withFault(spoilt, 'checksum'), groupTag: 'Lent, out' },
      { device: swapped, serialNumber: 'OTHER-1' },
      { device: unknown, hash: '' },
      { device: syntheticDevice(104), groupTag: '=1+1' },
    ]
    const file = makeFile(rows, { quotes: 'always' })
    const partners = makeFile([syntheticDevice(105)], { family: 'managed-desktop-partner' })
    upload = await registeredUpload(client, { 'shelf.csv': file, 'partner.csv': partners })
  })

  const download = async (language: string) => {
    const answer = await fetch(`${scene.url}/api/v1/uploads/${upload.id}/failed.csv`, {
      headers: { authorization: `Bearer ${await scene.token()}`, 'accept-language': language },
    })
    assert.equal(answer.status, 200)
    return Buffer.from(await answer.arrayBuffer())
  }

  test('comes by its link in the language of who asks for it, whatever the browser speaks', async () => {
    const dutch = createClient({ baseUrl: scene.url, language: 'nl' })
    const headers = { authorization: `Bearer ${await scene.token()}`, 'accept-language': 'en' }
    for (const link of [dutch.uploads.failedUrl(upload.id), dutch.devices.exportUrl({ format: 'failed' })])
      assert.match(await (await fetch(link, { headers })).text(), /"Serienummer"/)
  })

  for (const [language, header] of [
    ['en', '"Device Serial Number"'],
    ['nl', '"Serienummer"'],
  ] as const) {
    test(`in ${language} names each row’s error and is read again as the rows were`, async () => {
      const bytes = await download(language)
      const [first, ...lines] = bytes.toString('utf8').trimEnd().split('\r\n')
      assert.ok(first?.startsWith(`\ufeff${header}`), first)
      assert.equal(lines.length, 5)
      const next = language === 'nl' ? dutch : client
      const { items } = await next.uploads.rows(upload.id, { outcome: ['refused'] })
      for (const { error } of items)
        assert.ok(bytes.toString('utf8').includes(error?.message.replaceAll('"', '""') ?? '-'))
      const again = await checkedUpload(client, { 'failed.csv': bytes })
      const before = (await client.uploads.rows(upload.id)).items.filter(
        ({ serialNumber }) => serialNumber !== good.serialNumber,
      )
      const after = (await client.uploads.rows(again.id)).items
      const what = (row: UploadRowAnswer) => [row.serialNumber, row.outcome, row.reason, row.groupTag]
      assert.deepEqual(after.map(what), before.map(what))
      await client.uploads.drop(again.id)
    })
  }

  test('mended where it is wrong, registers', async () => {
    const text = (await download('en')).toString('utf8')
    const mended = text
      .replace(withFault(spoilt, 'checksum').hash, spoilt.hash)
      .replace('"OTHER-1"', `"${swapped.serialNumber}"`)
      .replace(`"'=1+1"`, '"Sales"')
    const again = await registeredUpload(client, { 'failed.csv': Buffer.from(mended) })
    assert.deepEqual([again.counts.ready, again.counts.refused, again.counts.notFound], [3, 1, 1])
    const { items } = await client.devices.list({ upload: again.id, state: ['ready'] })
    assert.ok(
      items.some(({ serialNumber, groupTag }) => serialNumber === spoilt.serialNumber && groupTag === 'Lent, out'),
    )
  })
})

describe('POST /hash', () => {
  const device = syntheticDevice(3)
  test('says what a hash says', async () => {
    const said = await client.hash({ hash: device.hash })
    assert.deepEqual([said.valid, said.canonical, said.repaired], [true, device.hash, false])
    assert.deepEqual([said.device?.serialNumber, said.device?.model], [device.serialNumber, device.model])
  })

  test('says the very same as the command line', async () => {
    const broken = withFault(device, 'checksum').hash
    for (const hash of [device.hash, device.hash.slice(0, 2048), broken])
      assert.deepEqual(await client.hash({ hash }), JSON.parse(JSON.stringify(explainHash(hash, undefined, 'en'))))
  })

  test('says which check a broken one fails, in the reader’s language', async () => {
    const { hash } = withFault(device, 'checksum')
    const [english, inDutch] = [await client.hash({ hash }), await dutch.hash({ hash })]
    assert.deepEqual([english.valid, english.reason, english.device], [false, 'checksum', null])
    assert.notEqual(english.message, inDutch.message)
  })

  test('says when it is another device’s than the serial given', async () => {
    const said = await client.hash({ hash: device.hash, serialNumber: 'OTHER-1' })
    assert.deepEqual([said.valid, said.reason], [false, 'serial-mismatch'])
  })
})

describe('example devices', () => {
  test('are registered at once with one of each fault, are marked, and go with one call', async () => {
    const examples = await scene.client('Woodgrove')
    const mine = await registeredUpload(examples, { 'own.csv': makeFile([syntheticDevice(500)]) })
    const [one, two] = [await examples.examples.make(), await examples.examples.make()]
    const done = await Promise.all(
      [one, two].map(({ upload }) =>
        until(
          () => examples.uploads.get(upload),
          ({ status }) => status === 'done',
        ),
      ),
    )
    for (const { example, counts } of done) {
      assert.equal(example, true)
      assert.ok(counts.ready >= 12 && counts.new >= 12 && counts.duplicates === 2 && counts.notFound === 1)
      assert.equal(Object.keys(counts.byReason).filter((reason) => reason !== 'hardware-changed').length, 11)
      assert.equal(Object.keys(counts.byRepair).length, 3)
    }
    const { example, total } = await examples.devices.summary()
    assert.equal(total, example + mine.counts.ready)
    const { removed } = await examples.examples.remove()
    assert.equal(removed, example)
    assert.equal((await examples.devices.summary()).total, 1)
    assert.equal((await examples.examples.remove()).removed, 0)
  })
})
