import type { Actor } from '../../domain/device.ts'
import type { View, ViewLook } from '../../domain/view.ts'
import type { NewView, ViewChange } from '../contract/views.ts'
import { isoOf } from '../device/show-device.ts'

/** A row of `views` with who changed it last. */
export type StoredView = {
  id: string
  name: string
  owner: string | null
  look: ViewLook
  changed_at: number
  changedBy: string
}

/** Whose view it is, as the table has it; null: the organization's. */
export const ownerOf = (shared: boolean, { kind, id }: Actor): string | null => (shared ? null : `${kind}:${id}`)

export function viewOf({ id, name, owner, look, changed_at, changedBy }: StoredView): View {
  return { id, name, shared: owner === null, ...look, changedAt: isoOf(changed_at), changedBy }
}

/** The view with what is to be changed of it. */
export function changedView({ id, name, owner, look }: StoredView, change: ViewChange): NewView {
  return { id, name, shared: owner === null, ...look, ...change }
}

export const lookOf = ({ filter, sort, columns }: ViewLook): ViewLook => ({ filter, sort, columns })

/** Whether somebody may change it, of those that they see: their own, and where they may share, the organization's. */
export const mayChange = ({ owner }: Pick<StoredView, 'owner'>, mayShare: boolean): boolean =>
  owner !== null || mayShare

export const tooManyViews = 'there are as many views as are kept'
