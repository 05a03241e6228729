import type { ZxcvbnFactory, ZxcvbnResult } from '@zxcvbn-ts/core'
import { Refused } from '../problems/problem.ts'

export const passwordFaults = ['common', 'repeated', 'sequence', 'personal', 'guessable'] as const
export type PasswordFault = (typeof passwordFaults)[number]

/** What is said of each at the field, in words that `explain-field.ts` has in every language. */
const faultTexts = {
  common: 'is, or is nearly, one of the passwords that are tried first',
  repeated: 'repeats the same characters',
  sequence: 'is a row of keys, letters, digits or a date',
  personal: 'is little more than the name, e-mail address or organization',
  guessable: 'is too easy to guess',
} as const satisfies Record<PasswordFault, string>

/**
 * Refuses a password that is guessed early, and says why. `own` is what an attacker knows of the person: name, e-mail
 * address, organizations. Nothing is asked of the network.
 */
export async function refuseWeakPassword(password: string, own: readonly string[], field = 'password'): Promise<void> {
  const reason = await faultOfPassword(password, own)
  if (reason === null) return
  throw new Refused('password-too-weak', { reason, fields: [{ path: field, message: faultTexts[reason] }] })
}

/** Why a password is too weak; null for a good one: it takes ten thousand million guesses or more. */
export async function faultOfPassword(password: string, own: readonly string[]): Promise<PasswordFault | null> {
  const words = ownWords(own)
  if (isMadeOf(password, words)) return 'personal'
  estimator ??= openEstimator()
  const result = (await estimator).check(password, words)
  return result.score === 4 ? null : faultOf(result)
}

let estimator: Promise<ZxcvbnFactory> | null = null

/** Loaded when the first password is set: its list of 49,000 passwords takes a moment and some memory. */
async function openEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Factory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  // What is longer is judged by its beginning: the time grows faster than the text.
  return new Factory({ dictionary, graphs: adjacencyGraphs, maxLength: 100 })
}

const faultOfPattern: Record<string, PasswordFault> = {
  repeat: 'repeated',
  sequence: 'sequence',
  wordSequence: 'sequence',
  spatial: 'sequence',
  date: 'sequence',
  regex: 'sequence',
}

/** What the largest part of the password is. */
function faultOf({ sequence }: ZxcvbnResult): PasswordFault {
  const [largest] = sequence
    .filter(({ pattern }) => pattern in faultOfPattern || pattern === 'dictionary')
    .sort((one, other) => other.token.length - one.token.length)
  if (largest?.pattern !== 'dictionary') return faultOfPattern[largest?.pattern ?? ''] ?? 'guessable'
  if (largest.dictionaryName === 'userInputs') return 'personal'
  return largest.dictionaryName === 'passwords-common' ? 'common' : 'guessable'
}

/** Words of three letters or more out of names and addresses; of a host name not its last part. */
function ownWords(own: readonly string[]): string[] {
  const parts = own.flatMap((text) => [text, ...text.replace(/\.[a-z]+$/i, '').split(/[^\p{L}\p{N}]+/u)])
  return [...new Set(parts.map((part) => part.toLowerCase()).filter((part) => part.length >= 3))]
}

/** True where what is left without such words is shorter than a password may be, also where signs stand for letters. */
function isMadeOf(password: string, words: readonly string[]): boolean {
  const text = password.toLowerCase().replace(/[0134578@$!]/g, (sign) => letterOfSign[sign] ?? sign)
  const owned = new Set<number>()
  for (const word of words)
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
      for (let place = at; place < at + word.length; place++) owned.add(place)
  return owned.size > 0 && text.length - owned.size < 8
}

const letterOfSign: Record<string, string> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  8: 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
}
