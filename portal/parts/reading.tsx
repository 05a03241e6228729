import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import type { UseQueryResult } from '@tanstack/react-query'
import { askNow } from '../live/connection.ts'
import { useGone } from '../live/use-gone.ts'
import { useText } from '../texts/use-text.ts'
import { Notice } from './notice.tsx'

const useStyles = makeStyles({
  waiting: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
})

type Size = 'tiny' | 'medium'
type Props = { of: Pick<UseQueryResult, 'error' | 'isPending'>; size?: Size }

/** Stands where something is still being read, or could not be; nothing once it is there. */
export function Reading({ of: { error, isPending }, size = 'medium' }: Props) {
  if (error) return <Notice error={error} />
  return isPending ? <Loading size={size} /> : null
}

/** What is asked for has not come yet. While the server is gone that is said, and a large one offers to ask again at once. */
export function Loading({ size = 'medium' }: { size?: Size }) {
  const { t } = useText()
  const styles = useStyles()
  if (!useGone()) return <Spinner size={size} label={t('common.loading')} />
  return (
    <div className={styles.waiting}>
      {t('gone.waiting')}
      {size === 'medium' && <Button onClick={askNow}>{t('common.retry')}</Button>}
    </div>
  )
}
