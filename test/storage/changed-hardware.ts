import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HardwareAnswer } from '../../domain/words.ts'
import type { OrganizationNo } from '../../storage/contract/organizations.ts'
import type { Store } from '../../storage/store.ts'
import { assertCountsRight } from './recount.ts'
import {
  ann,
  bob,
  checkRows,
  deviceOf,
  eventsOf,
  type Hardware,
  newHardware,
  newOrganization,
  noon,
  type OpenStore,
  refusalOf,
  register,
  registerRows,
  rowOf,
  rowsOf,
  shown,
  sure,
  withStore,
} from './scene.ts'

/** Answers to changed hardware: kept while an upload is checked, carried out by registering, or given afterwards. */
export function changedHardware(openStore: OpenStore): void {
  withStore('an answer to changed hardware', openStore, ({ opened }) => {
    /** Devices that are registered, and the same with another board each, captured later. */
    const begin = async (count = 1) => {
      const { store } = opened()
      const org = await newOrganization(store)
      const old = Array.from({ length: count }, () => newHardware())
      await registerRows(
        store,
        org,
        old.map((hardware, at) => rowOf(hardware, at + 2)),
      )
      const boards = old.map(({ serial }) => newHardware({ serial }))
      return { store, org, old, boards }
    }
    const check = (store: Store, org: OrganizationNo, boards: Hardware[]) =>
      checkRows(
        store,
        org,
        boards.map((hardware, at) => rowOf(hardware, at + 2)),
      )
    const answer = async (
      { store, org }: { store: Store; org: OrganizationNo },
      upload: string,
      given: HardwareAnswer | null,
      rows?: number[],
    ) =>
      sure(
        await store.rows.answerHardware(org, upload, rows === undefined ? { filter: {} } : { rows }, given, bob, noon),
      )
    const uploadOf = async (store: Store, org: OrganizationNo, id: string) => shown(await store.uploads.get(org, id))
    const goOn = async (store: Store, org: OrganizationNo, id: string) => {
      sure(await store.uploads.beginRegistering(org, id, {}, ann, noon))
      return register(store, org, id)
    }

    test('given while checked touches no device, can be changed and taken back, and is counted', async () => {
      const { store, org, old, boards } = await begin(3)
      const { id, waitingAnswers } = await check(store, org, boards)
      assert.equal(waitingAnswers, 3)
      const before = await deviceOf(store, org, shown(old[0]).serial)
      assert.deepEqual(await answer({ store, org }, id, 'replace'), { answered: 3, unanswered: [] })
      await answer({ store, org }, id, 'dismiss', [3])
      await answer({ store, org }, id, null, [4])
      const rows = await rowsOf(store, org, id)
      assert.deepEqual(
        rows.map((row) => [row.answer, row.waiting]),
        [
          ['replace', false],
          ['dismiss', false],
          [null, true],
        ],
      )
      const upload = await uploadOf(store, org, id)
      assert.deepEqual([upload.waitingAnswers, upload.counts.attention, upload.counts.answered], [1, 1, 2])
      assert.deepEqual(await deviceOf(store, org, shown(old[0]).serial), before)
      await assertCountsRight(store, org)
    })

    test('is carried out by registering, with who answered and what became of it in history and log', async () => {
      const { store, org, old, boards } = await begin(5)
      const { id } = await check(store, org, boards)
      await answer({ store, org }, id, 'replace', [2, 3, 4])
      await answer({ store, org }, id, 'dismiss', [5])
      const upload = await goOn(store, org, id)
      assert.deepEqual([upload.status, upload.waitingAnswers], ['done', 1])
      assert.deepEqual([upload.counts.attention, upload.counts.answered], [1, 4])
      const [replaced, , , dismissed, open] = await Promise.all(old.map(({ serial }) => deviceOf(store, org, serial)))
      assert.deepEqual(await eventsOf(store, org, shown(replaced).id), [
        'hardware-replaced',
        'hardware-change-found',
        'registered',
      ])
      assert.equal((await store.devices.hardware(org, shown(replaced).id))?.length, 2)
      assert.deepEqual((await eventsOf(store, org, shown(dismissed).id)).slice(0, 1), ['hardware-change-dismissed'])
      assert.deepEqual([shown(replaced).attention, shown(dismissed).attention], [null, null])
      assert.equal(shown(open).attention?.upload, id)
      const { items } = await store.log.list(org, { limit: 100 })
      const lines = items.filter(({ kind }) => kind.startsWith('hardware-'))
      // Batches of three rows: a line for each that carried something out.
      const told = (kind: string) =>
        lines.filter((line) => line.kind === kind).reduce((sum, line) => sum + (line.devices ?? 0), 0)
      assert.deepEqual([told('hardware-replaced'), told('hardware-dismissed')], [3, 1])
      assert.ok(lines.every(({ by }) => by.name === ann.name))
      assert.equal((await registerRows(store, org, [rowOf(shown(boards[0]), 2)])).counts.unchanged, 1)
      await assertCountsRight(store, org)
    })

    test('to a record that the device no longer has is not carried out, but asked for again', async () => {
      const { store, org, old, boards } = await begin()
      const { id } = await check(store, org, boards)
      await answer({ store, org }, id, 'replace')
      const { serial } = shown(old[0])
      const other = await check(store, org, [newHardware({ serial })])
      await answer({ store, org }, other.id, 'replace')
      await goOn(store, org, other.id)
      const upload = await goOn(store, org, id)
      assert.deepEqual([upload.waitingAnswers, upload.counts.answered], [1, 0])
      const [row] = await rowsOf(store, org, id)
      assert.deepEqual([row?.answer, row?.waiting], [null, true])
      assert.equal((await deviceOf(store, org, serial)).attention?.upload, id)
      await assertCountsRight(store, org)
    })

    test('that somebody made needless is no answer: the hardware is the same by then', async () => {
      const { store, org, boards } = await begin()
      const { id } = await check(store, org, boards)
      await answer({ store, org }, id, 'replace')
      const other = await check(store, org, boards)
      await answer({ store, org }, other.id, 'replace')
      await goOn(store, org, other.id)
      const upload = await goOn(store, org, id)
      assert.deepEqual([upload.counts.unchanged, upload.counts.answered, upload.waitingAnswers], [1, 0, 0])
      const [row] = await rowsOf(store, org, id)
      assert.deepEqual(
        [row?.verdict, row?.verdictAtCheck, row?.answer],
        ['already-registered', 'hardware-changed', null],
      )
      await assertCountsRight(store, org)
    })

    test('is given to all that wait at once when the upload is over; what cannot be is said, row by row', async () => {
      const { store, org, old, boards } = await begin(4)
      const first = shown(boards[0])
      const { id } = await registerRows(
        store,
        org,
        boards.map((hardware, at) => rowOf(hardware, at + 2)),
      )
      // The first board is another device's by now, and the second was answered on its own page.
      const elsewhere = await newOrganization(store)
      await registerRows(store, elsewhere, [rowOf({ ...first, serial: `${first.serial}-Z` }, 2)])
      const second = await deviceOf(store, org, shown(old[1]).serial)
      sure(await store.devices.dismissHardware(org, second.id, { upload: id, row: 3 }, ann, noon))
      const given = await answer({ store, org }, id, 'replace')
      assert.deepEqual(given, { answered: 2, unanswered: [{ row: 2, why: 'claimed by another organization' }] })
      const rows = await rowsOf(store, org, id)
      assert.deepEqual(
        rows.map((row) => [row.answer, row.waiting]),
        [
          [null, true],
          ['dismiss', false],
          ['replace', false],
          ['replace', false],
        ],
      )
      assert.equal((await uploadOf(store, org, id)).waitingAnswers, 1)
      const again = await answer({ store, org }, id, 'dismiss', [2, 3])
      assert.deepEqual(again.answered, 1)
      assert.deepEqual(again.unanswered, [{ row: 3, why: 'no hardware of this row waits on the device' }])
      assert.equal(refusalOf(await store.rows.answerHardware(org, id, { filter: {} }, null, ann, noon)), 'conflict')
      const [line] = (await store.log.list(org, { limit: 100 })).items.filter(
        ({ kind }) => kind === 'hardware-replaced',
      )
      assert.deepEqual([line?.devices, line?.upload, line?.by.name], [2, id, bob.name])
      await assertCountsRight(store, org)
    })

    test('may be given while an upload waits or is over, not in between', async () => {
      const { store, org, boards } = await begin()
      const { id } = await check(store, org, boards)
      sure(await store.uploads.beginRegistering(org, id, {}, ann, noon))
      assert.equal(
        refusalOf(await store.rows.answerHardware(org, id, { filter: {} }, 'replace', ann, noon)),
        'conflict',
      )
      const other = await newOrganization(store)
      assert.equal(
        refusalOf(await store.rows.answerHardware(other, id, { filter: {} }, 'replace', ann, noon)),
        'not-found',
      )
    })

    test('goes with the row: left out it is not due, mended it is forgotten', async () => {
      const { store, org, boards } = await begin(2)
      const { id } = await check(store, org, boards)
      await answer({ store, org }, id, 'replace')
      sure(await store.rows.patch(org, id, 2, { leftOut: true }, ann, noon))
      assert.deepEqual((await uploadOf(store, org, id)).counts.answered, 1)
      sure(await store.rows.patch(org, id, 2, { leftOut: false }, ann, noon))
      assert.deepEqual((await uploadOf(store, org, id)).counts.answered, 2)
      sure(await store.rows.patch(org, id, 3, { read: rowOf(shown(boards[1]), 3) }, ann, noon))
      assert.deepEqual((await uploadOf(store, org, id)).waitingAnswers, 1)
      await assertCountsRight(store, org)
    })

    test('where the row has the older capture, that is said, before and after registering', async () => {
      const { store, org, old } = await begin(2)
      const [first, second] = old.map(shown)
      const rows = [
        rowOf(newHardware({ serial: first?.serial as string, capturedAt: (first?.capturedAt ?? 0) - 1 }), 2),
        rowOf(newHardware({ serial: second?.serial as string, capturedAt: (second?.capturedAt ?? 0) + 1 }), 3),
      ]
      const { id } = await checkRows(store, org, rows)
      const older = async () => (await rowsOf(store, org, id)).map(({ olderCapture }) => olderCapture)
      const count = async () =>
        sure(
          await store.rows.count(org, id, { verdict: ['hardware-changed'], olderCapture: true, waiting: true }, noon),
        ).count
      assert.deepEqual([await older(), await count()], [[true, false], 1])
      await goOn(store, org, id)
      assert.deepEqual([await older(), await count()], [[true, false], 1])
    })

    test('is about a device that can be named before and after registering, and to nobody else', async () => {
      const { store, org, old, boards } = await begin()
      const { id } = await check(store, org, boards)
      const device = await deviceOf(store, org, shown(old[0]).serial)
      assert.equal(await store.rows.changedDevice(org, id, 2), device.id)
      await goOn(store, org, id)
      assert.equal(await store.rows.changedDevice(org, id, 2), device.id)
      assert.equal(await store.rows.changedDevice(org, id, 9), null)
      assert.equal(await store.rows.changedDevice(await newOrganization(store), id, 2), null)
    })
  })
}
