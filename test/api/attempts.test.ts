import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { joinOrganization, keepOrganization, makePerson } from '../../api/accounts/accounts.ts'
import { Attempts } from '../../api/accounts/attempts.ts'
import { openBrowser } from './browser-session.ts'
import { openScene, type Scene } from './scene.ts'

const password = 'correct horse battery'
const minute = 60_000

describe('wrong passwords', () => {
  let scene: Scene
  let made = 0
  before(async () => {
    scene = await openScene('sqlite', { trustProxy: true })
  })
  after(() => scene.close())

  const accounts = () => scene.server.accounts ?? assert.fail('no accounts')
  const newPerson = async () => {
    const email = `person${++made}@contoso.example`
    const { id } = (await makePerson(accounts(), { name: 'Somebody', email, password })) ?? assert.fail()
    await joinOrganization(accounts(), id, (await keepOrganization(accounts(), 'Contoso')).id, 'viewer')
    return email
  }
  /** What an attempt from a new address comes to. */
  const attempt = async (email: string, secret: string, browser = openBrowser(scene)) =>
    browser.client.accounts.signIn({ email, password: secret }).then(
      () => 'in',
      (refusal: { code: string }) => refusal.code,
    )

  test('from many addresses at one account are slowed down, many at once too', async () => {
    const email = await newPerson()
    const answers = await Promise.all(Array.from({ length: 30 }, () => attempt(email, 'not the one')))
    const tried = answers.filter((answer) => answer === 'sign-in-refused')
    assert.equal(tried.length, 5)
    assert.equal(answers.filter((answer) => answer === 'too-many-requests').length, 25)
    assert.equal(await attempt(await newPerson(), password), 'in', 'others are not held up')
  })

  test('do not lock the person out where they are signed in', async () => {
    const email = await newPerson()
    const own = openBrowser(scene)
    assert.equal(await attempt(email, password, own), 'in')
    for (let round = 0; round < 8; round++) await attempt(email, 'not the one')
    assert.equal(await attempt(email, password), 'too-many-requests', 'elsewhere')
    assert.equal(await attempt(email, password, own), 'in', 'at the own address')
  })

  test('say how long to wait: never more than a minute, and nothing after a right one', async () => {
    let now = 1_000_000_000
    const attempts = new Attempts(accounts(), () => now)
    const email = await newPerson()
    let address = 0
    const begin = async (from = `203.0.113.${++address % 250}`) => {
      let wait = 0
      const reply = { header: (_name: string, seconds: number) => (wait = seconds) } as unknown as FastifyReply
      const going = await attempts.begin(email, { ip: from } as FastifyRequest, reply).catch(() => null)
      return { going, wait }
    }
    const waits: number[] = []
    for (let wrong = 0; wrong < 14; wrong++) {
      let longest = 0
      for (let tried = await begin(); tried.going === null; tried = await begin()) {
        longest = Math.max(longest, tried.wait)
        now += 1000
      }
      waits.push(longest)
    }
    assert.deepEqual(waits, [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60])
    now += minute
    const right = await begin()
    right.going?.succeeded()
    assert.equal((await begin()).wait, 0)
    assert.equal((await begin()).wait, 0)
  })

  test('of an account that nobody has look the same', async () => {
    const answers: string[] = []
    for (let round = 0; round < 7; round++) answers.push(await attempt('nobody@contoso.example', 'not the one'))
    assert.deepEqual(answers.slice(4), ['sign-in-refused', 'too-many-requests', 'too-many-requests'])
  })
})
