import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle'
import { InfoRegular } from '@fluentui/react-icons/svg/info'
import { WarningRegular } from '@fluentui/react-icons/svg/warning'
import type { RowFilterBody, UploadAnswer } from '../../api/contract/uploads.ts'
import { said } from '../../domain/messages/say.ts'
import { Heading } from '../parts/heading.tsx'
import { toneStyles } from '../parts/looks.ts'
import { useText } from '../texts/use-text.ts'
import { AnswerGroup } from './answer-group.tsx'
import { type FoundGroup, problemsOf, remarksOf } from './found-groups.ts'
import { sameFilter } from './segments.ts'

const useStyles = makeStyles({
  heading: { fontSize: tokens.fontSizeBase400, margin: `0 0 ${tokens.spacingVerticalS}` },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  item: { ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` } },
  group: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    width: '100%',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    font: 'inherit',
    textAlign: 'left',
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
  },
  pressable: {
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  pressed: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    outline: `2px solid ${tokens.colorCompoundBrandStroke}`,
  },
  icon: { fontSize: '20px', gridRow: 'span 3' },
  error: toneStyles.bad,
  warning: toneStyles.ask,
  info: toneStyles.quiet,
  title: { fontWeight: tokens.fontWeightSemibold },
  count: { fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  sentence: { gridColumn: '2 / -1', color: tokens.colorNeutralForeground2 },
  next: { gridColumn: '2 / -1', color: tokens.colorNeutralForeground1 },
})

type Props = { upload: UploadAnswer; filter: RowFilterBody; onFilter?: ((filter: RowFilterBody) => void) | undefined }

/** Problems grouped by what they are, with what to do about each; pressing one shows its rows. */
export function Problems(props: Props) {
  const { t } = useText()
  return <Groups {...props} heading={t('found.problems')} groups={problemsOf(props.upload)} look="error" />
}

/** What was mended and what is odd: nothing that has to be done, all of it said. */
export function Remarks(props: Props) {
  const { t } = useText()
  const { repairs, warnings } = remarksOf(props.upload)
  return (
    <>
      <Groups {...props} heading={t('found.warnings')} groups={warnings} look="warning" />
      <Groups {...props} heading={t('found.repairs')} groups={repairs} look="info" />
    </>
  )
}

type Look = 'error' | 'warning' | 'info'
const icons = { error: ErrorCircleRegular, warning: WarningRegular, info: InfoRegular }
type GroupsProps = Props & { heading: string; groups: FoundGroup[]; look: Look }

function Groups({ upload, heading, groups, look, filter, onFilter }: GroupsProps) {
  const styles = useStyles()
  if (groups.length === 0) return null
  return (
    <section>
      <Heading className={styles.heading}>{heading}</Heading>
      <ul className={styles.list}>
        {groups.map((group) => (
          <li key={group.said} className={styles.item}>
            <Group group={group} look={look} pressed={sameFilter(filter, group.filter)} onFilter={onFilter} />
            {group.said === 'verdict.hardware-changed' && onFilter && canAnswer(upload) && (
              <AnswerGroup upload={upload} onFilter={onFilter} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Before it is registered an answer is kept with its row; once it is over it is carried out. */
const canAnswer = ({ status }: UploadAnswer): boolean => ['checked', 'done', 'cancelled'].includes(status)

type GroupProps = { group: FoundGroup; look: Look; pressed: boolean; onFilter: Props['onFilter'] }

function Group({ group, look, pressed, onFilter }: GroupProps) {
  const { t, language } = useText()
  const styles = useStyles()
  const { title, sentence, nextStep } = said(language, group.said)
  const Icon = icons[look]
  const content = (
    <>
      <Icon className={mergeClasses(styles.icon, styles[look])} aria-hidden />
      <span className={styles.title}>{title}</span>
      <span className={styles.count}>{t('found.rows', { count: group.count })}</span>
      <span className={styles.sentence}>{sentence}</span>
      {nextStep && <span className={styles.next}>{nextStep}</span>}
    </>
  )
  if (!onFilter) return <div className={styles.group}>{content}</div>
  return (
    <button
      type="button"
      aria-pressed={pressed}
      className={mergeClasses(styles.group, styles.pressable, pressed && styles.pressed)}
      onClick={() => onFilter(pressed ? {} : group.filter)}
    >
      {content}
    </button>
  )
}
