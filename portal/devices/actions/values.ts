import { isUnsafeValue, isUserPrincipalName, longestValues } from '../../../domain/values.ts'
import type { TextKey } from '../../texts/keys.ts'

const longest = { tag: longestValues.groupTag, assign: longestValues.assignedUser } as const

/** What is wrong with a group tag or user, or null; the server refuses the same. Empty is well: it takes the value off. */
export function valueProblem(action: string, value: string): TextKey | null {
  const text = value.trim()
  if (action !== 'tag' && action !== 'assign') return null
  if (text.length > longest[action]) return 'value.tooLong'
  if (isUnsafeValue(text)) return 'value.unsafe'
  return action === 'assign' && text !== '' && !isUserPrincipalName(text) ? 'value.notUpn' : null
}
