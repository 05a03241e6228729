import { useCallback, useState } from 'react'
import type { UploadRowAnswer } from '../../api/contract/uploads.ts'
import { useUploadAction } from './use-upload.ts'

type Wish = { leftOut: boolean }

/**
 * Leaves one row out or takes it in again. `wished` gives a row as the person wants it: at once, and until the server's
 * answer has been read, whatever older answer comes in between.
 */
export function useLeaveOut(upload: string) {
  const [wishes, setWishes] = useState<ReadonlyMap<number, Wish>>(() => new Map())
  const { mutateAsync } = useUploadAction(upload, (uploads, { row, leftOut }: { row: number } & Wish) =>
    uploads.patchRow(upload, row, { leftOut }),
  )
  const leaveOut = useCallback(
    (row: number, leftOut: boolean): void => {
      const wish: Wish = { leftOut }
      const fulfilled = (): void =>
        setWishes((now) => (now.get(row) === wish ? new Map([...now].filter(([one]) => one !== row)) : now))
      setWishes((now) => new Map(now).set(row, wish))
      // A refusal has been said; the row is then as it was.
      mutateAsync({ row, leftOut }).then(fulfilled, fulfilled)
    },
    [mutateAsync],
  )
  const wished = (row: UploadRowAnswer): UploadRowAnswer => {
    const wish = wishes.get(row.row)
    return wish ? { ...row, ...wish } : row
  }
  return { leaveOut, wished }
}
