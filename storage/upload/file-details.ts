import { linesAMember, placeOfLine, type ReadFile } from '../../domain/row.ts'

/** What is kept of a file as JSON: what few files have. */
export type FileDetails = Partial<Pick<ReadFile, 'columnsByContent' | 'sheet' | 'passedOver' | 'members'>>

/** Only what says something, so that most files have `{}`. */
export function fileDetails({ columnsByContent, sheet, passedOver, members }: ReadFile): FileDetails {
  return {
    ...(columnsByContent.length > 0 ? { columnsByContent } : {}),
    ...(sheet !== null ? { sheet } : {}),
    ...(passedOver.length > 0 ? { passedOver } : {}),
    ...(members !== null ? { members } : {}),
  }
}

/** What is shown of a file's details. */
export function shownDetails(details: FileDetails): Required<FileDetails> {
  return { columnsByContent: [], sheet: null, passedOver: [], members: null, ...details }
}

/** A file's rows begin at its number times this. */
export const rowsAFile = 2 ** 32

/** A file as far as places in it are concerned. */
export type NamedFile = { name: string; members: readonly string[] | null }

export const namedFile = (name: string, { members }: FileDetails): NamedFile => ({
  name,
  members: members ? members.map((member) => member.name) : null,
})

export const fileOfRow = (row: number): number => Math.floor(row / rowsAFile)

/** The file and the physical line of a row, by its number; the file that is gone has no name. */
export function placeOfRow(row: number, file: NamedFile | undefined): { file: string | null; line: number } {
  const line = row % rowsAFile
  return file === undefined ? { file: null, line } : placeOfLine(file, line)
}

/** A line as it is kept, as people count it. */
export const lineInFile = (line: number, file: NamedFile | undefined): number =>
  file === undefined ? line : placeOfLine(file, line).line

/** The same where the database has looked up the member's name. */
export function placeWithMember(
  row: number,
  name: string | null,
  member: string | null,
): { file: string | null; line: number } {
  if (name === null || member === null) return { file: name, line: row % rowsAFile }
  return { file: `${name}/${member}`, line: row % linesAMember }
}
