// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const controls = /[\u0000-\u001f\u007f-\u009f]/g

/** What was found, safe to show: control characters as `\u0000`, and no more than its beginning. */
export function shortened(text: string): string {
  const visible = text
    .slice(0, 60)
    .toWellFormed()
    .replace(controls, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return text.length > 60 ? `${visible}… (${text.length})` : visible
}
