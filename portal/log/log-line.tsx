import { makeStyles, tokens } from '@fluentui/react-components'
import type { FluentIcon } from '@fluentui/react-icons'
import { BoxMultipleRegular } from '@fluentui/react-icons/svg/box-multiple'
import { KeyRegular } from '@fluentui/react-icons/svg/key'
import { LaptopRegular } from '@fluentui/react-icons/svg/laptop'
import { PeopleRegular } from '@fluentui/react-icons/svg/people'
import { TaskListSquareLtrRegular } from '@fluentui/react-icons/svg/task-list-square-ltr'
import type { LogEntryAnswer } from '../../api/contract/log.ts'
import { type LogSubject, subjectOfKind } from '../../domain/log.ts'
import { useNow } from '../now.ts'
import { useOrganization } from '../organization.ts'
import { PageLink } from '../parts/link.tsx'
import { toneStyles } from '../parts/looks.ts'
import { paths } from '../paths.ts'
import { useText } from '../texts/use-text.ts'

const useStyles = makeStyles({
  line: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    overflowWrap: 'anywhere',
  },
  icon: { fontSize: '20px', color: tokens.colorNeutralForeground3 },
  about: { gridColumn: 2, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  failed: toneStyles.bad,
})

const icons = {
  devices: LaptopRegular,
  registrations: TaskListSquareLtrRegular,
  catalogues: BoxMultipleRegular,
  people: PeopleRegular,
  tokens: KeyRegular,
} as const satisfies Record<LogSubject, FluentIcon>

/** One act: what was done, which leads to where more stands, and beneath it by whom and when. */
export function LogLine({ entry }: { entry: LogEntryAnswer }) {
  const { t, format } = useText()
  const styles = useStyles()
  const now = useNow()
  const { at, by, kind, what, failed } = entry
  const Icon = icons[subjectOfKind[kind]]
  return (
    <div className={styles.line}>
      <Icon className={styles.icon} aria-hidden />
      <span>
        <What entry={entry}>{what}</What>
        {failed !== null && failed > 0 && (
          <>
            {' · '}
            <span className={styles.failed}>{t('log.failed', { count: failed })}</span>
          </>
        )}
      </span>
      <span className={styles.about}>
        {by.kind === 'token' ? t('log.byToken', { name: by.name }) : by.name} ·{' '}
        <time dateTime={at}>{format.dateTime(at)}</time> ({format.ago(at, now)})
      </span>
    </div>
  )
}

function What({ entry, children }: { entry: LogEntryAnswer; children: string }) {
  const organization = useOrganization()
  const { device, upload, operation, kind } = entry
  if (operation !== null) return <PageLink {...paths.operation(organization, operation)}>{children}</PageLink>
  // A catalogue's import has a page as well; a device that is removed by now says so itself.
  if (upload !== null) return <PageLink {...paths.registration(organization, upload)}>{children}</PageLink>
  if (device !== null && kind !== 'devices-removed')
    return <PageLink {...paths.device(organization, device)}>{children}</PageLink>
  return children
}
