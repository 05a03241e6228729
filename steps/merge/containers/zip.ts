import yauzl from 'yauzl'

/** A file inside an archive. `open` may be called again. */
export type ZipMember = {
  name: string
  /** Bytes once unpacked, as the archive says; `open` gives no more than that. */
  bytes: number
  open(): Promise<AsyncIterable<Buffer>>
}

export type Zip = { path: string; members: ZipMember[]; close(): void }

/** An archive or workbook that cannot be read, or that is made to overwhelm who reads it. */
export class ContainerRefused extends Error {
  override name = 'ContainerRefused'
}

const mostMembers = 5000
/** Lists of devices shrink to a third or a tenth; repeated rows more. What shrinks further and is large is no list. */
const mostTimes = 200
const alwaysAllowed = 64 * 1024 * 1024
const mostUnpacked = 64 * 1024 ** 3

/**
 * Opens a ZIP file and lists what is in it, folders left out. Throws `ContainerRefused` where it is damaged, protected by a
 * password, has too many members, or claims to unpack to far more than any list would.
 */
export async function openZip(path: string): Promise<Zip> {
  let file: yauzl.ZipFile
  try {
    file = await yauzl.openPromise(path, { autoClose: false, validateEntrySizes: true })
  } catch (fault) {
    throw refusal(fault)
  }
  try {
    return { path, members: await membersOf(file), close: () => file.close() }
  } catch (fault) {
    file.close()
    throw refusal(fault)
  }
}

async function membersOf(file: yauzl.ZipFile): Promise<ZipMember[]> {
  const members: ZipMember[] = []
  let unpacked = 0
  for await (const entry of file.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue
    if (members.length === mostMembers) throw new ContainerRefused(`more than ${mostMembers} files`)
    if (entry.isEncrypted()) throw new ContainerRefused('protected by a password')
    unpacked += entry.uncompressedSize
    refuseBomb(entry, unpacked)
    members.push({
      name: entry.fileName,
      bytes: entry.uncompressedSize,
      async open() {
        const stream = await file.openReadStreamPromise(entry).catch((fault: unknown) => {
          throw refusal(fault)
        })
        // A fault may come before anybody reads, or after: who reads is told of it then, and nobody waits for more.
        stream.on('error', (fault) => stream.destroy(fault))
        return bounded(stream, entry)
      },
    })
  }
  return members
}

function refuseBomb({ fileName, uncompressedSize, compressedSize }: yauzl.Entry, unpacked: number): void {
  const isBomb = uncompressedSize > alwaysAllowed && uncompressedSize > compressedSize * mostTimes
  if (isBomb || unpacked > mostUnpacked) throw new ContainerRefused(`${fileName}: far too large once unpacked`)
}

/** Its faults are refusals too: what comes out damaged was packed damaged. */
async function* bounded(stream: NodeJS.ReadableStream, { uncompressedSize }: yauzl.Entry): AsyncGenerator<Buffer> {
  let length = 0
  try {
    for await (const part of stream) {
      const bytes = part as Buffer
      length += bytes.length
      if (length > uncompressedSize) throw new ContainerRefused('larger than it says')
      yield bytes
    }
  } catch (fault) {
    throw refusal(fault)
  }
}

const refusal = (fault: unknown): ContainerRefused =>
  fault instanceof ContainerRefused
    ? fault
    : new ContainerRefused(fault instanceof Error ? fault.message : String(fault), { cause: fault })
