/** The hash in a dropped file: the longest run of base64, so that a whole row of a CSV may be dropped too. */
export function hashInText(text: string): string {
  const runs = text.replaceAll('\0', '').match(/[A-Za-z0-9+/=_-]{200,}/g) ?? []
  return runs.sort((a, b) => b.length - a.length)[0] ?? text.trim()
}
