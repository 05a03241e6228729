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
