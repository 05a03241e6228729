import type { Role } from './words.ts'

/** What a person or token may do in an organization; each route and each button asks for one of them. */
export const permissions = ['look', 'register', 'change', 'remove', 'administer'] as const
export type Permission = (typeof permissions)[number]

/** Which role may do what. */
export const permissionsOfRole = {
  viewer: ['look'],
  technician: ['look', 'register', 'change'],
  administrator: ['look', 'register', 'change', 'remove', 'administer'],
  owner: ['look', 'register', 'change', 'remove', 'administer'],
} as const satisfies Record<Role, readonly Permission[]>

/** True when the role allows it. */
export function mayDo(role: Role, permission: Permission): boolean {
  const allowed: readonly Permission[] = permissionsOfRole[role]
  return allowed.includes(permission)
}

/**
 * Which roles each role may give, change and take away, of people, invitations and tokens: none above its own. Who may
 * give none administers nobody; leaving an organization oneself is everyone's.
 */
export const rolesGivenBy = {
  viewer: [],
  technician: [],
  administrator: ['administrator', 'technician', 'viewer'],
  owner: ['owner', 'administrator', 'technician', 'viewer'],
} as const satisfies Record<Role, readonly Role[]>

/** True when `role` may give (and take away) `given`. */
export function mayGive(role: Role, given: Role): boolean {
  const allowed: readonly Role[] = rolesGivenBy[role]
  return allowed.includes(given)
}
