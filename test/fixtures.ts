import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../shared/fixtures/', import.meta.url))

/** For `test(title, { skip })`: false where the shared fixtures lie beside the checkout, else why the test is skipped. */
export const withoutFixtures: string | false = existsSync(folder) ? false : 'no shared/fixtures beside the checkout'

export const fixturePath = (name: string) => `${folder}${name}`

/** A fixture that is JSON; only where withoutFixtures is false. */
export const readFixture = <T>(name: string): T => JSON.parse(readFileSync(fixturePath(name), 'utf8')) as T
