import type { Translate } from '../texts/use-text.ts'

export type FirstPerson = {
  name: string
  email: string
  password: string
  /** One made on the command line; null for a new one. */
  organization: string | null
  organizationName: string
}

export const shortestPassword = 12

/** What is wrong, by field, in words; empty when the form can be sent. */
export function wrongOf(person: FirstPerson, t: Translate): Partial<Record<keyof FirstPerson, string>> {
  const wrong: Partial<Record<keyof FirstPerson, string>> = {}
  if (person.name.trim() === '') wrong.name = t('setUp.name.missing')
  if (!looksLikeEmail(person.email)) wrong.email = t('setUp.email.wrong')
  const password = wrongPassword(person.password, t)
  if (password) wrong.password = password
  if (person.organization === null && person.organizationName.trim() === '')
    wrong.organizationName = t('setUp.organization.missing')
  return wrong
}

export function wrongPassword(password: string, t: Translate): string | null {
  const missing = shortestPassword - password.length
  return missing > 0 ? t('setUp.password.short', { count: missing }) : null
}

/** Enough to catch a slip; the server has the last word. */
export function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text.trim())
}
