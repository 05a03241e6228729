import type { Computer } from '../../domain/collecting/computer.ts'

/** Which computers of a directory are wanted; what is not given does not narrow. */
export type WantedComputers = {
  /** A group by name or distinguished name; members of groups in it count as well. */
  group?: string
  /** An LDAP filter, in addition to the rest. */
  filter?: string
  /** The distinguished name of the organizational unit to search in, with all below it. */
  searchBase?: string
  /** Short names, DNS names or account names. */
  names?: readonly string[]
  /** As the directory writes it; `*` stands for anything: `Windows 11*`. */
  operatingSystem?: string
  /** Milliseconds since 1970: only computers that signed in at or after it. */
  lastLogonSince?: number
}

/**
 * What a search needs of a directory: the enabled computers that are wanted, a page at a time, in no particular order.
 * Throws `DirectoryRefused` (domain/collecting/directory-refused.ts). However it ends, its connection is closed.
 */
export type Directory = {
  findComputers(wanted: WantedComputers, signal?: AbortSignal): AsyncIterable<readonly Computer[]>
}

/** So many names go into one search. */
const namesAtOnce = 100

/** The computers that are wanted, each once. Long lists of names are searched in parts. */
export async function* findComputers(
  directory: Directory,
  wanted: WantedComputers,
  signal?: AbortSignal,
): AsyncGenerator<Computer> {
  const seen = new Set<string>()
  for (const names of inParts(wanted.names)) {
    for await (const page of directory.findComputers({ ...wanted, names }, signal)) {
      for (const computer of page) {
        const key = computer.distinguishedName.toLowerCase()
        if (seen.has(key)) continue
        seen.add(key)
        yield computer
      }
    }
  }
}

/** No names at all are one search without names; an empty list wants nothing. */
function* inParts(names: readonly string[] | undefined): Generator<readonly string[] | undefined> {
  if (names === undefined) return yield undefined
  const given = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))]
  for (let from = 0; from < given.length; from += namesAtOnce) yield given.slice(from, from + namesAtOnce)
}

/** Those of the names that no computer found goes by. */
export function namesNotFound(names: readonly string[], found: Iterable<Computer>): string[] {
  const known = new Set<string>()
  for (const { name, dnsName } of found) for (const one of [name, dnsName]) if (one) known.add(one.toLowerCase())
  return names.filter((name) => !known.has(name.trim().replace(/\$$/, '').toLowerCase()))
}
