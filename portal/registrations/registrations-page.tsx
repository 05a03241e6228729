export function RegistrationsPage() {
  return <main id="page" tabIndex={-1} />
}
