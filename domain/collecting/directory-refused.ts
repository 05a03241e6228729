/** Why a directory gave no computers. */
export const directoryRefusals = [
  'directory-not-reached',
  'directory-not-trusted',
  'directory-not-encrypted',
  'sign-in-refused',
  'filter-not-valid',
  'search-base-not-found',
  'group-not-found',
  'group-not-unique',
  'directory-fault',
] as const
export type DirectoryRefusal = (typeof directoryRefusals)[number]

/** Ends a search in a directory. `message` is what the other side said, for the log: never a password. */
export class DirectoryRefused extends Error {
  readonly reason: DirectoryRefusal

  constructor(reason: DirectoryRefusal, message: string) {
    super(message)
    this.name = 'DirectoryRefused'
    this.reason = reason
  }
}
