import { hardwareAnswer } from '../answers/device.ts'
import { type ApiContext, type ApiServer, actorOf, languageFor, orgOf } from '../context.ts'
import { hardwareAnswerBody, hardwareAnswered, rowHardware, rowHardwareQuery } from '../contract/uploads.ts'
import { explainWhy } from '../problems/explain-why.ts'
import { granted, present } from '../problems/problem.ts'
import { gives, idParams, rowParams } from './schemas.ts'

/** So many rows that could not be answered are told one by one. */
const toldRows = 100

/** The hardware of a row beside that of the device in the list, and the answers to what changed. */
export function changedHardwareRoutes(server: ApiServer, context: ApiContext): void {
  const { store, clock } = context
  const tags = ['uploads']

  server.get(
    '/uploads/:id/rows/:row/hardware',
    {
      config: { needs: 'look' },
      schema: {
        tags,
        summary: "What the row's hash says; for changed hardware also what the list has of the device",
        params: rowParams,
        querystring: rowHardwareQuery,
        response: gives(200, rowHardware),
      },
    },
    async (request) => {
      const org = orgOf(request)
      const { id, row } = request.params
      const hardware = present(await store.rows.hardwareOf(org, id, row))
      const number = await store.rows.changedDevice(org, id, row)
      const device = number === null ? null : await store.devices.get(org, number, clock())
      const records = device === null ? null : await store.devices.hardware(org, device.id)
      const current = records?.find(({ until }) => until === null)
      return {
        ...hardwareAnswer(hardware, request.query.hash ?? false),
        inList: device && {
          device: device.id,
          serialNumber: device.serialNumber,
          hardware: current ? hardwareAnswer(current, false).device : null,
        },
      }
    },
  )

  server.post(
    '/uploads/:id/hardware-answers',
    {
      config: { needs: 'change' },
      schema: {
        tags,
        summary: 'Replaces or dismisses the changed hardware of rows: at once, or by registering while checked',
        params: idParams,
        body: hardwareAnswerBody,
        response: gives(200, hardwareAnswered),
      },
    },
    async (request) => {
      const org = orgOf(request)
      const { id } = request.params
      const { answer, rows, filter } = request.body
      const which = rows ? { rows } : { filter: filter ?? {} }
      const given = granted(await store.rows.answerHardware(org, id, which, answer, actorOf(request), clock()))
      const told = given.unanswered.slice(0, toldRows).map(async ({ row, why }) => {
        const { file, line, serialNumber } = present(await store.rows.get(org, id, row, clock()))
        return { row, file, line, serialNumber, why: explainWhy(languageFor(request), why) }
      })
      return { answered: given.answered, unanswered: given.unanswered.length, rows: await Promise.all(told) }
    },
  )
}
