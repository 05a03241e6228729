import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Translate } from '../texts/use-text.ts'
import { wrongOf } from './first-person.ts'

const t: Translate = (key, values) => `${key}${values ? JSON.stringify(values) : ''}`
const person = {
  name: 'Ann',
  email: 'ann@contoso.example',
  password: 'twelve chars',
  organization: null,
  organizationName: 'Contoso',
}

test('a whole form has nothing wrong; an organization of the command line needs no name', () => {
  assert.deepEqual(wrongOf(person, t), {})
  assert.deepEqual(wrongOf({ ...person, organization: 'x', organizationName: '' }, t), {})
})

test('each field says what is wrong with it', () => {
  const wrong = wrongOf(
    { name: ' ', email: 'ann@contoso', password: 'short', organization: null, organizationName: '' },
    t,
  )
  assert.deepEqual(Object.keys(wrong).sort(), ['email', 'name', 'organizationName', 'password'])
  assert.match(wrong.password ?? '', /"count":7/)
})
