import type { Client, Entry } from 'ldapts'
import type { Computer } from '../../domain/collecting/computer.ts'
import { DirectoryRefused } from '../../domain/collecting/directory-refused.ts'
import type { Directory, WantedComputers } from '../../steps/collect/find-computers.ts'
import { type ActiveDirectorySettings, withConnection } from './connection.ts'
import { fromFileTime } from './file-time.ts'
import { groupFilter, wantedFilter } from './wanted-filter.ts'

const attributes = ['cn', 'dNSHostName', 'operatingSystem', 'lastLogonTimestamp']
/** Active Directory gives at most 1000 entries for one page. */
const usualPage = 500

/** The computers of an Active Directory domain, over LDAPS or StartTLS, a page at a time. */
export function activeDirectory(settings: ActiveDirectorySettings): Directory {
  return {
    findComputers: (wanted, signal) => withConnection(settings, signal, (client) => search(client, settings, wanted)),
  }
}

async function* search(
  client: Client,
  { pageSize = usualPage }: ActiveDirectorySettings,
  wanted: WantedComputers,
): AsyncGenerator<readonly Computer[]> {
  const domain = await domainOf(client)
  const group = wanted.group === undefined ? null : await groupNamed(client, domain, wanted.group.trim())
  const pages = client.searchPaginated(wanted.searchBase ?? domain, {
    scope: 'sub',
    filter: wantedFilter(wanted, group),
    attributes,
    paged: { pageSize },
  })
  for await (const { searchEntries } of pages) if (searchEntries.length > 0) yield searchEntries.map(computerOf)
}

/** The root of the domain, as the domain controller names it. */
async function domainOf(client: Client): Promise<string> {
  const { searchEntries } = await client.search('', { scope: 'base', attributes: ['defaultNamingContext'] })
  const domain = textOf(searchEntries[0], 'defaultNamingContext')
  if (domain === null) throw new DirectoryRefused('directory-fault', 'it has no defaultNamingContext')
  return domain
}

/** A group's distinguished name: itself where it is one, else that of the one group so called. */
async function groupNamed(client: Client, domain: string, name: string): Promise<string> {
  const isDn = /^(CN|OU)=.+,\s*DC=/i.test(name)
  const { searchEntries } = isDn
    ? await client.search(name, { scope: 'base', attributes: ['cn'], sizeLimit: 2 }).catch(noneIfNoSuch)
    : await client.search(domain, { scope: 'sub', filter: groupFilter(name), attributes: ['cn'], sizeLimit: 2 })
  const [first, second] = searchEntries
  if (first === undefined) throw new DirectoryRefused('group-not-found', name)
  if (second !== undefined) throw new DirectoryRefused('group-not-unique', name)
  return first.dn
}

const noneIfNoSuch = (error: unknown): { searchEntries: Entry[] } => {
  if (error instanceof Error && /^(NoSuchObject|InvalidDNSyntax)/.test(error.name)) return { searchEntries: [] }
  throw error
}

function computerOf(entry: Entry): Computer {
  return {
    name: textOf(entry, 'cn') ?? entry.dn,
    dnsName: textOf(entry, 'dNSHostName'),
    operatingSystem: textOf(entry, 'operatingSystem'),
    lastLogon: fromFileTime(textOf(entry, 'lastLogonTimestamp') ?? ''),
    distinguishedName: entry.dn,
  }
}

/** An attribute's text, or its first one; null where it has none. */
function textOf(entry: Entry | undefined, attribute: string): string | null {
  const value = [entry?.[attribute] ?? []].flat()[0]
  const text = typeof value === 'string' ? value.trim() : (value?.toString('utf8').trim() ?? '')
  return text === '' ? null : text
}
