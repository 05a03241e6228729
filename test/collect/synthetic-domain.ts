import { domain, password } from './domain-controller.ts'

/** A domain of 300 enabled computers: 200 laptops with Windows 11, of which groups within groups know 120, 100 desktops. */
export const laptops = numbers(1, 200)
export const desktops = numbers(201, 300)
/** When the laptop with this number signed in: one a day from 1 January 2026 on. */
export const signedIn = (number: number): Date => new Date(Date.UTC(2026, 0, number))

export const nameOf = (number: number): string => `PC-${String(number).padStart(4, '0')}`
/** A group whose name has all that a filter must not take for its own. */
export const oddGroup = 'Laptops (Zwolle*)|\\Oost'

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

const fileTime = (moment: Date) => String((BigInt(moment.getTime()) + 11_644_473_600_000n) * 10_000n)
const dnOf = (number: number) => `CN=${nameOf(number)},OU=${number <= 200 ? 'Laptops' : 'Desktops'},${domain}`

type Entry = Record<string, string | readonly string[]>

/** The domain as LDIF; every value in base64, so that none needs care. */
export function syntheticDomain(): string {
  const entries: [string, Entry][] = [
    ...['Laptops', 'Desktops', 'Groups'].map((ou): [string, Entry] => [
      `OU=${ou},${domain}`,
      { objectClass: 'organizationalUnit' },
    ]),
    ...[...laptops, ...desktops].map((number): [string, Entry] => [dnOf(number), computer(number)]),
    [`CN=GONE-1,OU=Laptops,${domain}`, { ...computer(1), sAMAccountName: 'GONE-1$', userAccountControl: '4098' }],
    group(oddGroup, laptops.slice(0, 40).map(dnOf)),
    group('Laptops Utrecht', laptops.slice(40, 120).map(dnOf)),
    group('Region', [groupDn(oddGroup), groupDn('Laptops Utrecht')]),
    group('All laptops', [groupDn('Region')]),
    group('Twice', []),
    [`CN=Twice,OU=Desktops,${domain}`, { objectClass: 'group', sAMAccountName: 'Twice-2' }],
    service('svc-winrm', ['HTTP/pc-0001.contoso.example', 'HTTP/pc-0002.contoso.example']),
    service('collector', []),
  ]
  return entries.map(([dn, entry]) => record({ dn, ...entry })).join('\n')
}

function computer(number: number): Entry {
  const isLaptop = number <= 200
  return {
    objectClass: 'computer',
    sAMAccountName: `${nameOf(number)}$`,
    userAccountControl: '4096',
    operatingSystem: isLaptop ? 'Windows 11 Enterprise' : 'Windows 10 Pro',
    ...(number === 300 ? {} : { dNSHostName: `${nameOf(number).toLowerCase()}.contoso.example` }),
    ...(isLaptop && { lastLogonTimestamp: fileTime(signedIn(number)) }),
  }
}

const groupDn = (name: string) => `CN=${name.replace(/[\\]/g, '\\5C')},OU=Groups,${domain}`
const group = (name: string, member: readonly string[]): [string, Entry] => [
  groupDn(name),
  { objectClass: 'group', sAMAccountName: name.replace(/[^\w ]/g, '-'), ...(member.length > 0 && { member }) },
]

function service(name: string, servicePrincipalName: readonly string[]): [string, Entry] {
  const unicodePwd = Buffer.from(`"${password}"`, 'utf16le').toString('latin1')
  const names = servicePrincipalName.length > 0 && { servicePrincipalName }
  return [
    `CN=${name},CN=Users,${domain}`,
    { objectClass: 'user', sAMAccountName: name, userAccountControl: '66048', unicodePwd, ...names },
  ]
}

function record(entry: Entry): string {
  const lines = Object.entries(entry).flatMap(([name, values]) =>
    [values].flat().map((value) => {
      const bytes = Buffer.from(value as string, name === 'unicodePwd' ? 'latin1' : 'utf8')
      return `${name}:: ${bytes.toString('base64')}`
    }),
  )
  return `${lines.join('\n')}\n`
}
