import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { Kysely } from 'kysely'
import type { Role } from '../../domain/words.ts'
import type { OrganizationNo } from '../../storage/contract/organizations.ts'
import type { Store } from '../../storage/store.ts'
import { ann, bob, day, noon, type OpenedStore, type OpenStore, refusalOf, sure } from './scene.ts'

/** What every store does with people, invitations and tokens: each change with its event, and always an owner. */
export function people(openStore: OpenStore): void {
  describe('people', () => {
    let opened: OpenedStore
    let store: Store
    before(async () => {
      opened = await openStore()
      store = opened.store
    })
    after(() => opened.done())

    const invitation = (email: string, role: Role = 'technician') => ({
      id: randomUUID(),
      email,
      role,
      digest: `digest of ${randomUUID()}`,
      expiresAt: noon + 7 * day,
    })
    const kinds = async (org: OrganizationNo) =>
      (await store.log.list(org, { limit: 100 })).items.map(({ kind, about, by }) => [kind, about, by.name])

    test('an invitation is listed until it is accepted, withdrawn or too old; its link is good once', async () => {
      const { org, organization } = await newPlace(store)
      const first = invitation('carol@contoso.example')
      await store.people.invite(org, first, ann, noon)
      const [listed] = await store.people.invitations(org, noon)
      assert.equal(listed?.email, 'carol@contoso.example')
      assert.equal(listed?.createdBy, 'Ann')
      assert.deepEqual(await store.people.invitations(org, noon + 8 * day), [])
      assert.equal((await store.people.findInvitation(first.digest, noon))?.organization, organization)
      assert.equal(await store.people.findInvitation(first.digest, noon + 8 * day), null)
      assert.equal(await store.people.findInvitation('another', noon), null)
      const carol = await newPerson(store, 'Carol')
      const person = { id: carol, name: 'Carol', memberId: randomUUID() }
      assert.equal(refusalOf(await store.people.acceptInvitation(first.digest, person, noon + 8 * day)), 'not-found')
      assert.equal(sure(await store.people.acceptInvitation(first.digest, person, noon)).role, 'technician')
      assert.equal(refusalOf(await store.people.acceptInvitation(first.digest, person, noon)), 'not-found')
      assert.deepEqual(await store.people.invitations(org, noon), [])
      const second = invitation('dave@contoso.example')
      await store.people.invite(org, second, ann, noon)
      sure(await store.people.withdraw(org, second.id, bob, noon))
      assert.equal(await store.people.findInvitation(second.digest, noon), null)
      assert.equal(refusalOf(await store.people.withdraw(org, second.id, bob, noon)), 'not-found')
      assert.deepEqual(await kinds(org), [
        ['invitation-withdrawn', 'dave@contoso.example', 'Bob'],
        ['invited', 'dave@contoso.example', 'Ann'],
        ['joined', 'Carol', 'Carol'],
        ['invited', 'carol@contoso.example', 'Ann'],
      ])
    })

    test('a second invitation of an address takes the place of the first', async () => {
      const { org } = await newPlace(store)
      const first = invitation('erin@contoso.example')
      const second = invitation('erin@contoso.example', 'viewer')
      await store.people.invite(org, first, ann, noon)
      await store.people.invite(org, second, ann, noon)
      assert.equal(await store.people.findInvitation(first.digest, noon), null)
      assert.deepEqual(
        (await store.people.invitations(org, noon)).map(({ role }) => role),
        ['viewer'],
      )
    })

    test('the last owner is neither demoted nor removed, also when two go at once', async () => {
      const { org, organization } = await newPlace(store)
      const one = await newMember(store, organization, 'owner')
      const other = await newMember(store, organization, 'owner')
      const leave = (user: string) => store.people.removeMember(org, { user, from: 'owner', tokens: [] }, ann, noon)
      const both = await Promise.all([leave(one), leave(other)])
      assert.deepEqual(both.map((answer) => ('refused' in answer ? answer.refused : 'gone')).sort(), [
        'conflict',
        'gone',
      ])
      const left = 'refused' in both[0] ? one : other
      const demotion = { user: left, from: 'owner', to: 'viewer', mayStillGive: [] } as const
      assert.equal(refusalOf(await store.people.changeRole(org, demotion, ann, noon)), 'conflict')
    })

    test('who belongs already does not join a second time', async () => {
      const { org, organization } = await newPlace(store)
      const user = await newMember(store, organization, 'viewer')
      const person = { id: user, name: 'Somebody', memberId: randomUUID() }
      assert.equal(refusalOf(await store.people.join(org, person, 'owner', noon)), 'conflict')
      const carol = { id: await newPerson(store, 'Carol'), name: 'Carol', memberId: randomUUID() }
      sure(await store.people.join(org, carol, 'owner', noon))
      assert.deepEqual(await kinds(org), [['joined', 'Carol', 'Carol']])
    })

    test('a change of what is no longer so is refused', async () => {
      const { org, organization } = await newPlace(store)
      const user = await newMember(store, organization, 'viewer')
      const change = { user, from: 'technician', to: 'administrator', mayStillGive: [] } as const
      assert.equal(refusalOf(await store.people.changeRole(org, change, ann, noon)), 'version')
      assert.equal(refusalOf(await store.people.changeRole(org, { ...change, user: 'nobody' }, ann, noon)), 'not-found')
    })

    test('who may no longer give a role has invited nobody to it', async () => {
      const { org, organization } = await newPlace(store)
      const user = await newMember(store, organization, 'owner')
      await newMember(store, organization, 'owner')
      const they = { kind: 'user', id: user, name: 'They' } as const
      await store.people.invite(org, invitation('owner@contoso.example', 'owner'), they, noon)
      await store.people.invite(org, invitation('viewer@contoso.example', 'viewer'), they, noon)
      const demotion = { user, from: 'owner', to: 'administrator', mayStillGive: ['viewer'] } as const
      sure(await store.people.changeRole(org, demotion, ann, noon))
      assert.deepEqual(
        (await store.people.invitations(org, noon)).map(({ role }) => role),
        ['viewer'],
      )
      sure(await store.people.removeMember(org, { user, from: 'administrator', tokens: [] }, ann, noon))
      assert.deepEqual(await store.people.invitations(org, noon), [])
    })

    test('sessions end with the last membership, not before; tokens named end too', async () => {
      const one = await newPlace(store)
      const other = await newPlace(store)
      const user = await newMember(store, one.organization, 'technician')
      await addMember(store, other.organization, user, 'viewer')
      await addSession(store, user)
      const token = newToken('of the person')
      await store.people.makeToken(one.org, token, ann, noon)
      const gone = { user, from: 'technician', tokens: [token.id] } as const
      sure(await store.people.removeMember(one.org, gone, ann, noon))
      assert.equal(await sessionsOf(store, user), 1)
      assert.equal(refusalOf(await store.people.removeToken(one.org, token.id, ann, noon)), 'not-found')
      sure(await store.people.removeMember(other.org, { user, from: 'viewer', tokens: [] }, ann, noon))
      assert.equal(await sessionsOf(store, user), 0)
      assert.deepEqual(
        (await kinds(one.org)).map(([kind]) => kind),
        ['token-revoked', 'removed', 'token-made'],
      )
    })

    test('nothing of one organization is seen or changed from another', async () => {
      const mine = await newPlace(store)
      const theirs = await newPlace(store)
      const user = await newMember(store, mine.organization, 'viewer')
      const open = invitation('frank@contoso.example')
      const token = newToken('mine')
      await store.people.invite(mine.org, open, ann, noon)
      await store.people.makeToken(mine.org, token, ann, noon)
      const { org } = theirs
      assert.deepEqual(await store.people.invitations(org, noon), [])
      assert.deepEqual((await store.log.list(org, { limit: 10 })).items, [])
      assert.equal(refusalOf(await store.people.withdraw(org, open.id, bob, noon)), 'not-found')
      assert.equal(refusalOf(await store.people.removeToken(org, token.id, bob, noon)), 'not-found')
      const change = { user, from: 'viewer', to: 'owner', mayStillGive: [] } as const
      assert.equal(refusalOf(await store.people.changeRole(org, change, bob, noon)), 'not-found')
      const gone = { user, from: 'viewer', tokens: [] } as const
      assert.equal(refusalOf(await store.people.removeMember(org, gone, bob, noon)), 'not-found')
    })

    test('what happened is read page by page, newest first, and is hinted at', async () => {
      const { org } = await newPlace(store)
      const hinted: number[] = []
      const off = store.onChange((hint) => hint.people && hinted.push(hint.org))
      for (const name of ['a', 'b', 'c']) await store.people.makeToken(org, newToken(name), ann, noon)
      off()
      const page = await store.log.list(org, { limit: 2 })
      assert.deepEqual(
        page.items.map(({ about }) => about),
        ['c', 'b'],
      )
      const next = await store.log.list(org, { limit: 2, cursor: page.nextCursor ?? '' })
      assert.deepEqual(
        next.items.map(({ about }) => about),
        ['a'],
      )
      assert.equal(next.nextCursor, null)
      assert.ok(hinted.includes(org))
    })

    test('what happens to a way in is noted, and all that let somebody in ends at once', async () => {
      const { org, organization } = await newPlace(store)
      const other = await newPlace(store)
      await store.people.note(org, 'password-changed', 'Ann', ann, noon)
      assert.deepEqual(await kinds(org), [['password-changed', 'Ann', 'Ann']])
      const user = await newMember(store, organization, 'viewer')
      await addSession(store, user)
      await addSecondFactor(store, user)
      const invitations = [invitation('gina@contoso.example'), invitation('hugo@contoso.example')] as const
      await store.people.invite(org, invitations[0], ann, noon)
      await store.people.invite(other.org, invitations[1], ann, noon)
      await store.settings.set('link.one', '{}')
      await store.settings.set('keep', 'me')
      const ended = await store.people.endSessions({ secondFactors: false })
      assert.ok(ended.sessions >= 1 && ended.links >= 3)
      assert.equal(ended.secondFactors, 0)
      assert.equal(await sessionsOf(store, user), 0)
      for (const { digest } of invitations) assert.equal(await store.people.findInvitation(digest, noon), null)
      assert.equal(await store.settings.get('link.one'), null)
      assert.equal(await store.settings.get('keep'), 'me')
      assert.equal((await store.people.endSessions({ secondFactors: true })).secondFactors, 1)
      assert.deepEqual(await store.people.endSessions({ secondFactors: true }), {
        sessions: 0,
        links: 0,
        secondFactors: 0,
      })
    })
  })
}

type Library = {
  user: Record<string, unknown>
  organization: Record<string, unknown>
  member: Record<string, unknown>
  session: { userId: string } & Record<string, unknown>
  twoFactor: Record<string, unknown>
}
const tables = (store: Store) => new Kysely<Library>({ dialect: store.accountsDialect })
const at = new Date(noon)

async function newPlace(store: Store): Promise<{ org: OrganizationNo; organization: string }> {
  const organization = randomUUID()
  const values = { id: organization, name: 'Contoso', slug: organization, createdAt: at }
  await tables(store).insertInto('organization').values(values).execute()
  return { org: await store.organizations.numberOf(organization, 'Contoso'), organization }
}

async function newPerson(store: Store, name: string): Promise<string> {
  const id = randomUUID()
  const values = { id, name, email: `${id}@contoso.example`, emailVerified: false, createdAt: at, updatedAt: at }
  await tables(store).insertInto('user').values(values).execute()
  return id
}

async function newMember(store: Store, organization: string, role: Role): Promise<string> {
  const user = await newPerson(store, 'Somebody')
  await addMember(store, organization, user, role)
  return user
}

async function addMember(store: Store, organizationId: string, userId: string, role: Role): Promise<void> {
  const values = { id: randomUUID(), organizationId, userId, role, createdAt: at }
  await tables(store).insertInto('member').values(values).execute()
}

async function addSession(store: Store, userId: string): Promise<void> {
  const values = { id: randomUUID(), userId, token: randomUUID(), expiresAt: at, createdAt: at, updatedAt: at }
  await tables(store).insertInto('session').values(values).execute()
}

async function addSecondFactor(store: Store, userId: string): Promise<void> {
  const values = { id: randomUUID(), userId, secret: 'secret', backupCodes: 'codes' }
  await tables(store).insertInto('twoFactor').values(values).execute()
}

async function sessionsOf(store: Store, user: string): Promise<number> {
  return (await tables(store).selectFrom('session').select('id').where('userId', '=', user).execute()).length
}

const newToken = (name: string) => ({
  id: randomUUID(),
  name,
  role: 'viewer' as const,
  prefix: 'muster_',
  start: 'muster_abcd',
  digest: randomUUID(),
  expiresAt: null,
})
