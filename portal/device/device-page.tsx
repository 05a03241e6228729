export function DevicePage() {
  return <main id="page" tabIndex={-1} />
}
