/** A file of an upload that was begun or announced: whether it arrived whole, and how many bytes of it did. */
export type FileThere = { name: string; number: number; complete: boolean; bytesReceived: number }

/** A file that is given, and the name and place under which it goes into the upload. */
export type PlacedFile<F> = { file: F; name: string; number: number }

/**
 * Where files go that are given to an upload which was broken off: a missing one is known by its name, or by the last
 * part of it where no other is called so; one that arrived whole is left as it is; any other one is new. Missing files
 * that are not given stay missing.
 */
export function placeFiles<F extends { name: string; size: number }>(
  given: readonly F[],
  there: readonly FileThere[],
): PlacedFile<F>[] {
  const missing = new Map(there.filter(({ complete }) => !complete).map((file) => [file.name, file]))
  const taken = new Set(there.map(({ name }) => name))
  let next = Math.max(-1, ...there.map(({ number }) => number)) + 1
  const placed: PlacedFile<F>[] = []
  for (const file of given) {
    if (there.some((one) => one.complete && isSame(one, file))) continue
    const found = missing.get(file.name) ?? onlyOneCalled(lastPart(file.name), [...missing.values()])
    if (found) missing.delete(found.name)
    placed.push({ file, name: found?.name ?? nameApart(file.name, taken), number: found?.number ?? next++ })
  }
  return placed
}

const isSame = (there: FileThere, given: { name: string; size: number }): boolean =>
  there.bytesReceived === given.size && (there.name === given.name || lastPart(there.name) === lastPart(given.name))

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

function onlyOneCalled(name: string, files: readonly FileThere[]): FileThere | undefined {
  const found = files.filter((file) => lastPart(file.name) === name)
  return found.length === 1 ? found[0] : undefined
}

/** Names for files so that no two of an upload are the same; `taken` holds those given out before. */
export function nameApart(path: string, taken: Set<string>): string {
  const dot = path.lastIndexOf('.')
  const [stem, ending] = dot > path.lastIndexOf('/') ? [path.slice(0, dot), path.slice(dot)] : [path, '']
  let name = path
  for (let number = 2; taken.has(name); number++) name = `${stem} (${number})${ending}`
  taken.add(name)
  return name
}
