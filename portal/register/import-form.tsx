import type { ReactNode } from 'react'
import type { UploadAnswer } from '../../api/contract/uploads.ts'
import { useText } from '../texts/use-text.ts'
import { CheckedFoot } from './checked-foot.tsx'
import { useForgetPasted } from './use-forget-pasted.ts'
import { useUploadAction } from './use-upload.ts'

type Props = { upload: UploadAnswer; onDropped: () => void; children: ReactNode }

/** A catalogue that was checked: its rows, and the button that keeps them. */
export function ImportForm({ upload, onDropped, children }: Props) {
  const { t } = useText()
  const forgetPasted = useForgetPasted(upload)
  const keep = useUploadAction(upload.id, (uploads) => uploads.register(upload.id))
  return (
    <>
      {children}
      <CheckedFoot
        upload={upload}
        action={t('catalogue.keep', { count: upload.counts.accepted - upload.counts.leftOut })}
        onAction={() => void keep.mutateAsync().then(forgetPasted, () => {})}
        busy={keep.isPending}
        onDropped={onDropped}
      />
    </>
  )
}
