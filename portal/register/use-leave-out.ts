import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { PageOf } from '../../api/contract/common.ts'
import type { UploadRowAnswer } from '../../api/contract/uploads.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'
import { useUploadAction } from './use-upload.ts'

/** Leaves one row out or takes it in again; shown at once, put right by what is read afterwards. */
export function useLeaveOut(upload: string): (row: number, leftOut: boolean) => void {
  const organization = useOrganization()
  const queries = useQueryClient()
  const { mutate } = useUploadAction(upload, (uploads, { row, leftOut }: { row: number; leftOut: boolean }) =>
    uploads.patchRow(upload, row, { leftOut }),
  )
  return useCallback(
    (row, leftOut) => {
      queries.setQueriesData<PageOf<UploadRowAnswer>>(
        { queryKey: keys.upload(organization, upload, 'rows') },
        (page) => page && { ...page, items: page.items.map((one) => (one.row === row ? { ...one, leftOut } : one)) },
      )
      mutate({ row, leftOut })
    },
    [queries, organization, upload, mutate],
  )
}
