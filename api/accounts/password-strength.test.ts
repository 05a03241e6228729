import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { faultOfPassword, type PasswordFault } from './password-strength.ts'

const own = ['Ada Admin', 'ada.admin@contoso.example', 'Contoso Nederland']

describe('a password', () => {
  const refused: Record<string, PasswordFault> = {
    aaaaaaaaaaaa: 'repeated',
    password1234: 'common',
    'P@ssw0rd1234': 'common',
    Welkom123456: 'common',
    wachtwoord123: 'common',
    'Summer2026!!': 'common',
    'letmein letmein': 'common',
    monkeymonkey: 'repeated',
    abcabcabcabc: 'repeated',
    abcdefghijkl: 'sequence',
    'Contoso2026!!': 'personal',
    'C0nt0so-2026': 'personal',
    'Ada Admin 1234': 'personal',
    'ada.admin@contoso.example': 'personal',
    'nederland-2026': 'personal',
  }
  for (const [password, fault] of Object.entries(refused))
    test(`${password} is refused: ${fault}`, async () => {
      assert.equal(await faultOfPassword(password, own), fault)
    })

  test('of several words, or of twelve random characters, is good, in any language and with an own word among them', async () => {
    const good = ['correct horse battery', 'zaterdagochtend fietsen', 'x7$Kd9pQ2mLz', 'contoso paard batterij nietje']
    for (const password of [...good, 'パスワードは長いほうがよい', 'жжж wolk trein 9'])
      assert.equal(await faultOfPassword(password, own), null, password)
  })

  test('of the greatest length is judged in no time that anyone could use against the server', async () => {
    const began = process.cpuUsage()
    for (const piece of ['password', 'a', '@$!4310', 'abcdefghijklmnopqrstuvwxyz'])
      await faultOfPassword(piece.repeat(256).slice(0, 256), own)
    assert.ok(process.cpuUsage(began).user < 5_000_000)
  })
})
