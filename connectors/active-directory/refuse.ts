import {
  BusyError,
  ConfidentialityRequiredError,
  InsufficientAccessError,
  InvalidCredentialsError,
  InvalidDNSyntaxError,
  NoSuchObjectError,
  ResultCodeError,
  StrongAuthRequiredError,
  UnavailableError,
} from 'ldapts'
import { type DirectoryRefusal, DirectoryRefused } from '../../domain/collecting/directory-refused.ts'

type ErrorClass = { [Symbol.hasInstance](value: unknown): boolean }

const reasonOfResult: readonly (readonly [ErrorClass, DirectoryRefusal])[] = [
  [InvalidCredentialsError, 'sign-in-refused'],
  [InsufficientAccessError, 'sign-in-refused'],
  [StrongAuthRequiredError, 'directory-not-encrypted'],
  [ConfidentialityRequiredError, 'directory-not-encrypted'],
  [NoSuchObjectError, 'search-base-not-found'],
  [InvalidDNSyntaxError, 'search-base-not-found'],
  [BusyError, 'directory-not-reached'],
  [UnavailableError, 'directory-not-reached'],
  [ResultCodeError, 'directory-fault'],
]

/** What Node and OpenSSL call a certificate that is not to be trusted. */
const notTrusted =
  /^(ERR_TLS_CERT|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA|ERR_SSL_CERTIFICATE)/

/** What a failed search means: the directory's own answer, a certificate, or else the line to it. */
export function directoryRefused(error: unknown): DirectoryRefused {
  if (error instanceof DirectoryRefused) return error
  const message = error instanceof Error ? error.message.trim() : String(error)
  const ofResult = reasonOfResult.find(([type]) => error instanceof type)?.[1]
  const code = (error as { code?: unknown } | null)?.code
  const ofLine = typeof code === 'string' && notTrusted.test(code) ? 'directory-not-trusted' : 'directory-not-reached'
  return new DirectoryRefused(ofResult ?? ofLine, message)
}
