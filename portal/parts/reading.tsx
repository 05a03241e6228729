import { Spinner } from '@fluentui/react-components'
import type { UseQueryResult } from '@tanstack/react-query'
import { useText } from '../texts/use-text.ts'
import { Notice } from './notice.tsx'

type Props = { of: Pick<UseQueryResult, 'error' | 'isPending'>; size?: 'tiny' | 'medium' }

/** Stands where something is still being read, or could not be; nothing once it is there. */
export function Reading({ of: { error, isPending }, size = 'medium' }: Props) {
  if (error) return <Notice error={error} />
  return isPending ? <Loading size={size} /> : null
}

/** What is asked for has not come yet. */
export function Loading({ size = 'medium' }: { size?: 'tiny' | 'medium' }) {
  const { t } = useText()
  return <Spinner size={size} label={t('common.loading')} />
}
