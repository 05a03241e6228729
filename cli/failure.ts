import { MusterProblem, MusterUnreachable } from '../api/client.ts'
import type { Context } from './context.ts'
import { SettingNotValid } from './settings.ts'
import { plain } from './terminal.ts'

/** Ends a command with words for the person and an exit status; the last lines say what to do. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed'
  readonly status: 1 | 2
  readonly next: readonly string[]
  constructor(message: string, next: readonly string[] = [], status: 1 | 2 = 2) {
    super(message)
    this.status = status
    this.next = next
  }
}

/** Says in words what ended a command, with the next step, and settles the exit status. A fault of our own is shown as it is. */
export function explain(error: unknown, context: Context): void {
  const { terminal } = context
  if (context.signal.aborted) {
    context.finish(2)
    return
  }
  const words = wordsFor(error, context)
  if (!words) {
    terminal.note(`muster: ${context.say.ourFault}`)
    terminal.note(error instanceof Error ? (error.stack ?? error.message) : String(error))
    context.finish(2)
    return
  }
  terminal.note(`muster: ${plain(words.message)}`)
  for (const line of words.next) if (line !== '') terminal.note(`  ${plain(line)}`)
  context.finish(words.status)
}

type Words = { message: string; next: readonly string[]; status: 1 | 2 }

function wordsFor(error: unknown, context: Context): Words | null {
  const { say } = context
  if (error instanceof CommandFailed) return { message: error.message, next: error.next, status: error.status }
  if (error instanceof MusterUnreachable) {
    const what = error.cause === undefined ? error.message : `${say.cannotReach} ${unreachableWords(error, context)}`
    return { message: what, next: [say.startHint], status: 2 }
  }
  if (error instanceof MusterProblem) return { ...problemWords(error, context), status: 2 }
  if (error instanceof SettingNotValid) {
    return { message: say.settingNotValid(error.setting, error.given, error.wanted), next: [], status: 2 }
  }
  if (isSigningKeyDiffers(error)) return { message: say.keyDiffers(error.file), next: say.keyDiffersNext, status: 2 }
  if (codeOf(error) === 'SECRET_KEY_NOT_VALID') {
    return { message: say.secretKeyNotValid, next: [say.secretKeyNotValidNext], status: 2 }
  }
  if (error instanceof Error && 'code' in error && error.code === 'SCHEMA_NOT_CURRENT') {
    return { message: say.schemaNotCurrent, next: [say.schemaNotCurrentNext], status: 2 }
  }
  if (isLoginNotLetIn(error)) {
    return { message: say.loginNotLetIn(error.login), next: [say.loginNotLetInNext(error.login)], status: 2 }
  }
  if (isDatabaseAway(error)) return { message: say.databaseNotReached(error.message), next: [], status: 2 }
  const database = databaseWords(error, context)
  if (database) return { ...database, status: 2 }
  const file = explainFile(error, context)
  return file === null ? null : { message: file, next: [], status: 2 }
}

/**
 * The network's codes, and PostgreSQL's for a wrong password, role or database. A Muster server that is away comes as
 * MusterUnreachable, so that what is left is the database.
 */
const databaseAway: ReadonlySet<unknown> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['CONNECT_TIMEOUT', 'CONNECTION_CLOSED', '28000', '28P01', '3D000'],
])

const isDatabaseAway = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && databaseAway.has(error.code)

/** What is wrong with the SQLite file, as its own codes say. */
function databaseWords(error: unknown, { say }: Context): Omit<Words, 'status'> | null {
  const code = codeOf(error) ?? ''
  if (code === 'SQLITE_FULL') return { message: say.diskFull, next: [] }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return { message: say.databaseDamaged, next: [say.databaseDamagedNext] }
  }
  if (!/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH|IOERR)/.test(code)) return null
  return { message: say.databaseNotWritten, next: [say.databaseNotWrittenNext] }
}

const isSigningKeyDiffers = (error: unknown): error is Error & { file: string | null } =>
  error instanceof Error && 'code' in error && error.code === 'SIGNING_KEY_DIFFERS'

const isLoginNotLetIn = (error: unknown): error is Error & { login: string } =>
  error instanceof Error && 'code' in error && error.code === 'LOGIN_NOT_LET_IN'

/** Why nothing could be reached, from the code that the network gave. */
export function unreachableWords(error: Error, { say }: Context): string {
  const code = codeOf(error)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return say.unknownHost
  if (code === 'ECONNREFUSED') return say.nothingListens
  if (code === 'ETIMEDOUT' || code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH') {
    return say.noAnswer
  }
  if (code && /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(code)) return say.certificateNotTrusted
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'HPE_INVALID_CONSTANT') return say.notTls
  return say.connectionBroke
}

function problemWords(problem: MusterProblem, { say }: Context): { message: string; next: string[] } {
  const message =
    problem.detail && problem.detail !== problem.title ? `${problem.title} ${problem.detail}` : problem.title
  const fields = (problem.problem.fields ?? []).map(({ path, message }) => `${path}: ${message}`)
  const request = problem.status >= 500 && problem.requestId ? [say.requestId(problem.requestId)] : []
  if (problem.status === 401) return { message: say.notSignedIn, next: [say.signInHint] }
  if (problem.status === 403) return { message, next: [problem.nextStep || say.notAllowedHint] }
  return { message, next: [...fields, problem.nextStep, ...request] }
}

/** The code of the innermost cause: the network's own, where there is one. */
function codeOf(error: unknown): string | undefined {
  let found: string | undefined
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const inner = at instanceof AggregateError ? at.errors[0] : at
    if (inner instanceof Error && 'code' in inner && typeof inner.code === 'string') found = inner.code
  }
  return found
}

/** What is wrong with a file, where the fault is one of the file system. */
export function explainFile(error: unknown, { say }: Context): string | null {
  if (!(error instanceof Error && 'code' in error)) return null
  // Writing to a file that is open names no path.
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') return say.diskFull
  if (!('path' in error && typeof error.path === 'string')) return null
  if (error.code === 'ENOENT') return say.noSuchFile(error.path)
  if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS') return say.fileNotAllowed(error.path)
  if (error.code === 'EISDIR') return say.isFolder(error.path)
  return `${error.path}: ${error.message}`
}
