import type { OrganizationNo } from './organizations.ts'

/** A hint that something changed, for event streams; no log. */
export type Hint = {
  org: OrganizationNo
  uploads?: string[]
  devices?: number[] | 'many'
  operations?: string[]
  catalogues?: boolean
  /** Members, roles, invitations or tokens. */
  people?: boolean
}
