/** A list of devices as somebody keeps it under a name: what is filtered, how it is sorted, which columns show. */
export type ViewLook = {
  /** The filter as the API takes it, without single ids. */
  filter: Record<string, unknown>
  /** A sort of the list; a minus before it turns it round. */
  sort: string
  /** Order, hidden columns and widths as the portal keeps them; null: as each person has them. */
  columns: Record<string, unknown> | null
}

export type View = ViewLook & {
  id: string
  name: string
  /** For everybody of the organization; else for who made it alone. */
  shared: boolean
  changedAt: string
  changedBy: string
}

/** The most views that one person has of their own, and that an organization shares. */
export const mostViews = 100
