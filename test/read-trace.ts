/** What `strace -f -y` saw of a server, as the few things that matter for durability, in order. */
export type Seen =
  | { kind: 'request'; line: string; socket: string }
  | { kind: 'answer'; status: number; socket: string }
  | { kind: 'log-write' }
  | { kind: 'log-synced' }

type Call = { name: string; fd: string; path: string; text: string; at: 'begin' | 'end' }

/** Reads the lines of a trace. A call that another thread interrupts stands in two lines; its end is what counts for a sync. */
export function readTrace(trace: string): Seen[] {
  const open = new Map<string, Call>()
  const seen: Seen[] = []
  for (const line of trace.split('\n')) {
    for (const call of callsOf(line, open)) seen.push(...meaningOf(call))
  }
  return seen
}

export type Acknowledged = {
  line: string
  status: number
  /** The log was written to after the request came. */
  wrote: boolean
  /** That write was on disk before the answer began. What others write meanwhile does not count. */
  synced: boolean
}

/** Requests that change something, each with what happened until its answer. To be asked one after the other. */
export function acknowledgements(seen: Seen[]): Acknowledged[] {
  const found: Acknowledged[] = []
  const waiting = new Map<string, Omit<Acknowledged, 'status'>>()
  for (const one of seen) {
    if (one.kind === 'log-write') {
      for (const request of waiting.values()) request.wrote = true
    } else if (one.kind === 'log-synced') {
      for (const request of waiting.values()) request.synced = request.wrote
    } else if (one.kind === 'request') {
      if (!one.line.startsWith('GET ')) waiting.set(one.socket, { line: one.line, wrote: false, synced: false })
    } else {
      const request = waiting.get(one.socket)
      waiting.delete(one.socket)
      if (request) found.push({ ...request, status: one.status })
    }
  }
  return found
}

function callsOf(line: string, open: Map<string, Call>): Call[] {
  const thread = /^\d+/.exec(line)?.[0] ?? ''
  const resumed = /<\.\.\. (\w+) resumed>/.exec(line)
  if (resumed) {
    const begun = open.get(thread)
    open.delete(thread)
    return begun ? [{ ...begun, at: 'end', text: `${begun.text}${line}` }] : []
  }
  const call = /^\d+\s+(\w+)\((\d+)<([^>]*)>(.*)$/.exec(line)
  if (!call) return []
  const [, name = '', fd = '', path = '', text = ''] = call
  const begun: Call = { name, fd, path, text, at: 'begin' }
  if (!line.includes('<unfinished ...>')) return [begun, { ...begun, at: 'end' }]
  open.set(thread, begun)
  return [begun]
}

function meaningOf({ name, fd, path, text, at }: Call): Seen[] {
  const isLog = path.endsWith('-wal')
  if (isLog && at === 'begin' && /^(pwrite64|write|pwritev)$/.test(name)) return [{ kind: 'log-write' }]
  if (isLog && at === 'end' && /^(fsync|fdatasync)$/.test(name)) return [{ kind: 'log-synced' }]
  const socket = /^(socket|TCP)/.test(path) ? `${fd}${path}` : null
  if (socket === null) return []
  const request = /"((?:GET|POST|PUT|PATCH|DELETE) \/[^\s"]*)/.exec(text)
  if (request?.[1] && at === 'end' && /^(read|recvfrom|recvmsg|readv)$/.test(name)) {
    return [{ kind: 'request', line: request[1], socket }]
  }
  const answer = /"HTTP\/1\.1 (\d{3})/.exec(text)
  if (answer && at === 'begin' && /^(write|writev|sendto|sendmsg)$/.test(name)) {
    return [{ kind: 'answer', status: Number(answer[1]), socket }]
  }
  return []
}
