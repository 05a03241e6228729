import { hash } from 'node:crypto'
import type { DBAdapter, Where } from 'better-auth'

type Row = Record<string, unknown>
/** The operations of the account library's adapter on rows; its transactions are not offered here. */
type Operations = Pick<
  DBAdapter,
  | 'create'
  | 'findOne'
  | 'findMany'
  | 'count'
  | 'update'
  | 'updateMany'
  | 'delete'
  | 'deleteMany'
  | 'consumeOne'
  | 'incrementOne'
>

/** The column of a table that lets in whoever knows its value. */
const digested: Record<string, string> = {
  session: 'token',
  deviceCode: 'deviceCode',
  verification: 'identifier',
}

/**
 * The account library's adapter with digests in the place of what lets somebody in: the library goes on with the value
 * that it made or was asked for, and the database knows its SHA-256 alone. Whoever reads the database or a backup can
 * show no session with it. Rows found by another column come with the digest, which lets nobody in.
 */
export function keepDigests(inner: DBAdapter): DBAdapter {
  const kept: Operations = {
    create: async ({ data, ...asked }) => {
      const made = await inner.create({ ...asked, data: withDigest(asked.model, data) })
      return withPlain(asked.model, made, valueIn(asked.model, data)) as never
    },
    findOne: async (asked) => {
      const found = await inner.findOne<Row>({ ...asked, where: whereDigest(asked.model, asked.where) })
      return withPlain(asked.model, found, valueAsked(asked.model, asked.where)) as never
    },
    findMany: async (asked) => {
      const where = asked.where && whereDigest(asked.model, asked.where)
      const found = await inner.findMany<Row>({ ...asked, ...(where ? { where } : {}) })
      return found.map((row) => withPlain(asked.model, row, valueAsked(asked.model, asked.where ?? []))) as never
    },
    count: (asked) => inner.count({ ...asked, where: whereDigest(asked.model, asked.where ?? []) }),
    update: async (asked) => {
      const where = whereDigest(asked.model, asked.where)
      const row = await inner.update<Row>({ ...asked, where, update: withDigest(asked.model, asked.update) })
      const plain = valueIn(asked.model, asked.update) ?? valueAsked(asked.model, asked.where)
      return withPlain(asked.model, row, plain) as never
    },
    updateMany: (asked) => {
      const where = whereDigest(asked.model, asked.where)
      return inner.updateMany({ ...asked, where, update: withDigest(asked.model, asked.update) })
    },
    delete: (asked) => inner.delete({ ...asked, where: whereDigest(asked.model, asked.where) }),
    deleteMany: (asked) => inner.deleteMany({ ...asked, where: whereDigest(asked.model, asked.where) }),
    consumeOne: async (asked) => {
      const row = await inner.consumeOne<Row>({ ...asked, where: whereDigest(asked.model, asked.where) })
      return withPlain(asked.model, row, valueAsked(asked.model, asked.where)) as never
    },
    incrementOne: (asked) => inner.incrementOne({ ...asked, where: whereDigest(asked.model, asked.where) }),
  }
  const adapter: DBAdapter = { ...inner, ...kept, transaction: (work) => work(adapter) }
  return adapter
}

const digestOf = (value: unknown): unknown => (typeof value === 'string' ? hash('sha256', value, 'base64url') : value)

function withDigest<Data extends object>(model: string, data: Data): Data {
  const field = digested[model]
  return field !== undefined && field in data ? { ...data, [field]: digestOf(data[field as keyof Data]) } : data
}

function whereDigest(model: string, where: Where[]): Where[] {
  const field = digested[model]
  return where.map((one) => {
    if (one.field !== field) return one
    const { value, operator = 'eq' } = one
    if (operator !== 'eq' && operator !== 'in') throw new Error(`${model}.${field} is kept as a digest`)
    return { ...one, value: (Array.isArray(value) ? value.map(digestOf) : digestOf(value)) as Where['value'] }
  })
}

const valueIn = (model: string, data: object): unknown => (data as Row)[digested[model] ?? '']

/** The value that was asked for, where it was one. */
function valueAsked(model: string, where: Where[]): unknown {
  const asked = where.find(({ field, operator = 'eq' }) => field === digested[model] && operator === 'eq')
  return asked?.value
}

function withPlain<Found>(model: string, row: Found, plain: unknown): Found {
  const field = digested[model]
  return row && field !== undefined && typeof plain === 'string' ? { ...row, [field]: plain } : row
}
