import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { verifyHash } from '../domain/hardware-hash/verify.ts'
import { readDeviceFile } from '../steps/merge/read-file.ts'
import { seededRandom, syntheticDevice } from '../test/synthetic/devices.ts'
import { seedFiles } from '../test/synthetic/many-files.ts'

/**
 * Mutates synthetic hashes and files of every kind, and fails on a crash, on a case that takes longer than `--slowest`
 * milliseconds, or on a mutated hash that is taken with another body. `npm run fuzz -- --seconds 60 --seed 1`.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    slowest: { type: 'string', default: '2000' },
  },
})
const seed = Number(values.seed)
const random = seededRandom(seed)
const below = (limit: number) => (limit <= 0 ? 0 : random() % limit)
const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T

/** Bytes that mean something to one reader or another. */
const telling = [
  0, 0xff, 0xfe, 0xef, 0x22, 0x27, 0x2c, 0x3b, 0x09, 0x0a, 0x0d, 0x3d, 0x2b, 0x2d, 0x20, 0x3a, 0x7b, 0x5b, 0x3c, 0x50,
]

const mutations: readonly ((bytes: Buffer) => Buffer)[] = [
  (bytes) => {
    const changed = Buffer.from(bytes)
    for (let times = 1 + below(8); times > 0; times--) changed[below(bytes.length)] = below(256)
    return changed
  },
  (bytes) => {
    const changed = Buffer.from(bytes)
    for (let times = 1 + below(8); times > 0; times--) changed[below(bytes.length)] = pick(telling)
    return changed
  },
  (bytes) => bytes.subarray(0, below(bytes.length)),
  (bytes) => bytes.subarray(below(bytes.length)),
  (bytes) => {
    const at = below(bytes.length)
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + below(50))])
  },
  (bytes) => {
    const [at, from] = [below(bytes.length), below(bytes.length)]
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(from, from + below(3000)), bytes.subarray(at)])
  },
  (bytes) => {
    const at = below(bytes.length)
    const inserted = Buffer.from(Array.from({ length: 1 + below(20) }, () => pick(telling)))
    return Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at)])
  },
  (bytes) => Buffer.concat([bytes, Buffer.from(bytes.toString('latin1').slice(0, below(9000)), 'utf16le')]),
]

function mutated(bytes: Buffer): Buffer {
  let changed = bytes
  for (let times = 1 + below(3); times > 0 && changed.length > 0; times--) changed = pick(mutations)(changed)
  return changed
}

function fail(what: string, bytes: Buffer): never {
  writeFileSync(join(tmpdir(), `muster-fuzz-${seed}`), bytes)
  console.error(`${what}\nseed ${seed}; the bytes are in ${join(tmpdir(), `muster-fuzz-${seed}`)}`)
  process.exit(1)
}

let hashes = 0
let accepted = 0
let files = 0
let slowest = 0

function tryHash(): void {
  const { hash } = syntheticDevice(1 + below(64))
  const body = verifyHash(hash)
  const text = mutated(Buffer.from(hash))
  const read = verifyHash(text.toString('latin1'))
  hashes++
  if (!read.ok) return
  accepted++
  if (!body.ok || !Buffer.from(read.body).equals(Buffer.from(body.body)))
    fail('a mutated hash was taken with another body', text)
}

async function tryFile(all: readonly { name: string; bytes: Buffer }[]): Promise<void> {
  const { name, bytes } = pick(all)
  const changed = mutated(bytes)
  const begun = performance.now()
  try {
    const reading = readDeviceFile(name, chunks(changed))
    for await (const _ of reading.rows);
    await reading.file
  } catch (fault) {
    fail(`${name}: ${fault instanceof Error ? fault.stack : fault}`, changed)
  }
  const took = performance.now() - begun
  slowest = Math.max(slowest, took)
  files++
  if (took > Number(values.slowest)) fail(`${name} took ${Math.round(took)} ms`, changed)
}

async function* chunks(bytes: Buffer): AsyncGenerator<Uint8Array> {
  const size = 1 + below(70_000)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const all = await seedFiles()
const end = performance.now() + Number(values.seconds) * 1000
while (performance.now() < end) {
  for (let times = 0; times < 200; times++) tryHash()
  for (let times = 0; times < 20; times++) await tryFile(all)
}
console.log(
  `seed ${seed}: ${hashes} hashes (${accepted} still whole), ${files} files of ${all.length} kinds, slowest ${Math.round(slowest)} ms`,
)
