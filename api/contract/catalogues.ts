import { z } from 'zod'
import { cursorQuery, flag, pageOf } from './common.ts'

export const catalogue = z
  .object({
    id: z.string(),
    name: z.string(),
    rows: z.number().int(),
    importedAt: z.string(),
    importedBy: z.string(),
    answers: z.number().int().describe('failed devices with device-not-found that it answers now'),
  })
  .meta({ id: 'Catalogue' })
export type CatalogueAnswer = z.output<typeof catalogue>
export const catalogueList = z.object({
  items: z.array(catalogue),
  answerable: z.array(z.number().int()).describe('ids of devices that can be retried now'),
})
export type CatalogueList = z.output<typeof catalogueList>

export const catalogueEntry = z
  .object({
    catalogue: z.string(),
    manufacturer: z.string(),
    model: z.string(),
    serialNumber: z.string(),
    capturedAt: z.string().nullable(),
    hash: z.string().nullable().describe('canonical text; null unless asked for'),
  })
  .meta({ id: 'CatalogueEntry' })
export type CatalogueEntryAnswer = z.output<typeof catalogueEntry>
export const catalogueEntryPage = pageOf(catalogueEntry)
export const entriesQuery = z.object({
  ...cursorQuery,
  catalogue: z.string().max(64).optional(),
  manufacturer: z.string().max(128).optional(),
  model: z.string().max(128).optional(),
  serialNumber: z.string().max(64).optional(),
  hash: flag.optional(),
})
export type EntriesQuery = {
  cursor?: string
  limit?: number
  catalogue?: string
  manufacturer?: string
  model?: string
  serialNumber?: string
  hash?: boolean
}
