import assert from 'node:assert/strict'
import { test } from 'node:test'
import { logKinds } from '../log.ts'
import { languages } from '../words.ts'
import { describeAct } from './describe-act.ts'
import { log as english } from './en/log.ts'
import { log as dutch } from './nl/log.ts'

const act = { about: 'a.csv', more: 0, value: null, role: null, roleBefore: null, devices: null, device: null }

test('both languages fill the same places of every kind of act, and none is left open', () => {
  const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort()
  for (const kind of logKinds) {
    assert.deepEqual(places(dutch[kind].sentence), places(english[kind].sentence), kind)
    for (const language of languages) assert.doesNotMatch(describeAct(language, { ...act, kind }), /[{}]/)
  }
})

test('many devices are counted, one is named, several files are told by the first', () => {
  const registered = { ...act, kind: 'devices-registered', devices: 1200, more: 2 } as const
  assert.equal(describeAct('en', registered), '1,200 devices registered from a.csv and 2 more')
  assert.equal(describeAct('nl', registered), '1.200 apparaten geregistreerd uit a.csv en nog 2')
  const one = { ...act, kind: 'devices-tagged', about: 'S1', device: 7, devices: 1, value: 'X' } as const
  assert.equal(describeAct('en', one), 'Group tag of S1 set to “X”')
  assert.equal(describeAct('nl', { ...one, value: null }), 'Groepstag van S1 ingesteld op niets')
  assert.equal(
    describeAct('en', { ...registered, about: '', more: 0, devices: 1 }),
    '1 device registered from example devices',
  )
  const role = { ...act, kind: 'role-changed', about: 'Ann', role: 'viewer', roleBefore: 'owner' } as const
  assert.equal(describeAct('nl', role), 'Ann was eigenaar en is nu lezer')
})
