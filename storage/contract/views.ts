import type { Actor } from '../../domain/device.ts'
import type { View, ViewLook } from '../../domain/view.ts'
import type { OrRefusal } from './answers.ts'
import type { OrganizationNo } from './organizations.ts'

export type NewView = ViewLook & { id: string; name: string; shared: boolean }
export type ViewChange = Partial<Omit<NewView, 'id'>>

/**
 * Lists kept under a name. Everybody sees their own and those of the organization; `mayShare` says whether the one who
 * asks may make, change and remove the latter. Of what somebody may not see, nothing is found.
 */
export type ViewStore = {
  list(org: OrganizationNo, actor: Actor): Promise<View[]>
  /** Refused with `conflict` once there are as many as are kept (`mostViews`). */
  add(org: OrganizationNo, view: NewView, actor: Actor, now: number): Promise<OrRefusal<View>>
  change(
    org: OrganizationNo,
    id: string,
    change: ViewChange,
    actor: Actor,
    mayShare: boolean,
    now: number,
  ): Promise<OrRefusal<View>>
  remove(org: OrganizationNo, id: string, actor: Actor, mayShare: boolean): Promise<OrRefusal<{ ok: true }>>
}
