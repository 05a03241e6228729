import { normalizeIP } from '@better-auth/core/utils/ip'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refused } from '../problems/problem.ts'
import type { Accounts } from './accounts.ts'
import { ShortMemory } from './short-memory.ts'

/** So many wrong passwords in a row cost nothing; each further one doubles the wait, up to the longest. */
const free = 5
const longestWaitMs = 60_000
/** Without a further attempt they are forgotten after this long. */
const memoryMs = 3_600_000
const most = 20_000

type Count = { wrong: number; until: number }
/** An attempt that is under way. */
export type Attempt = { succeeded(): void }

/**
 * Counts wrong passwords for each account, beside the limit for each address, and slows them down: many machines that
 * guess one password get one guess a minute. Nobody is locked out: where the person has a session, attempts count by
 * themselves, and elsewhere the wait ends after a minute. In the memory of this process: of several processes each
 * counts for itself.
 */
export class Attempts {
  #accounts: Accounts
  #now: () => number
  #counts = new ShortMemory<Count>(memoryMs, most)

  constructor(accounts: Accounts, now: () => number) {
    this.#accounts = accounts
    this.#now = now
  }

  /**
   * Begins an attempt at a password, which counts as wrong until it is told to have succeeded, so that many at once count
   * too. @throws Refused `too-many-requests`, with the wait in Retry-After
   */
  async begin(email: string, request: FastifyRequest, reply: FastifyReply): Promise<Attempt> {
    const account = email.trim().toLowerCase()
    const address = normalizeIP(request.ip)
    const here = `${account} from ${address}`
    const everywhere = `${account} from anywhere`
    const overall = this.#wait(everywhere)
    const known = overall > 0 && (await this.#isKnown(account, address))
    const wait = Math.max(this.#wait(here), known ? 0 : overall)
    if (wait > 0) {
      reply.header('retry-after', Math.ceil(wait / 1000))
      throw new Refused('too-many-requests')
    }
    this.#count(here)
    if (!known) this.#count(everywhere)
    return {
      succeeded: () => {
        this.#counts.forget(here)
        this.#counts.forget(everywhere)
      },
    }
  }

  #wait(key: string): number {
    return Math.max(0, (this.#counts.get(key, this.#now())?.until ?? 0) - this.#now())
  }

  #count(key: string): void {
    const wrong = (this.#counts.get(key, this.#now())?.wrong ?? 0) + 1
    const wait = wrong < free ? 0 : Math.min(1000 * 2 ** (wrong - free), longestWaitMs)
    this.#counts.set(key, { wrong, until: this.#now() + wait }, this.#now())
  }

  /** True where the person is signed in at this address. */
  async #isKnown(email: string, address: string): Promise<boolean> {
    const { adapter, internalAdapter } = this.#accounts.context
    const found = await internalAdapter.findUserByEmail(email)
    if (!found) return false
    const where = [
      { field: 'userId', value: found.user.id },
      { field: 'ipAddress', value: address },
      { field: 'expiresAt', operator: 'gt' as const, value: new Date(this.#now()) },
    ]
    return (await adapter.count({ model: 'session', where })) > 0
  }
}
