import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { joinOrganization, keepOrganization, makePerson } from '../../api/accounts/accounts.ts'
import { createClient, type MusterClient } from '../../api/client.ts'
import type { Role } from '../../domain/words.ts'
import { whyNoPostgres } from '../postgres.ts'
import { codeOf } from './authenticator-app.ts'
import { type Browser, openBrowser } from './browser-session.ts'
import { type Database, openScene, type Scene } from './scene.ts'

const password = 'correct horse battery'
const other = 'paard batterij nietje'
let made = 0

for (const database of ['sqlite', 'postgres'] satisfies Database[])
  describe(`one's own account, on ${database}`, { skip: database === 'postgres' && (whyNoPostgres ?? false) }, () => {
    let scene: Scene
    before(async () => {
      // Behind a proxy each person has an address of their own, and so attempts of their own.
      scene = await openScene(database, { trustProxy: true })
    })
    after(() => scene.close())

    const accounts = () => scene.server.accounts ?? assert.fail('no accounts')
    /** Somebody who belongs to organizations, not signed in. */
    const person = async (places: Record<string, Role>) => {
      const email = `person${++made}@contoso.example`
      const { id } = (await makePerson(accounts(), { name: `Person ${made}`, email, password })) ?? assert.fail()
      const ids: string[] = []
      for (const [name, role] of Object.entries(places)) {
        const place = await keepOrganization(accounts(), name)
        ids.push(place.id)
        await joinOrganization(accounts(), id, place.id, role)
      }
      return { id, email, name: `Person ${made}`, organization: ids[0] ?? '' }
    }
    const signedIn = async (places: Record<string, Role> = { Contoso: 'viewer' }) => {
      const who = await person(places)
      const browser = openBrowser(scene)
      await browser.client.accounts.signIn({ email: who.email, password })
      const { organization } = who
      return { ...who, ...browser, people: createClient({ ...browser.client.options, organization }).people }
    }
    const again = async (email: string, secret = password): Promise<Browser> => {
      const browser = openBrowser(scene)
      const answer = await browser.client.accounts.signIn({ email, password: secret })
      assert.deepEqual(answer, { ok: true, secondFactor: false })
      return browser
    }
    const refused = (code: string) => ({ code })
    /** What happened last to anyone's way in. */
    const happened = async () => {
      const { items } = await (await scene.client()).log.list()
      const last = items.find(({ kind }) => kind !== 'token-made' && kind !== 'joined')
      return [last?.kind, last?.about, last?.by.name]
    }

    describe('the password', () => {
      test('changes with the one now, stays where that is wrong, and is refused where it is weak', async () => {
        const { client, email, name } = await signedIn()
        await assert.rejects(client.own.changePassword({ current: 'not the one', password: other }), (fault) => {
          const { code, problem } = fault as { code: string; problem: { fields?: unknown } }
          assert.deepEqual(
            [code, problem.fields],
            ['password-wrong', [{ path: 'current', message: 'is not the password' }]],
          )
          return true
        })
        for (const weak of ['Contoso2026!!', 'aaaaaaaaaaaa', email])
          await assert.rejects(
            client.own.changePassword({ current: password, password: weak }),
            refused('password-too-weak'),
          )
        await client.own.changePassword({ current: password, password: other })
        await assert.rejects(again(email), refused('sign-in-refused'))
        await again(email, other)
        assert.deepEqual(await happened(), ['password-changed', name, name])
      })

      test('says why it is weak, in the reader’s language', async () => {
        const { fetch } = await signedIn()
        const answer = await createClient({ baseUrl: scene.url, fetch, language: 'nl' })
          .own.changePassword({ current: password, password: 'aaaaaaaaaaaa' })
          .catch((fault: { problem: object }) => fault.problem)
        assert.deepEqual((answer as { fields: unknown }).fields, [
          { path: 'password', message: 'herhaalt dezelfde tekens' },
        ])
        assert.equal((answer as { reason: unknown }).reason, 'repeated')
      })

      test('ends other sessions where that is asked, and links to set one', async () => {
        const owner = await signedIn({ Contoso: 'owner' })
        const { client, email, id } = await signedIn()
        const there = await again(email)
        const { link } = await owner.people.makeResetLink(id)
        await client.own.changePassword({ current: password, password: other })
        assert.equal((await there.client.accounts.me()).email, email)
        const token = new URL(link).searchParams.get('token') ?? ''
        assert.equal((await client.accounts.setupState(token)).kind, 'none')
        await client.own.changePassword({ current: other, password, endOtherSessions: true })
        await assert.rejects(there.client.accounts.me(), refused('sign-in-needed'))
        assert.equal((await client.accounts.me()).email, email)
      })
    })

    describe('sessions', () => {
      test('are listed with where they began, and end: one, or all others', async () => {
        const { client, email } = await signedIn()
        const [first, second] = [await again(email), await again(email)]
        const { items } = await client.own.sessions()
        assert.deepEqual(
          items.map(({ current }) => current),
          [false, false, true],
        )
        assert.equal(items[0]?.address, second.address)
        assert.ok(!JSON.stringify(items).includes('token'))
        const one = items.find(({ address }) => address === first.address)
        await client.own.endSession(one?.id ?? '')
        await assert.rejects(first.client.accounts.me(), refused('sign-in-needed'))
        assert.equal((await second.client.accounts.me()).email, email)
        assert.deepEqual(await client.own.endOtherSessions(), { ended: 1 })
        await assert.rejects(second.client.accounts.me(), refused('sign-in-needed'))
        assert.equal((await client.own.sessions()).items.length, 1)
      })

      test('of somebody else cannot be ended', async () => {
        const [one, another] = [await signedIn(), await signedIn()]
        const [theirs] = (await another.client.own.sessions()).items
        await assert.rejects(one.client.own.endSession(theirs?.id ?? ''), refused('not-found'))
        assert.equal((await another.client.own.sessions()).items.length, 1)
      })
    })

    describe('a link for a new password', () => {
      test('is made by an owner for another, works once, ends the sessions and is in the log', async () => {
        const owner = await signedIn({ Contoso: 'owner' })
        const { id, email, name, client } = await signedIn({ Contoso: 'administrator' })
        const { link, email: named } = await owner.people.makeResetLink(id)
        assert.equal(named, email)
        assert.deepEqual(await happened(), ['reset-link-made', name, owner.name])
        const token = new URL(link).searchParams.get('token') ?? ''
        const browser = openBrowser(scene)
        await assert.rejects(
          browser.client.accounts.setUp({ token, password: 'monkeymonkey' }),
          refused('password-too-weak'),
        )
        await browser.client.accounts.setUp({ token, password: other })
        await assert.rejects(client.accounts.me(), refused('sign-in-needed'))
        assert.equal((await browser.client.accounts.me()).email, email)
        await assert.rejects(browser.client.accounts.setUp({ token, password }), (fault) =>
          ['set-up-done', 'set-up-link-not-valid'].includes((fault as { code: string }).code),
        )
      })

      test('is not made by others than owners, for oneself, or for who belongs where the owner owns nothing', async () => {
        const owner = await signedIn({ Contoso: 'owner' })
        const administrator = await signedIn({ Contoso: 'administrator' })
        const viewer = await signedIn({ Contoso: 'viewer' })
        const elsewhere = await person({ Contoso: 'viewer', Fabrikam: 'owner' })
        const stranger = await person({ Fabrikam: 'viewer' })
        const make = (who: Pick<MusterClient, 'people'>, id: string) => who.people.makeResetLink(id)
        await assert.rejects(make(administrator, viewer.id), refused('role-too-high'))
        await assert.rejects(make(viewer, owner.id), refused('not-allowed'))
        await assert.rejects(make(owner, owner.id), refused('conflict'))
        await assert.rejects(make(owner, stranger.id), refused('not-found'))
        await assert.rejects(make(owner, elsewhere.id), refused('person-elsewhere'))
        const token = await scene.client('Contoso', 'owner')
        await assert.rejects(token.people.makeResetLink(elsewhere.id), refused('person-elsewhere'))
        const both = await signedIn({ Contoso: 'owner', Fabrikam: 'owner' })
        assert.match((await make(both, elsewhere.id)).link, /setup\?token=/)
      })
    })

    describe('a second factor', () => {
      const withFactor = async () => {
        const who = await signedIn()
        const begun = await who.client.own.beginSecondFactor(password)
        await who.client.own.confirmSecondFactor(codeOf(begun.secret))
        return { ...who, ...begun }
      }
      const firstStep = async (email: string) => {
        const browser = openBrowser(scene)
        const answer = await browser.client.accounts.signIn({ email, password })
        assert.deepEqual(answer, { ok: false, secondFactor: true })
        await assert.rejects(browser.client.accounts.me(), refused('sign-in-needed'))
        return browser
      }

      test('begins with the password, is on with a code, and is asked from then on', async () => {
        const { client, email, name } = await signedIn()
        await assert.rejects(client.own.beginSecondFactor('not the one'), refused('password-wrong'))
        const { address, secret, recoveryCodes } = await client.own.beginSecondFactor(password)
        assert.match(address, /^otpauth:\/\/totp\/Muster/)
        assert.equal(recoveryCodes.length, 10)
        await again(email)
        await assert.rejects(client.own.confirmSecondFactor('000000'), refused('code-wrong'))
        assert.equal((await client.own.waysIn()).secondFactor, false)
        await client.own.confirmSecondFactor(codeOf(secret))
        assert.deepEqual(await client.own.waysIn(), {
          password: true,
          secondFactor: true,
          recoveryCodes: 10,
          passkeys: 0,
        })
        assert.deepEqual(await happened(), ['second-factor-on', name, name])
        const browser = await firstStep(email)
        await assert.rejects(browser.client.own.signInSecondStep({ code: '000000' }), refused('code-wrong'))
        await browser.client.own.signInSecondStep({ code: ` ${codeOf(secret)} ` })
        assert.equal((await browser.client.accounts.me()).email, email)
      })

      test('a recovery code lets in once; new ones end the old', async () => {
        const { email, client, recoveryCodes } = await withFactor()
        const [code = '', spare = ''] = recoveryCodes
        const browser = await firstStep(email)
        await browser.client.own.signInSecondStep({ code, kind: 'recovery' })
        const second = await firstStep(email)
        await assert.rejects(second.client.own.signInSecondStep({ code, kind: 'recovery' }), refused('code-wrong'))
        assert.equal((await client.own.waysIn()).recoveryCodes, 9)
        const renewed = await client.own.renewRecoveryCodes(password)
        assert.equal(renewed.recoveryCodes.length, 10)
        await assert.rejects(
          second.client.own.signInSecondStep({ code: spare, kind: 'recovery' }),
          refused('code-wrong'),
        )
      })

      test('codes cannot be tried without end, nor without the first step', async () => {
        const { email, secret } = await withFactor()
        const nobody = openBrowser(scene)
        await assert.rejects(nobody.client.own.signInSecondStep({ code: codeOf(secret) }), refused('sign-in-again'))
        const browser = await firstStep(email)
        for (let wrong = 0; wrong < 5; wrong++)
          await assert.rejects(browser.client.own.signInSecondStep({ code: '000000' }), refused('code-wrong'))
        await assert.rejects(browser.client.own.signInSecondStep({ code: codeOf(secret) }), refused('sign-in-again'))
      })

      test('the session of somebody else beside it does not stand for the first step', async () => {
        const { secret } = await withFactor()
        const another = await signedIn()
        await assert.rejects(another.client.own.signInSecondStep({ code: codeOf(secret) }), refused('sign-in-again'))
      })

      test('is turned off with the password alone known to its person', async () => {
        const { client, email, name } = await withFactor()
        await assert.rejects(client.own.removeSecondFactor('not the one'), refused('password-wrong'))
        await client.own.removeSecondFactor(password)
        assert.deepEqual(await happened(), ['second-factor-off', name, name])
        await again(email)
        await assert.rejects(client.own.removeSecondFactor(password), refused('conflict'))
      })

      test('stays on with a link for a new password, unless the owner takes it off with it', async () => {
        const owner = await signedIn({ Contoso: 'owner' })
        const { id, email, secret } = await withFactor()
        const link = async (withoutSecondFactor: boolean) => {
          const made = await owner.people.makeResetLink(id, { withoutSecondFactor })
          return new URL(made.link).searchParams.get('token') ?? ''
        }
        const browser = openBrowser(scene)
        const set = await browser.client.accounts.setUp({ token: await link(false), password: other })
        assert.equal(set.secondFactor, true)
        await assert.rejects(browser.client.accounts.me(), refused('sign-in-needed'))
        await browser.client.own.signInSecondStep({ code: codeOf(secret) })
        assert.equal((await browser.client.accounts.me()).email, email)
        const bare = await browser.client.accounts.setUp({ token: await link(true), password })
        assert.equal(bare.secondFactor, false)
        await again(email)
      })

      test('a program signs in by a code that its person approves, who was asked for both', async () => {
        const { email, secret } = await withFactor()
        const browser = await firstStep(email)
        await browser.client.own.signInSecondStep({ code: codeOf(secret) })
        const program = createClient({ baseUrl: scene.url })
        const started = await program.accounts.startCode()
        await browser.client.accounts.decideCode({ userCode: started.userCode, approve: true })
        const { status, token } = await program.accounts.answerCode(started.deviceCode)
        assert.equal(status, 'done')
        assert.equal((await createClient({ baseUrl: scene.url, token: token ?? '' }).accounts.me()).email, email)
      })
    })

    test('an API token is nobody’s account', async () => {
      const client = await scene.client('Contoso', 'owner')
      const asked: (() => Promise<unknown>)[] = [
        () => client.own.waysIn(),
        () => client.own.sessions(),
        () => client.own.endOtherSessions(),
        () => client.own.passkeys(),
        () => client.own.passkeyOptions(),
        () => client.own.changePassword({ current: password, password: other }),
        () => client.own.beginSecondFactor(password),
      ]
      for (const ask of asked) await assert.rejects(ask(), refused('person-needed'))
    })
  })
