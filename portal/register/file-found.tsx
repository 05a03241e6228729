import { makeStyles, tokens } from '@fluentui/react-components'
import type { UploadFileAnswer } from '../../api/contract/uploads.ts'
import { toneStyles } from '../parts/looks.ts'
import { type Translate, useText } from '../texts/use-text.ts'

const useStyles = makeStyles({
  about: {
    gridColumn: 2,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  bad: toneStyles.bad,
  members: { margin: 0, padding: 0, listStyleType: 'none' },
})

/** So many names are said of what was passed over. */
const mostNames = 10

/** What reading a file found besides its rows: nothing is taken or passed over without a word. */
export function FileFound({ file }: { file: UploadFileAnswer }) {
  const { t } = useText()
  const styles = useStyles()
  const said = [
    file.sheet !== null && t('files.sheet', { sheet: file.sheet }),
    file.columnsByContent.length > 0 && t('files.byContent', { columns: file.columnsByContent.join(', ') }),
    file.columnsIgnored.length > 0 && t('files.ignored', { columns: file.columnsIgnored.join(', ') }),
    file.passedOver.length > 0 && t('files.passedOver', { names: namesOf(file.passedOver) }),
  ].filter((one) => one !== false)
  return (
    <>
      {said.map((one) => (
        <span key={one} className={styles.about}>
          {one}
        </span>
      ))}
      {file.members && <Members members={file.members} />}
    </>
  )
}

function namesOf(names: readonly string[]): string {
  return [...names.slice(0, mostNames), ...(names.length > mostNames ? ['…'] : [])].join(', ')
}

/** The files inside an archive: how many rows each gave, or why none. */
function Members({ members }: { members: NonNullable<UploadFileAnswer['members']> }) {
  const { t } = useText()
  const styles = useStyles()
  return (
    <ul className={styles.members}>
      {members.map((one) => (
        <li key={one.name} className={styles.about}>
          {one.name}
          {': '}
          {one.error ? (
            <span className={styles.bad}>{`${one.error.message} ${one.error.nextStep}`}</span>
          ) : (
            [formatName(t, one.format), t('files.rows', { count: one.rows })].filter(Boolean).join(' · ')
          )}
        </li>
      ))}
    </ul>
  )
}

/** Formats are named by the reader of files; one that has no words here is shown as it is. */
const formats = {
  'managed-desktop-partner': 'files.format.managedPartner',
  intune: 'files.format.script',
  'partner-center': 'files.format.partner',
  'managed-desktop': 'files.format.managed',
  'configmgr-custom': 'files.format.configmgr',
  'configmgr-report': 'files.format.configmgr',
  oa3: 'files.format.oa3',
  other: 'files.format.other',
} as const

/** The format in words; empty where it is not known. */
export function formatName(t: Translate, word: string): string {
  if (word === '' || word === 'unknown') return ''
  return Object.hasOwn(formats, word) ? t(formats[word as keyof typeof formats]) : word
}
