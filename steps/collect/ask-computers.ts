import type { CollectedDevice, Computer } from '../../domain/collecting/computer.ts'
import type { NoHash } from '../../domain/collecting/no-hash.ts'
import { mapAtOnce } from './map-at-once.ts'

/** What one computer said, or why it said nothing; `detail` is for the log, in the other side's words, without secrets. */
export type Answer = { device: CollectedDevice } | { reason: NoHash; detail: string | null }
export type AskedComputer = { computer: Computer } & Answer

export type Hardware = Pick<CollectedDevice, 'manufacturer' | 'model'>
export type Asked = {
  /** A computer of which this says no is `other-model`, and need not be asked for its hash. */
  isWanted: (hardware: Hardware) => boolean
  signal: AbortSignal
}

/**
 * What asking needs: one computer's answer. What goes wrong with the computer is a value; the signal ends it, and then
 * whatever it answers does not count.
 */
export type Asker = { ask(computer: Computer, asked: Asked): Promise<Answer> }

export type Asking = {
  /** How many computers are asked at the same time, and the most answers that are held. */
  atOnce?: number
  /** How long one computer may take in all, in milliseconds; then it is `no-answer`. */
  deadlineMs?: number
  /** Only these models; `*` stands for anything, case does not count. Empty or not given: all. */
  models?: readonly string[]
  signal?: AbortSignal
  /** Called where an asker threw, which is a mistake of the asker: the computer is `fault`, and the others go on. */
  onFault?(fault: unknown, computer: Computer): void
}

/**
 * Asks computers, many at a time, and gives each answer as it comes: never more computers in hand than `atOnce`, whatever
 * their number, and one that hangs holds up only its own place. Ended early, or by the signal (then it throws the
 * signal's reason), it breaks off those that are being asked.
 */
export async function* askComputers(
  computers: AsyncIterable<Computer> | Iterable<Computer>,
  asker: Asker,
  { atOnce = 64, deadlineMs = 60_000, models = [], signal, onFault }: Asking = {},
): AsyncGenerator<AskedComputer> {
  const ended = new AbortController()
  const end = () => ended.abort(signal?.reason)
  signal?.addEventListener('abort', end, { once: true })
  if (signal?.aborted) end()
  const asked = { isWanted: modelMatcher(models), signal: ended.signal }
  try {
    const ask = (computer: Computer) => askOne(asker, computer, asked, deadlineMs, onFault)
    yield* mapAtOnce(computers, atOnce, ask, ended.signal)
  } finally {
    signal?.removeEventListener('abort', end)
    ended.abort()
  }
}

/** One computer's answer within its time; the asker is told to stop when the time is over. */
async function askOne(
  asker: Asker,
  computer: Computer,
  { isWanted, signal }: Asked,
  deadlineMs: number,
  onFault: Asking['onFault'],
): Promise<AskedComputer> {
  const own = new AbortController()
  const broken = Promise.withResolvers<Answer>()
  const stop = (detail: string) => {
    own.abort()
    broken.resolve({ reason: 'no-answer', detail })
  }
  const timer = setTimeout(stop, deadlineMs, `no answer after ${deadlineMs} ms`)
  const end = () => stop('broken off')
  signal.addEventListener('abort', end, { once: true })
  try {
    const answer = asker.ask(computer, { isWanted, signal: own.signal })
    return { computer, ...(await Promise.race([answer, broken.promise])) }
  } catch (fault) {
    onFault?.(fault, computer)
    return { computer, reason: 'fault', detail: fault instanceof Error ? fault.message : String(fault) }
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', end)
  }
}

/** Whether hardware is of one of the models; with no models, all are. */
export function modelMatcher(models: readonly string[]): (hardware: Hardware) => boolean {
  const patterns = models.map((model) => new RegExp(`^${model.trim().split('*').map(literally).join('.*')}$`, 'i'))
  return ({ model }) => patterns.length === 0 || patterns.some((pattern) => pattern.test(model?.trim() ?? ''))
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
