export function RegistrationPage() {
  return <main id="page" tabIndex={-1} />
}
