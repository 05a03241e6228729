import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { joinOrganization, keepOrganization, makePerson } from '../../api/accounts/accounts.ts'
import { createClient, type MusterClient } from '../../api/client.ts'
import type { Accepted, InvitationMade } from '../../api/contract/people.ts'
import { mayGive } from '../../domain/permissions.ts'
import { type Role, roles } from '../../domain/words.ts'
import { whyNoPostgres } from '../postgres.ts'
import { type Database, openScene, type Scene, until } from './scene.ts'

const password = 'correct horse battery'
let made = 0

for (const database of ['sqlite', 'postgres'] satisfies Database[])
  describe(`people on ${database}`, { skip: database === 'postgres' && (whyNoPostgres ?? false) }, () => {
    let scene: Scene
    before(async () => {
      scene = await openScene(database)
    })
    after(() => scene.close())

    const accounts = () => scene.server.accounts ?? assert.fail('no accounts')
    /** Somebody without a password, who belongs to the organization. */
    const member = async (role: Role, organization = 'Contoso') => {
      const email = `person${++made}@contoso.example`
      const user = await accounts().context.internalAdapter.createUser(
        { name: `Person ${made}`, email, emailVerified: true },
        { method: 'email-password' },
      )
      await joinOrganization(accounts(), user.id, (await keepOrganization(accounts(), organization)).id, role)
      return { id: user.id, email }
    }
    const roleOf = async (owner: MusterClient, id: string) =>
      (await owner.people.list()).items.find((one) => one.id === id)?.role
    /** Somebody who is signed in, with their cookie. */
    const person = async (role: Role, organization = 'Contoso') => {
      const email = `signed-in${++made}@contoso.example`
      const { id } = (await makePerson(accounts(), { name: `Signed in ${made}`, email, password })) ?? assert.fail()
      const place = await keepOrganization(accounts(), organization)
      await joinOrganization(accounts(), id, place.id, role)
      return { id, email, organization: place.id, cookie: await signIn(email) }
    }
    const signIn = async (email: string) => {
      const answer = await accounts().auth.handler(
        new Request(`${scene.url}/api/auth/sign-in/email`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: scene.url },
          body: JSON.stringify({ email, password }),
        }),
      )
      assert.equal(answer.status, 200)
      return cookieOf(answer)
    }
    const call = (method: string, path: string, cookie: string, organization?: string, body?: unknown) =>
      fetch(`${scene.url}/api/v1${path}`, {
        method,
        headers: {
          cookie,
          ...(organization ? { 'muster-organization': organization } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    const accept = async (body: object, cookie = '') => {
      const answer = await call('POST', '/invitation', cookie, undefined, body)
      return { answer, value: (await answer.json()) as Accepted & { code?: string } }
    }
    const refused = (code: string) => ({ code })

    describe('who may do what, cell by cell', () => {
      let owner: MusterClient
      const actors = {} as Record<Role, MusterClient>
      before(async () => {
        owner = await scene.client()
        await member('owner')
        for (const role of roles) actors[role] = await scene.client('Contoso', role)
      })
      const expected = (own: Role, ...touched: Role[]): string | null => {
        if (own === 'technician' || own === 'viewer') return 'not-allowed'
        return touched.every((role) => mayGive(own, role)) ? null : 'role-too-high'
      }
      const attempt = async (what: string, want: string | null, act: () => Promise<unknown>) => {
        const said = await act().then(
          () => null,
          (problem: { code: string }) => problem.code,
        )
        assert.equal(said, want, what)
      }

      test('the table itself: none above its own, and who administers nobody gives nothing', () => {
        const table = Object.fromEntries(roles.map((own) => [own, roles.filter((given) => mayGive(own, given))]))
        assert.deepEqual(table, {
          owner: ['owner', 'administrator', 'technician', 'viewer'],
          administrator: ['administrator', 'technician', 'viewer'],
          technician: [],
          viewer: [],
        })
      })

      for (const own of roles) {
        test(`${own}: reads people, invitations, tokens and what happened only where they administer`, async () => {
          const want = expected(own)
          await attempt('list', want, () => actors[own].people.list())
          await attempt('invitations', want, () => actors[own].people.invitations())
          const logged = await actors[own].log.list({ limit: 1000 })
          assert.equal(
            logged.items.some(({ kind }) => kind === 'joined'),
            want === null,
            `${own} and the log`,
          )
          await attempt('tokens', want, () => actors[own].accounts.tokens())
        })

        test(`${own}: invites, and withdraws`, async () => {
          for (const role of roles) {
            const email = `invited${++made}@contoso.example`
            await attempt(`invite ${role}`, expected(own, role), () => actors[own].people.invite({ email, role }))
            const { id } = await owner.people.invite({ email, role })
            await attempt(`withdraw ${role}`, expected(own, role), () => actors[own].people.withdraw(id))
          }
        })

        test(`${own}: changes roles`, async () => {
          for (const from of roles)
            for (const to of roles) {
              const { id } = await member(from)
              const want = expected(own, from, to)
              await attempt(`${from} to ${to}`, want, () => actors[own].people.changeRole(id, { role: to }))
              assert.equal(await roleOf(owner, id), want === null ? to : from)
            }
        })

        test(`${own}: removes`, async () => {
          for (const role of roles) {
            const { id } = await member(role)
            const want = expected(own, role)
            await attempt(role, want, () => actors[own].people.remove(id))
            assert.equal(await roleOf(owner, id), want === null ? undefined : role)
          }
        })

        test(`${own}: makes and revokes tokens`, async () => {
          for (const role of roles) {
            const wanted = { name: `a ${role}`, role }
            await attempt(`make ${role}`, expected(own, role), () => actors[own].accounts.makeToken(wanted))
            const { id } = await owner.accounts.makeToken(wanted)
            await attempt(`revoke ${role}`, expected(own, role), () => actors[own].accounts.removeToken(id))
          }
        })

        test(`${own}: leaves, as everyone may`, async () => {
          const { id, cookie, organization } = await person(own)
          assert.equal((await call('DELETE', `/members/${id}`, cookie, organization)).status, 200)
          assert.equal(await roleOf(owner, id), undefined)
        })
      }
    })

    test('an invited person makes an account by the link, once, and is signed in as a member', async () => {
      const owner = await scene.client('Contoso')
      const invitation = await owner.people.invite({ email: 'New.One@contoso.example', role: 'technician' })
      assert.equal(invitation.email, 'new.one@contoso.example')
      const listed = await owner.people.invitations()
      assert.ok(!JSON.stringify(listed).includes(tokenOf(invitation)), 'the link is shown once')
      const days = (Date.parse(invitation.expiresAt) - Date.now()) / 86_400_000
      assert.ok(days > 6.9 && days <= 7, `${days}`)
      const state = await createClient({ baseUrl: scene.url }).people.invitationState(tokenOf(invitation))
      assert.deepEqual(state, {
        kind: 'new',
        email: 'new.one@contoso.example',
        organization: 'Contoso',
        role: 'technician',
      })
      const token = tokenOf(invitation)
      assert.equal((await accept({ token, name: 'New One', password: 'short' })).value.code, 'request-not-valid')
      const { answer, value } = await accept({ token, name: 'New One', password })
      assert.equal(answer.status, 200)
      const seen = await call('GET', '/devices', cookieOf(answer), value.organization.id)
      assert.equal(seen.status, 200)
      assert.equal((await accept({ token, name: 'New One', password })).value.code, 'invitation-not-valid')
      const one = (await owner.people.list()).items.find(({ email }) => email === 'new.one@contoso.example')
      assert.equal(one?.role, 'technician')
      assert.ok(Date.now() - Date.parse(one?.lastSignInAt ?? '') < 60_000, 'the sign-in is known')
      const found = await accounts().context.internalAdapter.findUserByEmail('new.one@contoso.example')
      assert.equal(found?.user.emailVerified, false, 'nothing proves the address: no sign-in provider takes it on')
      await assert.rejects(
        owner.people.invite({ email: 'new.one@contoso.example', role: 'viewer' }),
        refused('member-already'),
      )
    })

    test('a link that was withdrawn, replaced or never made lets nobody in', async () => {
      const owner = await scene.client()
      const withdrawn = await owner.people.invite({ email: 'gone@contoso.example', role: 'viewer' })
      await owner.people.withdraw(withdrawn.id)
      const replaced = await owner.people.invite({ email: 'twice@contoso.example', role: 'viewer' })
      await owner.people.invite({ email: 'twice@contoso.example', role: 'viewer' })
      const anyone = createClient({ baseUrl: scene.url })
      for (const token of [tokenOf(withdrawn), tokenOf(replaced), 'never-made']) {
        assert.equal((await anyone.people.invitationState(token)).kind, 'none')
        assert.equal((await accept({ token, name: 'Eve', password })).value.code, 'invitation-not-valid')
      }
    })

    test('an account that was made half-way is gone on with', async () => {
      const owner = await scene.client()
      const email = 'half-way@contoso.example'
      const { internalAdapter } = accounts().context
      await internalAdapter.createUser({ name: 'Half', email, emailVerified: false }, { method: 'email-password' })
      const token = tokenOf(await owner.people.invite({ email, role: 'viewer' }))
      assert.equal((await accept({ token, name: 'Half', password })).answer.status, 200)
    })

    test('who has an account signs in to accept, as the invited person and no other', async () => {
      const owner = await scene.client()
      const known = await person('viewer', 'Fabrikam')
      const other = await person('viewer', 'Fabrikam')
      const invitation = await owner.people.invite({ email: known.email, role: 'administrator' })
      const token = tokenOf(invitation)
      assert.equal((await createClient({ baseUrl: scene.url }).people.invitationState(token)).kind, 'known')
      assert.equal((await accept({ token, name: 'Eve', password })).value.code, 'sign-in-needed')
      assert.equal((await accept({ token }, other.cookie)).value.code, 'invitation-of-another')
      assert.equal((await accept({ token }, known.cookie)).answer.status, 200)
      assert.equal(await roleOf(owner, known.id), 'administrator')
      assert.equal((await call('GET', '/devices', known.cookie, known.organization)).status, 200, 'still in Fabrikam')
    })

    test('a role that is changed holds at the next request; the last owner keeps it', async () => {
      const { id, cookie, organization } = await person('owner', 'Small')
      const mine = await scene.client('Small')
      await assert.rejects(mine.people.changeRole(id, { role: 'viewer' }), refused('last-owner'))
      await assert.rejects(mine.people.remove(id), refused('last-owner'))
      assert.equal((await call('DELETE', `/members/${id}`, cookie, organization)).status, 409)
      const { id: second } = await member('owner', 'Small')
      assert.equal((await call('GET', '/members', cookie, organization)).status, 200)
      await mine.people.changeRole(id, { role: 'viewer' })
      assert.equal((await call('GET', '/members', cookie, organization)).status, 403)
      await assert.rejects(mine.people.remove(second), refused('last-owner'))
    })

    test('who is removed is out at once: requests, sessions, event streams and the tokens named', async () => {
      const owner = await scene.client()
      const { id, cookie, organization } = await person('administrator')
      const stream = await call('GET', `/changes?organization=${organization}`, cookie)
      const reader = stream.body?.getReader() ?? assert.fail()
      await reader.read()
      const answer = await call('POST', '/tokens', cookie, organization, { name: 'theirs', role: 'viewer' })
      const { token } = (await answer.json()) as { token: string }
      const theirs = createClient({ baseUrl: scene.url, token })
      assert.equal((await theirs.devices.summary()).total, 0)
      await owner.people.remove(id, { revokeTokens: true })
      assert.equal((await call('GET', '/devices', cookie, organization)).status, 401)
      await assert.rejects(theirs.devices.summary(), refused('sign-in-needed'))
      await until(
        () => reader.read(),
        ({ done }) => done,
      )
    })

    test('who still belongs elsewhere stays signed in there', async () => {
      const { id, cookie, organization } = await person('viewer')
      const elsewhere = await keepOrganization(accounts(), 'Fabrikam')
      await joinOrganization(accounts(), id, elsewhere.id, 'viewer')
      await (await scene.client()).people.remove(id)
      assert.equal((await call('GET', '/devices', cookie, organization)).status, 403)
      assert.equal((await call('GET', '/devices', cookie, elsewhere.id)).status, 200)
    })

    test('a token says who made it, when it was last used and when it ends; kept where a person goes unless said', async () => {
      const owner = await scene.client()
      const { id, cookie, organization } = await person('administrator')
      const wanted = { name: 'nightly', role: 'technician', expiresInDays: 30 }
      const answer = await call('POST', '/tokens', cookie, organization, wanted)
      const { token, id: no } = (await answer.json()) as { token: string; id: string }
      const listed = async () => (await owner.accounts.tokens()).items.find((one) => one.id === no)
      assert.equal((await listed())?.createdBy?.id, id)
      assert.equal((await listed())?.lastUsedAt, null)
      const program = createClient({ baseUrl: scene.url, token })
      await program.devices.summary()
      assert.ok(Date.now() - Date.parse((await listed())?.lastUsedAt ?? '') < 60_000)
      await owner.people.remove(id)
      await program.devices.summary()
      assert.equal((await listed())?.role, 'technician')
    })

    test('what happened is told with who did it', async () => {
      const owner = await scene.client('Told')
      const ended = await owner.people.invite({ email: 'told@contoso.example', role: 'viewer' })
      await owner.people.withdraw(ended.id)
      const { items } = await owner.log.list()
      assert.deepEqual(
        items.map(({ kind, about, role, by }) => [kind, about, role, by.kind]),
        [
          ['invitation-withdrawn', 'told@contoso.example', 'viewer', 'token'],
          ['invited', 'told@contoso.example', 'viewer', 'token'],
          ['token-made', 'test owner', 'owner', 'system'],
        ],
      )
    })

    test('nothing of one organization is seen or changed from another', async () => {
      const mine = await scene.client('Contoso')
      const theirs = await scene.client('Fabrikam')
      const { id, email } = await member('viewer')
      const open = await mine.people.invite({ email: 'apart@contoso.example', role: 'viewer' })
      const token = await mine.accounts.makeToken({ name: 'apart', role: 'viewer' })
      const seen = await Promise.all([
        theirs.people.list(),
        theirs.people.invitations(),
        theirs.log.list({ limit: 1000 }),
        theirs.accounts.tokens(),
      ])
      for (const secret of [id, email, open.id, token.id, 'apart@contoso.example'])
        assert.ok(!JSON.stringify(seen).includes(secret), secret)
      await assert.rejects(theirs.people.changeRole(id, { role: 'owner' }), refused('not-found'))
      await assert.rejects(theirs.people.remove(id), refused('not-found'))
      await assert.rejects(theirs.people.withdraw(open.id), refused('not-found'))
      await assert.rejects(theirs.accounts.removeToken(token.id), refused('not-found'))
      const { cookie } = await person('owner', 'Fabrikam')
      const here = (await keepOrganization(accounts(), 'Contoso')).id
      for (const path of ['/members', '/invitations', '/events', '/events/actors', '/events.csv', '/tokens'])
        assert.equal((await call('GET', path, cookie, here)).status, 403, path)
    })
  })

const tokenOf = ({ link }: InvitationMade): string => new URL(link).searchParams.get('token') ?? ''
const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ')
