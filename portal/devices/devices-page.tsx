export function DevicesPage() {
  return <main id="page" tabIndex={-1} />
}
