/** Has the browser save what stands at an address, as it comes and however long; `name` where the answer gives none. */
export function saveAs(address: string, name = ''): void {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
}
