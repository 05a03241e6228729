import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { InfoRegular } from '@fluentui/react-icons/svg/info'
import { WarningRegular } from '@fluentui/react-icons/svg/warning'
import type { RowFilterBody, UploadAnswer } from '../../api/contract/uploads.ts'
import { said } from '../../domain/messages/say.ts'
import { Heading } from '../parts/heading.tsx'
import { type Look, looks, useTones } from '../parts/looks.ts'
import { useText } from '../texts/use-text.ts'
import { AnswerGroup } from './answer-group.tsx'
import { type FoundGroup, problemsOf, remarksOf } from './found-groups.ts'
import { sameFilter } from './row-filters.ts'

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
  title: { fontWeight: tokens.fontWeightSemibold },
  count: { fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  sentence: { gridColumn: '2 / -1', color: tokens.colorNeutralForeground2 },
  next: { gridColumn: '2 / -1', color: tokens.colorNeutralForeground1 },
})

type Props = { upload: UploadAnswer; filter: RowFilterBody; onFilter?: ((filter: RowFilterBody) => void) | undefined }

/** Problems grouped by what they are, with what to do about each; pressing one shows its rows. */
export function Problems(props: Props) {
  const { t } = useText()
  return <Groups {...props} heading={t('found.problems')} groups={problemsOf(props.upload)} />
}

/** What was mended and what is odd: nothing that has to be done, all of it said. */
export function Remarks(props: Props) {
  const { t } = useText()
  const { repairs, warnings } = remarksOf(props.upload)
  return (
    <>
      <Groups {...props} heading={t('found.warnings')} groups={warnings} />
      <Groups {...props} heading={t('found.repairs')} groups={repairs} />
    </>
  )
}

/** How a group looks: as its rows do everywhere. */
function lookOf(said: string): Look {
  const [kind, word] = said.split('.') as [string, keyof typeof looks.verdict]
  if (kind === 'verdict') return looks.verdict[word]
  return groupLooks[kind as keyof typeof groupLooks]
}

const groupLooks = {
  reason: looks.outcome.refused,
  warning: { icon: WarningRegular, tone: 'ask' },
  repair: { icon: InfoRegular, tone: 'quiet' },
} as const satisfies Record<string, Look>

type GroupsProps = Props & { heading: string; groups: FoundGroup[] }

function Groups({ upload, heading, groups, filter, onFilter }: GroupsProps) {
  const styles = useStyles()
  if (groups.length === 0) return null
  return (
    <section>
      <Heading className={styles.heading}>{heading}</Heading>
      <ul className={styles.list}>
        {groups.map((group) => (
          <li key={group.said} className={styles.item}>
            <Group group={group} pressed={sameFilter(filter, group.filter)} onFilter={onFilter} />
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

type GroupProps = { group: FoundGroup; pressed: boolean; onFilter: Props['onFilter'] }

function Group({ group, pressed, onFilter }: GroupProps) {
  const { t, language } = useText()
  const styles = useStyles()
  const { title, sentence, nextStep } = said(language, group.said)
  const tones = useTones()
  const look = lookOf(group.said)
  const content = (
    <>
      <look.icon className={mergeClasses(styles.icon, tones[look.tone])} aria-hidden />
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
