/** What stands in the address of the catalogues' page: what is looked up. */
export type CatalogueSearch = { manufacturer?: string; model?: string; serialNumber?: string }

export const lookedUp = ['manufacturer', 'model', 'serialNumber'] as const satisfies readonly (keyof CatalogueSearch)[]

/** Reads what an address says; what is no text is left out. */
export function validateCatalogueSearch(found: Record<string, unknown>): CatalogueSearch {
  const search: CatalogueSearch = {}
  for (const name of lookedUp) {
    const value = found[name]
    if (typeof value === 'string' && value.trim() !== '')
      search[name] = value.slice(0, name === 'serialNumber' ? 64 : 128)
  }
  return search
}
