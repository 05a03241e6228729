import { setTimeout as sleep } from 'node:timers/promises'
import type { UploadAnswer } from '../../api/contract/uploads.ts'
import type { Context } from '../context.ts'
import type { Progress } from '../progress.ts'
import type { UploadLine } from './send.ts'

/** Asks how the upload is getting on until `reached` says so or nothing more happens by itself; shows counts, rate and remaining time. */
export async function watchUpload(
  context: Context,
  line: UploadLine,
  progress: Progress,
  reached: (upload: UploadAnswer) => boolean,
): Promise<UploadAnswer> {
  const { signal, say, terminal } = context
  for (let round = 0; ; round++) {
    const upload = await line.steady(() => line.client.uploads.get(line.id, { signal }))
    if (reached(upload) || upload.done) return upload
    const remaining = upload.secondsRemaining === null ? null : terminal.duration(upload.secondsRemaining)
    const rate = upload.rate === null ? null : Math.round(upload.rate)
    progress.show(upload.progress, 100, say.working(upload.phase, upload.counts, rate, remaining))
    await sleep(Math.min(1000, 100 * 1.5 ** round), undefined, { signal })
  }
}

/** Every row has outcome and verdict, whatever happens after. */
export const isChecked = (upload: UploadAnswer): boolean => upload.status !== 'receiving'
