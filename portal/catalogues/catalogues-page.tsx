export function CataloguesPage() {
  return <main id="page" tabIndex={-1} />
}
