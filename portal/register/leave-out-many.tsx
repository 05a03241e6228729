import { Button } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RowFilterBody, UploadAnswer } from '../../api/contract/uploads.ts'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'
import { useSay } from '../parts/toasts.tsx'
import { useText } from '../texts/use-text.ts'
import { filterText } from './row-filters.ts'
import { useUploadAction } from './use-upload.ts'

type Wanted = 'out' | 'in' | 'only'
type Props = { upload: UploadAnswer; filter: RowFilterBody }

/** Picks from a long list: leave out what is shown, take it in again, or keep nothing but it; each with its number. */
export function LeaveOutMany({ upload, filter }: Props) {
  const { t } = useText()
  const say = useSay()
  const [tookIn, setTookIn] = useState(false)
  const numbers = useNumbers(upload.id, filter)
  const patch = useUploadAction(upload.id, (uploads, wanted: Wanted) =>
    uploads.patchRows(upload.id, { filter, ...(wanted === 'only' ? { only: true } : { leftOut: wanted === 'out' }) }),
  )
  const busy = patch.isPending || numbers === undefined
  const { out, within } = numbers ?? { out: 0, within: 0 }
  const act = (wanted: Wanted): void => {
    if (wanted === 'in') setTookIn(true)
    const said = (changed: number): number => (wanted === 'only' ? out + within : changed)
    patch.mutate(wanted, {
      onSuccess: ({ changed }) => say.done(t(`rows.changed.${wanted}`, { count: said(changed) })),
    })
  }
  const canKeepOnly = (filter.search ?? filter.file ?? filter.verdict) !== undefined && filter.leftOut !== true
  // A button that was pressed stays, so that the focus does: what it has nothing left to do for, it says by its look.
  return (
    <>
      {filter.leftOut !== true && (
        <Button disabledFocusable={busy || out === 0} onClick={() => act('out')}>
          {out === 0 ? t('rows.leaveOutShown') : t('rows.leaveOut', { count: out })}
        </Button>
      )}
      {(within > 0 || tookIn) && (
        <Button disabledFocusable={busy || within === 0} onClick={() => act('in')}>
          {within === 0 ? t('rows.takeInShown') : t('rows.takeIn', { count: within })}
        </Button>
      )}
      {canKeepOnly && out + within > 0 && (
        <Button disabledFocusable={busy} onClick={() => act('only')}>
          {t('rows.only', { count: out + within })}
        </Button>
      )}
    </>
  )
}

/** Rows under the filter that are in, and that are left out; undefined until it is known. */
function useNumbers(upload: string, filter: RowFilterBody): { out: number; within: number } | undefined {
  const client = useClient()
  const organization = useOrganization()
  const { data } = useQuery({
    queryKey: keys.upload(organization, upload, 'left-out', filterText(filter)),
    queryFn: async ({ signal }) => {
      const count = async (leftOut: boolean): Promise<number> => {
        if ((filter.leftOut ?? leftOut) !== leftOut) return 0
        return (await client.uploads.countRows(upload, { ...filter, leftOut }, { signal })).count
      }
      const [out, within] = await Promise.all([count(false), count(true)])
      return { out, within }
    },
  })
  return data
}
