import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { buildPortal, firstLoadLimit, type Manifest, sizeOfFirstLoad } from '../../scripts/build-portal.ts'

const dist = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', 'portal', 'dist')

before(() => buildPortal(() => {}))

test('the first page loads less than 350 kB of compressed script', () => {
  const manifest: Manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'))
  const size = sizeOfFirstLoad(manifest, (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length)
  assert.ok(size > 50_000, 'the entry and its imports are counted')
  assert.ok(size < firstLoadLimit, `${size} bytes`)
})

test('a page loads what the domain says in the language of its reader alone', () => {
  const portal = resolve(dist, '..')
  const files = readdirSync(portal, { recursive: true, encoding: 'utf8' })
  const sources = files.filter((file) => /^(?!dist|.*\.test\.ts$).*\.tsx?$/.test(file))
  assert.ok(sources.length > 100)
  const both = /^import (?!type).*domain\/messages\/(messages|describe-act)\.ts'/m
  for (const file of sources)
    assert.doesNotMatch(readFileSync(join(portal, file), 'utf8'), both, `${file}: import domain/messages/say.ts`)
})

test('what an entry imports is counted once, what it loads later is not', () => {
  const manifest = {
    'index.html': { file: 'a.js', imports: ['b'], dynamicImports: ['later'] },
    b: { file: 'b.js', imports: ['index.html'] },
    'devices/devices-page.tsx': { file: 'd.js', imports: ['b'] },
    later: { file: 'later.js' },
  }
  assert.equal(
    sizeOfFirstLoad(manifest, () => 10),
    30,
  )
})

test('built once, it is not built again until an input changes', async () => {
  const { rebuilt } = await buildPortal(() => {})
  assert.equal(rebuilt, false)
})

test('the page runs no inline script, loads nothing from elsewhere, and has a place for the nonce', () => {
  const page = readFileSync(join(dist, 'index.html'), 'utf8')
  for (const [, attributes, body] of page.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)) {
    assert.match(attributes ?? '', /\ssrc="\/assets\//)
    assert.equal(body, '')
  }
  assert.doesNotMatch(page, /(src|href)="(https?:)?\/\//)
  assert.match(page, /<meta property="csp-nonce" nonce="__CSP_NONCE__">/)
  assert.ok(
    readdirSync(join(dist, 'assets')).some((file) => file.endsWith('.js.br')),
    'compressed beforehand',
  )
})
