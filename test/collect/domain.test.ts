import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:net'
import { after, before, describe, test } from 'node:test'
import type { ActiveDirectorySettings } from '../../connectors/active-directory/connection.ts'
import { activeDirectory } from '../../connectors/active-directory/directory.ts'
import type { Computer } from '../../domain/collecting/computer.ts'
import { DirectoryRefused } from '../../domain/collecting/directory-refused.ts'
import { findComputers, type WantedComputers } from '../../steps/collect/find-computers.ts'
import { address, type DomainController, domain, password, startDomainController } from './domain-controller.ts'
import { missing } from './peers.ts'
import { desktops, laptops, nameOf, oddGroup, signedIn, syntheticDomain } from './synthetic-domain.ts'

const skip = missing('samba', 'openssl')

describe('a real domain controller', { skip }, () => {
  let controller: DomainController
  const settings = (changes: Partial<ActiveDirectorySettings> = {}): ActiveDirectorySettings => ({
    ...{ host: controller.host, address, security: 'ldaps', ca: controller.ca, password, pageSize: 100 },
    ...{ user: 'collector@contoso.example', timeoutMs: 5000 },
    ...changes,
  })
  async function find(wanted: WantedComputers, changes?: Partial<ActiveDirectorySettings>): Promise<Computer[]> {
    const found: Computer[] = []
    for await (const computer of findComputers(activeDirectory(settings(changes)), wanted)) found.push(computer)
    return found.sort((one, other) => (one.name < other.name ? -1 : 1))
  }
  const names = async (wanted: WantedComputers, changes?: Partial<ActiveDirectorySettings>) =>
    (await find(wanted, changes)).map(({ name }) => name)
  const refused = (wanted: WantedComputers, reason: string, changes?: Partial<ActiveDirectorySettings>) =>
    assert.rejects(find(wanted, changes), (error) => error instanceof DirectoryRefused && error.reason === reason)

  before(async () => {
    controller = await startDomainController(syntheticDomain())
  })
  after(() => controller?.stop())

  test('gives all enabled computers, page by page, over LDAPS', async () => {
    const sizes: number[] = []
    for await (const page of activeDirectory(settings()).findComputers({ filter: '(cn=PC-*)' })) sizes.push(page.length)
    assert.deepEqual(sizes, [100, 100, 100])
    assert.deepEqual(await names({ filter: '(cn=PC-*)' }), [...laptops, ...desktops].map(nameOf))
  })

  test('gives the same over StartTLS', async () => {
    assert.equal((await names({ filter: '(cn=PC-*)' }, { security: 'starttls' })).length, 300)
  })

  test('says of a computer what the directory has, and null for the rest', async () => {
    const [laptop] = await find({ names: ['pc-0007.contoso.example'] })
    assert.deepEqual(laptop, {
      name: 'PC-0007',
      dnsName: 'pc-0007.contoso.example',
      operatingSystem: 'Windows 11 Enterprise',
      lastLogon: signedIn(7).toISOString(),
      distinguishedName: `CN=PC-0007,OU=Laptops,${domain}`,
    })
    const [bare] = await find({ names: ['PC-0300'] })
    assert.deepEqual([bare?.dnsName, bare?.lastLogon], [null, null])
  })

  describe('narrows', () => {
    test('to a group, with the groups in it, by its name or distinguished name', async () => {
      const members = laptops.slice(0, 120).map(nameOf)
      assert.deepEqual(await names({ group: 'All laptops' }), members)
      assert.deepEqual(await names({ group: `CN=All laptops,OU=Groups,${domain}` }), members)
    })

    test('to a group with a name full of signs, and to none by a value that tries to be a filter', async () => {
      assert.deepEqual(await names({ group: oddGroup }), laptops.slice(0, 40).map(nameOf))
      await refused({ group: '*)(objectClass=*' }, 'group-not-found')
      assert.deepEqual(await names({ names: ['*', 'PC-*', 'x)(cn=*'] }), [])
    })

    test('to an organizational unit', async () => {
      assert.deepEqual(await names({ searchBase: `OU=Desktops,${domain}` }), desktops.map(nameOf))
    })

    test('to names, however they are written', async () => {
      assert.deepEqual(await names({ names: ['pc-0001', 'PC-0002$', 'pc-0003.contoso.example', 'GONE-1', 'none'] }), [
        'PC-0001',
        'PC-0002',
        'PC-0003',
      ])
    })

    test('to an operating system, with stars', async () => {
      assert.equal((await names({ operatingSystem: 'Windows 11*' })).length, 200)
      assert.equal((await names({ operatingSystem: '*10*' })).length, 100)
      assert.deepEqual(await names({ operatingSystem: 'Windows' }), [])
    })

    test('to who signed in since', async () => {
      const since = signedIn(191).getTime()
      assert.deepEqual(await names({ lastLogonSince: since }), laptops.slice(190).map(nameOf))
    })

    test('by all of it together', async () => {
      const wanted = { group: 'Region', filter: '(|(cn=PC-000*)(cn=PC-0250))', operatingSystem: '*11*' }
      assert.deepEqual(await names({ ...wanted, searchBase: domain }), laptops.slice(0, 9).map(nameOf))
    })
  })

  describe('refuses', () => {
    test('a wrong password, an unknown user, and none', async () => {
      await refused({}, 'sign-in-refused', { password: 'wrong' })
      await refused({}, 'sign-in-refused', { user: 'nobody@contoso.example' })
      await refused({}, 'sign-in-refused', { password: '' })
      await refused({}, 'sign-in-refused', { password: 'wrong', security: 'starttls' })
    })

    test('what cannot be found or read', async () => {
      await refused({ group: 'Nobody' }, 'group-not-found')
      await refused({ group: `CN=Nobody,OU=Groups,${domain}` }, 'group-not-found')
      await refused({ group: 'Twice' }, 'group-not-unique')
      await refused({ searchBase: `OU=Nowhere,${domain}` }, 'search-base-not-found')
      await refused({ filter: '(cn=PC' }, 'filter-not-valid')
      await refused({ filter: '(cn=a)(cn=b)' }, 'filter-not-valid')
    })

    test('to be read in the clear', async () => {
      const { Client } = await import('ldapts')
      const client = new Client({ url: `ldap://${address}`, timeout: 5000 })
      await assert.rejects(client.bind('collector@contoso.example', password), { name: 'StrongAuthRequiredError' })
      await client.unbind()
    })
  })

  test('whose issuer is not trusted, or whose name is another, is not told the password', async () => {
    for (const security of ['ldaps', 'starttls'] as const) {
      await refused({}, 'directory-not-trusted', { security, ca: undefined })
      await refused({}, 'directory-not-trusted', { security, host: 'dc2.contoso.example' })
    }
  })

  test('is left with no connection behind, whatever happened', async () => {
    const sockets = () => process.getActiveResourcesInfo().filter((kind) => /TCP|TLS/.test(kind)).length
    const before = sockets()
    await refused({}, 'sign-in-refused', { password: 'wrong' })
    await refused({ filter: '(' }, 'filter-not-valid')
    for await (const _ of activeDirectory(settings()).findComputers({})) break
    const control = new AbortController()
    await assert.rejects(async () => {
      for await (const _ of activeDirectory(settings()).findComputers({}, control.signal))
        control.abort(new Error('paused'))
    }, /paused/)
    await new Promise((resolve) => setTimeout(resolve, 50))
    assert.equal(sockets(), before)
  })
})

describe('what is no domain controller', () => {
  const listen = async (server: Server) => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return (server.address() as { port: number }).port
  }
  const find = async (port: number, signal?: AbortSignal) => {
    const directory = activeDirectory({
      ...{ host: 'dc1.contoso.example', address: '127.0.0.1', port, security: 'starttls' as const, timeoutMs: 200 },
      ...{ user: 'collector', password: 'Synthetic-Passw0rd' },
    })
    for await (const _ of directory.findComputers({}, signal));
  }
  const notReached = (error: unknown) => error instanceof DirectoryRefused && error.reason === 'directory-not-reached'

  test('is given up in time when it says nothing, and at once when it breaks off or is not there', async (t) => {
    const silent = createServer(() => undefined)
    const breaking = createServer((socket) => socket.destroy())
    t.after(() => [silent, breaking].forEach((server) => void server.close()))
    const ports = [await listen(silent), await listen(breaking)]
    const begun = performance.now()
    for (const port of [...ports, 1]) await assert.rejects(find(port), notReached)
    assert.ok(performance.now() - begun < 2000)
  })

  test('and offers no StartTLS hears no password', async (t) => {
    let heard = ''
    /** An extended response of RFC 4511 with result 2 (protocol error) to the message with this number. */
    const refusal = (id: number) => Buffer.from([0x30, 0x0c, 2, 1, id, 0x78, 7, 0x0a, 1, 2, 4, 0, 4, 0])
    const server = createServer((socket) => {
      socket.on('data', (bytes) => {
        heard += bytes.toString('latin1')
        socket.write(refusal(bytes[4] ?? 0))
      })
      socket.on('error', () => undefined)
    })
    const port = await listen(server)
    t.after(() => server.close())
    await assert.rejects(
      find(port),
      (error) => error instanceof DirectoryRefused && error.reason === 'directory-not-encrypted',
    )
    assert.match(heard, /1\.3\.6\.1\.4\.1\.1466\.20037/)
    assert.doesNotMatch(heard, /Synthetic-Passw0rd|collector/)
  })
})
