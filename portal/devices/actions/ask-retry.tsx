import { useState } from 'react'
import type { DeviceFilterBody } from '../../../api/contract/devices.ts'
import { DialogForm } from '../../parts/dialog-form.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Loading } from '../../parts/reading.tsx'
import { useText } from '../../texts/use-text.ts'
import { type Selection, targetOf } from '../selection.ts'
import { stopAsking } from './asked.ts'
import { retryableOf } from './retry-filter.ts'
import { useAct } from './use-act.ts'
import { useRetryable } from './use-retryable.ts'

type Props = { chosen: Selection; filter: DeviceFilterBody; many: number }

/** Asks before devices are tried again: only those that another try can help, and why the others stay as they are. */
export function AskRetry({ chosen, filter, many }: Props) {
  const { t } = useText()
  const act = useAct()
  // What is asked about is what was chosen when the question came.
  const [target] = useState(() => targetOf(chosen, filter, many))
  const among: DeviceFilterBody = 'ids' in target ? { ids: target.ids } : target.filter
  const counts = useRetryable(among)
  const { failed = 0, retryable = 0 } = counts.data ?? {}
  const count = act.differs ?? retryable
  const none = !counts.isPending && count === 0
  const part = retryableOf(among)
  const send = (): void => {
    if (part && count > 0) act.mutate({ action: 'retry', filter: part, expectedCount: count, final: false })
  }
  return (
    <DialogForm
      title={none ? t('ask.retry.none') : t('ask.retry', { count: counts.isPending ? many : count })}
      action={none ? null : t('ask.retry.do')}
      busy={act.isPending || counts.isPending}
      error={act.error}
      onSend={send}
      onClose={stopAsking}
    >
      {counts.isPending && <Loading size="tiny" />}
      {counts.isError && <Notice error={counts.error} />}
      {counts.data && (
        <>
          {many > failed && <span>{t('ask.retry.notFailed', { count: many - failed })}</span>}
          {failed > retryable && <span>{t('ask.retry.mendFirst', { count: failed - retryable })}</span>}
        </>
      )}
    </DialogForm>
  )
}
