import type { ReactNode } from 'react'
import type { UploadAnswer } from '../../api/contract/uploads.ts'
import { useOrganization } from '../organization.ts'
import { forget } from '../parts/use-kept.ts'
import { useText } from '../texts/use-text.ts'
import { CheckedFoot } from './checked-foot.tsx'
import { pastedText } from './give.ts'
import { useUploadAction } from './use-upload.ts'

type Props = { upload: UploadAnswer; onDropped: () => void; children: ReactNode }

/** A catalogue that was checked: its rows, and the button that keeps them. */
export function ImportForm({ upload, onDropped, children }: Props) {
  const { t } = useText()
  const organization = useOrganization()
  const keep = useUploadAction(upload.id, (uploads) => uploads.register(upload.id))
  return (
    <>
      {children}
      <CheckedFoot
        upload={upload}
        action={t('catalogue.keep', { count: upload.counts.accepted - upload.counts.leftOut })}
        onAction={() => keep.mutate(undefined, { onSuccess: () => forget(pastedText(organization)) })}
        busy={keep.isPending}
        onDropped={onDropped}
      />
    </>
  )
}
