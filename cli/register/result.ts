import { everyItem } from '../../api/client.ts'
import type { UploadAnswer, UploadRowAnswer } from '../../api/contract/uploads.ts'
import type { Context } from '../context.ts'
import { write } from '../terminal.ts'
import type { Unreadable } from './files.ts'
import type { UploadLine } from './send.ts'

/** 0 all well; 1 some rows refused, failed or waiting for a person, or some files unreadable; 2 nothing could be read. */
export function statusOf(upload: UploadAnswer): 0 | 1 | 2 {
  const { counts, files } = upload
  if (counts.rows === 0) return 2
  const waiting = counts.refused + counts.attention + counts.claimedElsewhere + counts.notFound + counts.failed
  if (waiting > 0 || files.some((file) => file.error !== null)) return 1
  return upload.status === 'cancelled' || upload.status === 'abandoned' ? 1 : 0
}

/** The result as JSON on standard output, rows in the order of the files as given, then lines; written as it is read. */
export async function writeResult(
  { signal, terminal }: Context,
  line: UploadLine,
  upload: UploadAnswer,
  unreadable: Unreadable[] = [],
): Promise<void> {
  const page = (cursor: string | undefined) =>
    line.steady(() => line.client.uploads.rows(line.id, { limit: 1000, cursor }, { signal }))
  await write(terminal.stdout, `{"upload":${JSON.stringify(upload)},"rows":[`)
  let gathered = ''
  let first = true
  for await (const row of everyItem(page)) {
    gathered += `${first ? '\n' : ',\n'}${JSON.stringify(resultOf(row))}`
    first = false
    if (gathered.length > 65_536) {
      await write(terminal.stdout, gathered)
      gathered = ''
    }
  }
  const rest = unreadable.length > 0 ? `,"unreadable":${JSON.stringify(unreadable)}` : ''
  await write(terminal.stdout, `${gathered}${first ? '' : '\n'}]${rest}}\n`)
}

/** The keys that scripts build on come first; the rest follows. */
function resultOf(row: UploadRowAnswer): Record<string, unknown> {
  const { file, line, serialNumber, outcome, verdict, state, error, deviceId, ...rest } = row
  return { file, line, serialNumber, outcome, verdict, state, error, deviceId, ...rest }
}
