import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { chooseLanguage } from './language.ts'
import { parseSettingsFile, resolveSettings, SettingNotValid, serverSettings, settingsTable } from './settings.ts'

describe('settings', () => {
  test('a flag goes before the environment, that before the file, that before what stands when none is given', () => {
    const names = ['port', 'data', 'role', 'trust-proxy', 'host'] as const
    const values = resolveSettings(
      names,
      { port: '9000' },
      { MUSTER_PORT: '9001', MUSTER_DATA: '/srv/muster', MUSTER_TRUST_PROXY: 'true', MUSTER_HOST: '' },
      { port: 9002, data: '/elsewhere', role: 'api' },
    )
    assert.deepEqual(values, { port: 9000, data: '/srv/muster', role: 'api', 'trust-proxy': true, host: undefined })
  })

  test('a value of the wrong kind is refused with the name under which it was given', () => {
    const wrong = (setting: 'port' | 'role' | 'trust-proxy', environment: Record<string, string>) => () =>
      resolveSettings([setting], {}, environment, {})
    const names = (name: string) => (error: unknown) => error instanceof SettingNotValid && error.setting === name
    assert.throws(wrong('port', { MUSTER_PORT: 'http' }), names('MUSTER_PORT'))
    assert.throws(wrong('role', { MUSTER_ROLE: 'both' }), names('MUSTER_ROLE'))
    assert.throws(wrong('trust-proxy', { MUSTER_TRUST_PROXY: 'maybe' }), names('MUSTER_TRUST_PROXY'))
  })

  test('a settings file is JSON or lines as in the environment, with a BOM and remarks', () => {
    assert.deepEqual(parseSettingsFile('\uFEFF{"port": 9000, "role": "api"}'), { port: 9000, role: 'api' })
    const lines = '# where it listens\r\nMUSTER_PORT=9000\r\nexport MUSTER_DATA="/srv/a b"\r\n\r\n'
    const file = parseSettingsFile(lines)
    assert.deepEqual(file, { MUSTER_PORT: '9000', MUSTER_DATA: '/srv/a b' })
    assert.deepEqual(resolveSettings(['port', 'data'], {}, {}, file), { port: 9000, data: '/srv/a b' })
  })

  test('every setting of the server has a line in the operations guide, and the guide has no other', () => {
    const guide = readFileSync(new URL('../docs/operations.md', import.meta.url), 'utf8')
    assert.ok(guide.includes(settingsTable()), 'docs/operations.md holds another table than cli/settings.ts makes')
    for (const name of serverSettings) assert.ok(guide.includes(`\`--${name}\``), name)
  })
})

describe('language', () => {
  test('a flag goes before MUSTER_LANGUAGE, that before the locale', () => {
    assert.equal(chooseLanguage(['hash', '--language', 'nl', 'x'], { LANG: 'en_US.UTF-8' }), 'nl')
    assert.equal(chooseLanguage(['--language=en'], { MUSTER_LANGUAGE: 'nl' }), 'en')
    assert.equal(chooseLanguage([], { MUSTER_LANGUAGE: 'nl', LANG: 'en_US.UTF-8' }), 'nl')
    assert.equal(chooseLanguage([], { LANG: 'nl_NL.UTF-8' }), 'nl')
    assert.equal(chooseLanguage([], { LC_ALL: 'nl_BE', LANG: 'en_US.UTF-8' }), 'nl')
    assert.equal(chooseLanguage([], { LANG: 'fr_FR.UTF-8' }), 'en')
    assert.equal(chooseLanguage(['--', '--language', 'nl'], { LANG: 'C' }), 'en')
  })
})
