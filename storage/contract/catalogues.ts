import type { Actor } from '../../domain/device.ts'
import type { OrRefusal, Page } from './answers.ts'
import type { OrganizationNo } from './organizations.ts'

export type Catalogue = {
  id: string
  name: string
  rows: number
  importedAt: string
  importedBy: string
  answers: number
}

export type CatalogueEntry = {
  catalogue: string
  manufacturer: string
  model: string
  serialNumber: string
  capturedAt: string | null
  body: Uint8Array
}

/** Which entries: of a catalogue, a maker, a model or a serial, in any case. */
export type EntryQuery = {
  catalogue?: string
  manufacturer?: string
  model?: string
  serialNumber?: string
  cursor?: string
  limit: number
}

export type CatalogueStore = {
  list(org: OrganizationNo): Promise<Catalogue[]>
  get(org: OrganizationNo, id: string): Promise<Catalogue | null>
  entries(org: OrganizationNo, query: EntryQuery): Promise<Page<CatalogueEntry>>
  remove(org: OrganizationNo, id: string, actor: Actor, now: number): Promise<OrRefusal<{ ok: true }>>
  /** Failed devices with device-not-found that an entry now answers. */
  answerable(org: OrganizationNo): Promise<number[]>
}
