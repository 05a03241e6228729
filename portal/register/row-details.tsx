import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { UploadAnswer, UploadRowAnswer } from '../../api/contract/uploads.ts'
import { hint, said } from '../../domain/messages/say.ts'
import { useOrganization } from '../organization.ts'
import { CopyLine } from '../parts/copy-line.tsx'
import { PageLink } from '../parts/link.tsx'
import { paths } from '../paths.ts'
import { useText } from '../texts/use-text.ts'
import { AnswerRow } from './answer-row.tsx'
import { MendRow } from './mend-row.tsx'
import { closePanel } from './panel.ts'
import { explained, isChoosable } from './row-words.ts'

const useStyles = makeStyles({
  details: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL} 44px`,
    '@media (max-width: 560px)': { paddingLeft: tokens.spacingHorizontalL },
  },
  text: { margin: 0, maxWidth: '76ch', overflowWrap: 'anywhere' },
  next: { margin: 0, fontWeight: tokens.fontWeightSemibold, maxWidth: '76ch' },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
  },
  fact: { margin: 0, overflowWrap: 'anywhere' },
  name: { color: tokens.colorNeutralForeground3 },
})

/** All that is known of one row, and what can be done with it. */
export function RowDetails({ row, upload, may }: { row: UploadRowAnswer; upload: UploadAnswer; may: boolean }) {
  const { t, language } = useText()
  const styles = useStyles()
  const organization = useOrganization()
  const { what, next } = explained(row, language)
  const isDone = upload.status === 'done' || upload.status === 'cancelled'
  const mendable = row.outcome === 'refused' || row.verdict === 'not-found'
  const remarks = [
    ...row.warnings.map((word) => ({ ...said(language, `warning.${word}`), note: row.notes?.[word] })),
    ...row.repairs.map((word) => ({ ...said(language, `repair.${word}`), note: row.notes?.[word] })),
  ]
  return (
    <div className={styles.details}>
      <p className={styles.text}>{what}</p>
      {row.found !== null && <p className={styles.text}>{hint(language, 'found', { found: row.found })}</p>}
      {row.hintLine !== null && row.error === null && (
        <p className={styles.text}>{hint(language, 'hash-of-line', { line: row.hintLine })}</p>
      )}
      {row.of && (
        <p className={styles.text}>{hint(language, 'duplicate-of', { file: row.of.file, line: row.of.line })}</p>
      )}
      {may && upload.status === 'checked' && row.outcome === 'refused' && isChoosable(row, upload.kind) && (
        <p className={styles.text}>{t(row.leftOut ? 'rows.enter.not' : 'rows.enter.hint')}</p>
      )}
      {next && <p className={styles.next}>{next}</p>}
      {row.unproven && <p className={styles.text}>{t('rows.unproven', { machine: machineOf(row.unproven) })}</p>}
      {remarks.map(({ title, sentence, nextStep, note }) => (
        <p key={title} className={styles.text}>
          {[`${title}: ${sentence}`, note && t('rows.note', { note }), nextStep].filter(Boolean).join(' ')}
        </p>
      ))}
      {row.verdictAtCheck && row.verdictAtCheck !== row.verdict && (
        <p className={styles.text}>
          {t('rows.changedSince', { verdict: said(language, `verdict.${row.verdictAtCheck}`).title })}
        </p>
      )}
      {row.error?.requestId && <CopyLine text={row.error.requestId} label={t('common.requestId')} />}
      <Facts row={row} />
      {row.deviceId !== null && (
        <PageLink {...paths.device(organization, row.deviceId)} onClick={closePanel}>
          {t('rows.device')}
        </PageLink>
      )}
      {row.verdict === 'hardware-changed' && !row.leftOut && (isDone || upload.status === 'checked') && (
        <AnswerRow row={row} upload={upload} />
      )}
      {may && mendable && upload.status === 'checked' && <MendRow row={row} upload={upload} />}
      {may && mendable && isDone && row.state === 'failed' && <MendRow row={row} upload={upload} />}
    </div>
  )
}

/** What a refused hash says of its machine, as far as it can be read. */
function machineOf({
  manufacturer,
  model,
  serialNumber,
  macAddresses,
}: NonNullable<UploadRowAnswer['unproven']>): string {
  return [manufacturer, model, serialNumber, ...macAddresses].filter(Boolean).join(', ')
}

function Facts({ row }: { row: UploadRowAnswer }) {
  const { t, format } = useText()
  const styles = useStyles()
  const facts: [string, string | null][] = [
    [t('rows.column'), row.column],
    [t('rows.groupTag'), row.groupTag],
    [t('rows.user'), row.assignedUser],
    [t('rows.captured'), row.capturedAt && format.dateTime(row.capturedAt)],
  ]
  const known = facts.filter((fact): fact is [string, string] => Boolean(fact[1]))
  if (known.length === 0) return null
  return (
    <dl className={styles.facts}>
      {known.map(([name, value]) => (
        <Fact key={name} name={name}>
          {value}
        </Fact>
      ))}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  const styles = useStyles()
  return (
    <>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.fact}>{children}</dd>
    </>
  )
}
