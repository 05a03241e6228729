/** The most characters of a group tag and of a user (csv-files.md, "Row checks"). */
export const longestValues = { groupTag: 512, assignedUser: 320 } as const

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
export const controlCharacter = /[\u0000-\u001f\u007f-\u009f]/
/** How a value begins that a spreadsheet would run, spaces before it left out. */
export const formulaStart = /^[=+\-@]/

/** True for a group tag or user that no device may have: with a control character, or like a formula (`unsafe-value`). */
export function isUnsafeValue(text: string): boolean {
  return controlCharacter.test(text.trim()) || formulaStart.test(text.trim())
}

/** A product key id: 13 digits (hardware-hash.md, record 24). */
export const productKeyIdPattern = /^\d{13}$/

/** Whether a text has the form of a user principal name: one `@`, no spaces, a domain with a dot. */
export function isUserPrincipalName(text: string): boolean {
  return userPrincipalName.test(text)
}

const userPrincipalName = /^[^\s@,;:<>()[\]\\"]+@[^\s@,;:<>()[\]\\"._]+(?:\.[^\s@,;:<>()[\]\\"._]+)+$/
