import type { TextKey } from '../../texts/keys.ts'

/** Lengths and first characters as csv-files say; the server checks again. */
const longest = { tag: 512, assign: 320 } as const

/** What is wrong with a group tag or user, or null. Empty is well: it takes the value off. */
export function valueProblem(action: string, value: string): TextKey | null {
  const text = value.trim()
  if (action !== 'tag' && action !== 'assign') return null
  if (text.length > longest[action]) return 'value.tooLong'
  if (/^[=+\-@]/.test(text) || hasControl(text)) return 'value.unsafe'
  return null
}

function hasControl(text: string): boolean {
  return [...text].some((one) => (one.codePointAt(0) ?? 0) < 32 || one === '\u007f')
}
