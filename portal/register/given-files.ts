/** A file as a person gave it: `path` keeps the folders that it came from. */
export type GivenFile = { path: string; blob: Blob }

/** What was dropped, and the paths of what the browser could not open. */
export type Dropped = { files: GivenFile[]; unreadable: string[] }

/** Files that operating systems leave in folders, and that no person means. */
const notMeant = /(^|\/)(\.[^/]*|Thumbs\.db|desktop\.ini)$/i

/** Files chosen by an input, also one for folders. */
export function filesOfInput(list: FileList | null): GivenFile[] {
  return [...(list ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, blob: file })).filter(isMeant)
}

/**
 * Files and folders that were dropped, in the order in which the browser hands them over; folders are walked.
 * Must be called while the drop event is handled: its items are gone afterwards.
 */
export async function filesOfDrop(data: DataTransfer): Promise<Dropped> {
  const entries = [...data.items].filter((item) => item.kind === 'file').map((item) => item.webkitGetAsEntry())
  const plain = [...data.files]
  const unreadable: string[] = []
  const walked = await Promise.all(
    entries.map((entry, index) => (entry ? filesOfEntry(entry, unreadable) : fileAt(plain, index))),
  )
  return { files: walked.flat().filter(isMeant), unreadable }
}

/** Text that was pasted, as a file. */
export function fileOfText(text: string, name: string): GivenFile {
  return { path: name, blob: new Blob([text], { type: 'text/csv' }) }
}

/** True where a drag carries files, and not a text or a link. */
export function carriesFiles(data: DataTransfer | null): boolean {
  return data?.types.includes('Files') ?? false
}

/** True where a drag carries a text; of a link or picture the address is no rows. */
export function carriesText(data: DataTransfer): boolean {
  return data.types.includes('text/plain') && !data.types.includes('text/uri-list')
}

function isMeant({ path }: GivenFile): boolean {
  return !notMeant.test(path)
}

function fileAt(files: readonly File[], index: number): GivenFile[] {
  const file = files[index]
  return file ? [{ path: file.name, blob: file }] : []
}

/** One that cannot be opened must not hold up the others: its path is told. */
async function filesOfEntry(entry: FileSystemEntry, unreadable: string[]): Promise<GivenFile[]> {
  const path = entry.fullPath.replace(/^\//, '')
  const found: GivenFile[] = []
  try {
    if (entry.isFile) return [{ path, blob: await fileOf(entry as FileSystemFileEntry) }]
    for (const one of await entriesOf(entry as FileSystemDirectoryEntry))
      for (const file of await filesOfEntry(one, unreadable)) found.push(file)
  } catch {
    unreadable.push(path)
  }
  return found
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

/** A folder hands its entries over in portions, until a portion is empty; in no order that is promised. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (portion.length === 0) return all.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
    all.push(...portion)
  }
}
