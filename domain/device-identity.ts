import { hash } from 'node:crypto'
import { isPlaceholder } from './hardware-hash/placeholders.ts'
import type { HashIdentity } from './hardware-hash/types.ts'
import type { Warning } from './words.ts'

/**
 * The keys of one device, as strings that can be compared; null where unusable. `ek` and `uuid` come from a proven
 * hash alone. `serial` is only for warnings: what is not known of a device on the roll may be left out.
 */
export type DeviceKeys = { ek: string | null; uuid: string | null; tuple: string | null; serial?: string | null }

type Identity = Pick<HashIdentity, 'ek' | 'uuid' | 'serialNumber' | 'manufacturer' | 'model'>

/**
 * The keys of a row: `ek:DIGEST`, `uuid:UUID|manufacturer`, `tuple:manufacturer|model|serial`, trimmed and case-folded.
 * A row without a hash has the tuple alone. A model that firmware never set leaves its place in the tuple empty.
 */
export function identityKeys(identity: Identity): DeviceKeys {
  const manufacturer = fold(identity.manufacturer)
  const serial = fold(identity.serialNumber)
  return {
    ek: identity.ek ? `ek:${identity.ek.toLowerCase()}` : null,
    uuid: identity.uuid ? `uuid:${identity.uuid.toLowerCase()}|${manufacturer}` : null,
    tuple: manufacturer && serial ? `tuple:${manufacturer}|${fold(identity.model)}|${serial}` : null,
    serial: serial || null,
  }
}

function fold(text: string | null): string {
  return text === null || isPlaceholder(text) ? '' : text.trim().toLowerCase()
}

/** The keys that are claimed over the whole installation: EK and UUID; the tuple only where there is neither. */
export function claimKeys(keys: DeviceKeys): string[] {
  const proven = [keys.ek, keys.uuid].filter((key) => key !== null)
  return proven.length > 0 || keys.tuple === null ? proven : [keys.tuple]
}

/** The first 16 bytes of a key's SHA-256: how a key is stored and looked up. */
export function keyDigest(key: string): Uint8Array {
  return new Uint8Array(hash('sha256', key, 'buffer').subarray(0, 16))
}

/** One line of "Same device?" in hardware-hash.md; null: the line has nothing to say of the pair. */
type Line = {
  name: string
  matches: (incoming: DeviceKeys, onRoll: DeviceKeys) => boolean
  answer: 'same' | 'hardware-changed' | 'another'
  warnings: readonly Warning[]
}

const bothEqual = (one: string | null, other: string | null) => one !== null && one === other
const bothDiffer = (one: string | null, other: string | null) => one !== null && other !== null && one !== other

/** In order; a line is reached only where none above it matched. */
const lines = [
  {
    name: 'ek-equal',
    matches: (incoming, onRoll) => bothEqual(incoming.ek, onRoll.ek),
    answer: 'same',
    warnings: [],
  },
  {
    name: 'ek-differs-tuple-equal',
    matches: (incoming, onRoll) => bothDiffer(incoming.ek, onRoll.ek) && bothEqual(incoming.tuple, onRoll.tuple),
    answer: 'hardware-changed',
    warnings: [],
  },
  {
    name: 'ek-differs-uuid-equal',
    matches: (incoming, onRoll) => bothDiffer(incoming.ek, onRoll.ek) && bothEqual(incoming.uuid, onRoll.uuid),
    answer: 'another',
    warnings: ['uuid-shared'],
  },
  {
    name: 'uuid-equal',
    matches: (incoming, onRoll) => bothEqual(incoming.uuid, onRoll.uuid),
    answer: 'same',
    warnings: [],
  },
  {
    name: 'uuid-differs-tuple-equal',
    matches: (incoming, onRoll) => bothDiffer(incoming.uuid, onRoll.uuid) && bothEqual(incoming.tuple, onRoll.tuple),
    answer: 'hardware-changed',
    warnings: [],
  },
  {
    // Also a row without a hash: nothing of the hardware can be held against the equal tuple.
    name: 'tuple-equal',
    matches: (incoming, onRoll) => bothEqual(incoming.tuple, onRoll.tuple),
    answer: 'same',
    warnings: [],
  },
] as const satisfies readonly Line[]

export type IdentityLine = (typeof lines)[number]['name'] | 'nothing-equal'

export type Comparison = { answer: Line['answer']; line: IdentityLine; warnings: Warning[] }

/** What one device on the roll is to an incoming one. */
export function compareDevices(incoming: DeviceKeys, onRoll: DeviceKeys): Comparison {
  const line = lines.find((each) => each.matches(incoming, onRoll))
  if (line === undefined) return { answer: 'another', line: 'nothing-equal', warnings: [] }
  return {
    answer: line.answer,
    line: line.name,
    warnings: [...line.warnings, ...serialWarning(line, incoming, onRoll)],
  }
}

function serialWarning(line: Line, incoming: DeviceKeys, onRoll: DeviceKeys): Warning[] {
  const differs = line.answer === 'same' && bothDiffer(incoming.serial ?? null, onRoll.serial ?? null)
  return differs ? ['serial-differs'] : []
}

/** What an incoming row is, against all devices on the roll that share a key with it. */
export type Judgement<T> = {
  answer: 'new' | 'same' | 'hardware-changed'
  line: IdentityLine
  /** The device that it is, or whose hardware changed; null for a new one. */
  device: T | null
  /** Who keeps the UUID key, where another device has it already. */
  uuidOwner: T | null
  /** The other device that has the same tuple (`serial-also-on`). */
  serialAlsoOn: T | null
  warnings: Warning[]
  /** The keys that the incoming device claims once it is on the roll: without a UUID that stays with its first owner. */
  claims: string[]
}

/**
 * Judges an incoming device against candidates (at least every device on the roll that shares a key with it): the
 * lines of the table from above, each over all candidates in their order; the first that matches any answers.
 */
export function judge<T extends DeviceKeys>(incoming: DeviceKeys, candidates: readonly T[]): Judgement<T> {
  for (const line of lines) {
    const device = candidates.find((candidate) => line.matches(incoming, candidate))
    if (device !== undefined) return answerOf(line, device, incoming, candidates)
  }
  return {
    answer: 'new',
    line: 'nothing-equal',
    device: null,
    uuidOwner: null,
    serialAlsoOn: null,
    warnings: [],
    claims: claimKeys(incoming),
  }
}

function answerOf<T extends DeviceKeys>(
  line: (typeof lines)[number],
  device: T,
  incoming: DeviceKeys,
  candidates: readonly T[],
): Judgement<T> {
  const another = line.answer === 'another'
  const others = candidates.filter((candidate) => another || candidate !== device)
  const uuidOwner = others.find((other) => bothEqual(incoming.uuid, other.uuid)) ?? null
  const serialAlsoOn =
    line.name === 'ek-equal' ? (others.find((other) => bothEqual(incoming.tuple, other.tuple)) ?? null) : null
  const warnings = [...line.warnings, ...serialWarning(line, incoming, device)]
  if (serialAlsoOn !== null) warnings.push('serial-also-on')
  return {
    answer: another ? 'new' : (line.answer as 'same' | 'hardware-changed'),
    line: line.name,
    device: another ? null : device,
    uuidOwner,
    serialAlsoOn,
    warnings,
    claims: claimKeys(uuidOwner === null ? incoming : { ...incoming, uuid: null }),
  }
}

/**
 * Whether a device of another organization keeps an incoming one from being registered here: EK equal, or UUID equal
 * with not both EKs known and different, or both with nothing but the tuple and that equal. A serial alone locks no
 * owner out.
 */
export function claimedElsewhere(incoming: DeviceKeys, theirs: DeviceKeys): boolean {
  if (bothEqual(incoming.ek, theirs.ek)) return true
  if (bothEqual(incoming.uuid, theirs.uuid)) return !bothDiffer(incoming.ek, theirs.ek)
  return isTupleAlone(incoming) && isTupleAlone(theirs) && bothEqual(incoming.tuple, theirs.tuple)
}

const isTupleAlone = (keys: DeviceKeys) => keys.ek === null && keys.uuid === null
