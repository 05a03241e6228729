import type { HashedDeviceAnswer } from '../../api/contract/hash.ts'
import { describeHash } from '../../domain/messages/describe-hash.ts'
import type { Language } from '../../domain/words.ts'

export type ComparedLine = { name: string; before: string; now: string; differs: boolean }

/** When it was captured always differs and says nothing about the hardware. */
const apart = ['capturedAt']

/** Two captures side by side, line by line in the reader's words; what differs first; a line that one side lacks has an empty text there. */
export function compareHardware(
  language: Language,
  before: HashedDeviceAnswer,
  now: HashedDeviceAnswer,
): ComparedLine[] {
  const left = linesOf(language, before)
  const right = linesOf(language, now)
  const names = [...new Set([...left.keys(), ...right.keys()])]
  const lines = names.map((key) => {
    const [one, other] = [left.get(key), right.get(key)]
    const name = one?.name ?? other?.name ?? ''
    return { name, before: one?.value ?? '', now: other?.value ?? '', differs: one?.value !== other?.value }
  })
  return [...lines.filter(({ differs }) => differs), ...lines.filter(({ differs }) => !differs)]
}

function linesOf(language: Language, device: HashedDeviceAnswer): Map<string, { name: string; value: string }> {
  const lines = new Map<string, { name: string; value: string }>()
  const shown = { ...device, ...Object.fromEntries(apart.map((key) => [key, null])) } as HashedDeviceAnswer
  for (const { group, lines: found } of describeHash(language, shown))
    for (const line of found) {
      let number = 0
      while (lines.has(`${group}.${line.name}.${number}`)) number += 1
      lines.set(`${group}.${line.name}.${number}`, line)
    }
  return lines
}
