import { paths } from './paths.ts'

/**
 * Short addresses that people type or guess; each leads to the page of the organization in which they were last. A page
 * has its own name here, and the names by which other portals call it.
 */
export const typedAddresses = {
  devices: paths.devices,
  registrations: paths.registrations,
  uploads: paths.registrations,
  catalogues: paths.catalogues,
  operations: paths.operations,
  log: paths.log,
  audit: paths.log,
  events: paths.log,
  people: paths.people,
  users: paths.people,
  members: paths.people,
  settings: paths.people,
  tokens: paths.tokens,
  'api-tokens': paths.tokens,
  account: paths.account,
  profile: paths.account,
  password: paths.account,
  me: paths.account,
  help: paths.help,
} as const

export type TypedAddress = keyof typeof typedAddresses

/** The page that a typed word means, or null. Case does not matter, nor a slash behind it. */
export function pageOfTyped(word: string): (typeof typedAddresses)[TypedAddress] | null {
  const folded = word.toLowerCase().replace(/\/+$/, '')
  return Object.hasOwn(typedAddresses, folded) ? typedAddresses[folded as TypedAddress] : null
}
