import type { Problem, ProblemCode } from '../contract/problem.ts'

/**
 * A refusal of the server, in the reader's language. `code` is one of the closed list; `requestId` finds the log entry.
 * Thrown by every function of the client.
 */
export class MusterProblem extends Error {
  override readonly name = 'MusterProblem'
  readonly status: number
  readonly code: ProblemCode
  readonly title: string
  readonly detail: string
  readonly nextStep: string
  readonly requestId: string
  /** Seconds to wait before asking again (Retry-After); null where the server did not say. */
  readonly retryAfter: number | null
  /** All of the answer, with what the code brings besides (fields, count, version, reason). */
  readonly problem: Problem

  constructor(problem: Problem, retryAfter: number | null = null) {
    super(problem.detail ?? problem.title)
    this.status = problem.status
    this.code = problem.code
    this.title = problem.title
    this.detail = problem.detail ?? ''
    this.nextStep = problem.nextStep
    this.requestId = problem.requestId
    this.retryAfter = retryAfter
    this.problem = problem
  }
}

/** The server could not be reached, or the connection broke: worth trying again. */
export class MusterUnreachable extends Error {
  override readonly name = 'MusterUnreachable'
}
