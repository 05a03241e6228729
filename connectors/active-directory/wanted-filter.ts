import {
  AndFilter,
  EqualityFilter,
  ExtensibleFilter,
  type Filter,
  FilterParser,
  GreaterThanEqualsFilter,
  NotFilter,
  OrFilter,
  SubstringFilter,
} from 'ldapts'
import { DirectoryRefused } from '../../domain/collecting/directory-refused.ts'
import type { WantedComputers } from '../../steps/collect/find-computers.ts'
import { toFileTime } from './file-time.ts'

/** Matching rules of Active Directory ([MS-ADTS] 3.1.1.3.4.4): a member through any number of groups; all bits set. */
const inChain = '1.2.840.113556.1.4.1941'
const bitsSet = '1.2.840.113556.1.4.803'
const accountDisabled = '2'

/**
 * The search for the enabled computers that are wanted, `groupDn` being the group's distinguished name. It is made of
 * parts, never of text, so that no value can become a part of its own. A filter that a person wrote is read first, and
 * stands beside the others whatever is in it.
 */
export function wantedFilter(wanted: WantedComputers, groupDn: string | null): Filter {
  const filters: Filter[] = [
    equal('objectCategory', 'computer'),
    new NotFilter({
      filter: new ExtensibleFilter({ matchType: 'userAccountControl', rule: bitsSet, value: accountDisabled }),
    }),
  ]
  if (groupDn !== null) filters.push(new ExtensibleFilter({ matchType: 'memberOf', rule: inChain, value: groupDn }))
  if (wanted.filter !== undefined) filters.push(readFilter(wanted.filter))
  if (wanted.operatingSystem !== undefined) filters.push(like('operatingSystem', wanted.operatingSystem))
  if (wanted.lastLogonSince !== undefined) {
    const value = toFileTime(wanted.lastLogonSince)
    filters.push(new GreaterThanEqualsFilter({ attribute: 'lastLogonTimestamp', value }))
  }
  if (wanted.names !== undefined) filters.push(new OrFilter({ filters: wanted.names.flatMap(named) }))
  return new AndFilter({ filters })
}

/** The search for a group by its name. */
export function groupFilter(name: string): Filter {
  const names = new OrFilter({ filters: [equal('sAMAccountName', name), equal('cn', name)] })
  return new AndFilter({ filters: [equal('objectCategory', 'group'), names] })
}

const equal = (attribute: string, value: string): Filter => new EqualityFilter({ attribute, value })

/** A computer goes by its account name, which ends in `$`, or by its name in DNS. */
function named(name: string): Filter[] {
  const bare = name.replace(/\$$/, '')
  return [equal('sAMAccountName', `${bare}$`), equal('dNSHostName', bare)]
}

/** A value in which `*` stands for anything. */
function like(attribute: string, pattern: string): Filter {
  const parts = pattern.split('*')
  if (parts.length === 1) return equal(attribute, pattern)
  const any = parts.slice(1, -1).filter((part) => part !== '')
  return new SubstringFilter({ attribute, initial: parts[0] ?? '', any, final: parts.at(-1) ?? '' })
}

function readFilter(text: string): Filter {
  try {
    return FilterParser.parseString(text.trim())
  } catch (error) {
    throw new DirectoryRefused('filter-not-valid', error instanceof Error ? error.message : String(error))
  }
}
