import { registerHooks } from 'node:module'
import type Driver from 'postgres'

/**
 * postgres.js 3.4.9, the newest there is, with what its maintainers have open (porsager/postgres #1168, #1155, #1208): a
 * connection that is lost in a transaction is still written to, which ends the process from outside of any promise; and
 * what was left over of it spoils the connection that takes its place; one that is opened for `reserve` is never used
 * where `fetch_types` is off. Mended as it is loaded, piece by piece; each has
 * to be found exactly once, so that another version is looked at anew.
 */
type Mend = readonly [found: string, mended: string]
const mends: Record<string, readonly Mend[]> = {
  'connection.js': [
    // Nothing is sent on a connection that is gone: who asks is told.
    [
      `    if (terminated)
      return queryError(q, Errors.connection('CONNECTION_DESTROYED', options))
`,
      `    if (terminated)
      return queryError(q, Errors.connection('CONNECTION_DESTROYED', options))

    if (socket === null)
      return (queryError(q, Errors.connection('CONNECTION_CLOSED', options)), true)
`,
    ],
    [
      `    const x = socket.write(chunk, fn)
`,
      `    if (socket === null)
      return (chunk = nextWriteTimer = null, true)
    const x = socket.write(chunk, fn)
`,
    ],
    // What was not sent or not answered yet does not go over to the next connection.
    [
      `    clearImmediate(nextWriteTimer)
    socket.removeListener('data', data)
`,
      `    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    socket.removeListener('data', data)
`,
    ],
    [
      `    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
`,
      `    ;(query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
    query = results = errorResponse = null
    result = new Result()
    rows = 0
`,
    ],
    // A connection that was opened for who wants one alone goes to them, or else to the others.
    [
      `      initial && !initial.reserve && execute(initial)
      options.shared.retries = retries = 0
      initial = null
      return
`,
      `      const first = initial
      initial = null
      options.shared.retries = retries = 0
      if (first.reserve)
        return first.done ? onopen(connection) : first.reserve(connection)
      execute(first)
      return
`,
    ],
  ],
  'index.js': [
    [
      `        const query = { reserve: resolve, reject }
`,
      `        const query = {
          done: false,
          reserve: c => (query.done = true, queries.remove(query), resolve(c)),
          reject: error => (query.done = true, queries.remove(query), reject(error))
        }
`,
    ],
    // A connection that was lost is somebody else's by now: neither asked nor given back.
    [
      `    c.reserved.release = true

    const sql = Sql(handler)
    sql.release = () => {
      c.reserved = null
      onopen(c)
    }

    return sql

    function handler(q) {
`,
      `    c.reserved.release = true
    let lost = null
    c.onclose = error => {
      lost = error
      while (queue.length)
        queue.shift().reject(error)
    }

    const sql = Sql(handler)
    sql.release = () => {
      if (lost)
        return
      lost = Errors.connection('CONNECTION_ENDED', options, options)
      c.onclose = null
      c.reserved = null
      onopen(c)
    }

    return sql

    function handler(q) {
      if (lost)
        return q.reject(lost)
`,
    ],
    [
      `      , connection
      , prepare = null
`,
      `      , connection
      , lost = null
      , prepare = null
`,
    ],
    [
      `        new Promise((_, reject) => connection.onclose = reject)
`,
      `        new Promise((_, reject) => connection.onclose = error => {
          lost = error
          while (queries.length)
            queries.shift().reject(error)
          reject(error)
        })
`,
    ],
    [
      `        q.catch(e => uncaughtError || (uncaughtError = e))
`,
      `        q.catch(e => uncaughtError || (uncaughtError = e))
        if (lost)
          return q.reject(lost)
`,
    ],
  ],
}

const mark = '?mended'

/** The text of one of the driver's files, mended. */
function mended(url: string, text: string): string {
  const name = /\/postgres\/src\/(\w+\.js)\?mended$/.exec(url)?.[1] ?? ''
  return (mends[name] ?? []).reduce((whole, [found, better]) => {
    const parts = whole.split(found)
    if (parts.length !== 2) throw new Error(`postgres.js is not the version that ${import.meta.url} mends: ${found}`)
    return parts.join(better)
  }, text)
}

async function loadMended(): Promise<typeof Driver> {
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context)
      const ours = specifier === 'postgres' || context.parentURL?.endsWith(mark)
      return ours && found.url.startsWith('file:') ? { ...found, url: found.url + mark } : found
    },
    load(url, context, next) {
      const found = next(url, context)
      return url.endsWith(mark) ? { ...found, source: mended(url, String(found.source)) } : found
    },
  })
  try {
    return (await import('postgres')).default
  } finally {
    hooks.deregister()
  }
}

export const postgres = await loadMended()
