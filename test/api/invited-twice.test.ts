import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whyNoPostgres } from '../postgres.ts'
import { type Database, openScene } from './scene.ts'

const databases: [Database, string | false][] = [
  ['sqlite', false],
  ['postgres', whyNoPostgres ?? false],
]

for (const [database, skip] of databases) {
  test(`an invitation accepted twice at once makes one member, who is let in both times, on ${database}`, {
    skip,
  }, async () => {
    const scene = await openScene(database)
    try {
      const client = await scene.client()
      const accept = async (token: string | null) => {
        const answer = await fetch(`${scene.url}/api/v1/invitation`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ token, name: 'Eva', password: 'a long password 123' }),
        })
        return answer.status
      }
      // Who comes second meets the first one somewhere else each time.
      for (const email of ['eva@contoso.example', 'ivo@contoso.example', 'uma@contoso.example']) {
        const { link } = await client.people.invite({ email, role: 'viewer' })
        const token = new URL(link).searchParams.get('token')
        const answers = await Promise.all([accept(token), accept(token), accept(token)])
        assert.deepEqual(answers, [200, 200, 200], email)
        const members = (await client.people.list()).items.filter((member) => member.email === email)
        assert.equal(members.length, 1, email)
      }
      const { items } = await client.log.list({ limit: 50 })
      assert.equal(items.filter(({ kind }) => kind === 'joined').length, 3)
    } finally {
      await scene.close()
    }
  })
}
