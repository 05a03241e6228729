export function HelpPage() {
  return <main id="page" tabIndex={-1} />
}
