import { z } from 'zod'
import { deviceFilter, deviceSortName } from './devices.ts'

const name = z.string().trim().min(1).max(80)
/** A single device is no list: ids are not kept. */
const filter = deviceFilter.omit({ ids: true })
const columns = z
  .looseObject({})
  .nullable()
  .describe('order, hidden columns and widths as the portal keeps them; null: as each person has them')
  .refine((value) => JSON.stringify(value).length <= 4000, 'must be at most 4000 characters as JSON')

export const newView = z.object({
  name,
  shared: z.boolean().default(false).describe('for everybody of the organization; for who administers it'),
  filter: filter.default({}),
  sort: deviceSortName.default('-createdAt'),
  columns: columns.default(null),
})
export type NewViewBody = z.input<typeof newView>
export const viewPatch = z.object({
  name: name.optional(),
  shared: z.boolean().optional(),
  filter: filter.optional(),
  sort: deviceSortName.optional(),
  columns: columns.optional(),
})
export type ViewPatchBody = z.input<typeof viewPatch>

export const view = z
  .object({
    id: z.string(),
    name: z.string(),
    shared: z.boolean(),
    filter,
    sort: deviceSortName,
    columns: z.looseObject({}).nullable(),
    changedAt: z.string(),
    changedBy: z.string(),
  })
  .meta({ id: 'View' })
export type ViewAnswer = z.output<typeof view>
export const viewList = z.object({ items: z.array(view) })
