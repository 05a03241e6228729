import type { ColumnKind } from './header-names.ts'

/** Where each kind stands in a record, -1 where it does not. */
export type ColumnPlaces = Record<ColumnKind, number>

export const noPlaces = (): ColumnPlaces => ({
  serialNumber: -1,
  productKeyId: -1,
  manufacturer: -1,
  model: -1,
  groupTag: -1,
  assignedUser: -1,
  hash: -1,
})

/** All columns, as in our own files. */
export const ownPlaces: ColumnPlaces = {
  serialNumber: 0,
  productKeyId: 1,
  hash: 2,
  groupTag: 3,
  assignedUser: 4,
  manufacturer: 5,
  model: 6,
}
