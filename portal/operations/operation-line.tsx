import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { OperationAnswer } from '../../api/contract/operations.ts'
import { useMe } from '../me.ts'
import { useNow } from '../now.ts'
import { useOrganization } from '../organization.ts'
import { PageLink } from '../parts/link.tsx'
import { looks } from '../parts/looks.ts'
import { Notice } from '../parts/notice.tsx'
import { Progress } from '../parts/progress.tsx'
import { Signed } from '../parts/signed.tsx'
import { paths } from '../paths.ts'
import { useText } from '../texts/use-text.ts'
import { canUndo, isRunning, useOperationAction, useOperationTitle } from './use-operations.ts'

const useStyles = makeStyles({
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalS} 0`,
  },
  about: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  whole: { gridColumn: '1 / -1' },
})

/** One operation: what it does, how far it is, and stopping or undoing it. */
export function OperationLine({ operation, onGo }: { operation: OperationAnswer; onGo?: () => void }) {
  const { t, format } = useText()
  const styles = useStyles()
  const organization = useOrganization()
  const now = useNow()
  const me = useMe()
  const title = useOperationTitle()
  const action = useOperationAction(operation)
  const running = isRunning(operation)
  const permissions = me.organizations.find(({ id }) => id === organization)?.permissions ?? []
  const may = permissions.includes(needs[operation.action])
  const about = [
    operation.createdBy,
    format.ago(operation.createdAt, now),
    operation.value && `“${operation.value}”`,
    operation.counts.refused > 0 && t('work.refused', { count: operation.counts.refused }),
    canUndo(operation, now) && t('work.undoUntil', { when: format.ago(operation.undoUntil, now) }),
  ]
  return (
    <div className={styles.line}>
      <div>
        <PageLink {...paths.operation(organization, operation.id)} onClick={onGo}>
          {title(operation)}
        </PageLink>
        <div className={styles.about}>
          <Signed look={looks.operationStatus[operation.status]} text={t(`operations.status.${operation.status}`)} />
          <span>{about.filter(Boolean).join(' · ')}</span>
        </div>
      </div>
      {may && running && (
        <Button size="small" disabledFocusable={action.isPending} onClick={() => action.mutate('cancel')}>
          {t('common.cancel')}
        </Button>
      )}
      {may && canUndo(operation, now) && (
        <Button size="small" disabledFocusable={action.isPending} onClick={() => action.mutate('undo')}>
          {t('common.undo')}
        </Button>
      )}
      {action.isError && (
        <div className={styles.whole}>
          <Notice error={action.error} />
        </div>
      )}
      {running && <Progress className={styles.whole} share={operation.progress / 100} label={title(operation)} />}
    </div>
  )
}

const needs = { tag: 'change', assign: 'change', retry: 'register', remove: 'remove' } as const
