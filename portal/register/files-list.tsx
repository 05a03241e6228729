import { makeStyles, mergeClasses, ProgressBar, Text, tokens } from '@fluentui/react-components'
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { ClockRegular } from '@fluentui/react-icons/svg/clock'
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import type { UploadFileAnswer } from '../../api/contract/uploads.ts'
import { toneStyles } from '../parts/looks.ts'
import { useText } from '../texts/use-text.ts'
import { FileFound, formatName } from './file-found.tsx'
import type { SendingFile } from './sendings.ts'

const useStyles = makeStyles({
  scroll: {
    maxHeight: '264px',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  box: { position: 'relative', width: '100%', margin: 0, padding: 0, listStyleType: 'none' },
  file: {
    position: 'absolute',
    left: 0,
    right: 0,
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  icon: { fontSize: '20px', gridRow: 'span 3', color: tokens.colorNeutralForeground3 },
  good: toneStyles.good,
  bad: toneStyles.bad,
  name: { overflowWrap: 'anywhere' },
  about: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  progress: { marginTop: tokens.spacingVerticalXS },
})

type Line = { name: string; file?: UploadFileAnswer | undefined; sending?: SendingFile | undefined }

/** The files of an upload: what was found in each, how far it is, and what is wrong with one that gives no rows. */
export function FilesList({ files, sending = [] }: { files: UploadFileAnswer[]; sending?: SendingFile[] }) {
  const { t } = useText()
  const styles = useStyles()
  const scroll = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => linesOf(files, sending), [files, sending])
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 57,
    overscan: 6,
  })
  if (lines.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must scroll by keyboard too
    <section ref={scroll} className={styles.scroll} tabIndex={0} aria-label={t('files.label')}>
      <ul className={styles.box} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => (
          <li
            key={key}
            data-index={index}
            ref={virtual.measureElement}
            className={styles.file}
            style={{ transform: `translateY(${start}px)` }}
          >
            <FileLine line={lines[index] as Line} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function FileLine({ line: { name, file, sending } }: { line: Line }) {
  const { t, format } = useText()
  const styles = useStyles()
  const wrong = file?.error
    ? `${file.error.message} ${file.error.nextStep}`
    : sending?.problem === 'gone'
      ? t('files.gone')
      : sending?.problem
  const done = file?.complete && sending?.status !== 'again'
  const Icon = wrong ? ErrorCircleRegular : done ? CheckmarkCircleRegular : ClockRegular
  const busy = sending?.status === 'sending' || sending?.status === 'again'
  const about = [
    file && formatName(t, file.format),
    file && file.encoding !== '' && file.encoding.toUpperCase(),
    file && t('files.rows', { count: file.rows }),
    format.bytes(file?.bytesReceived ?? sending?.size ?? 0),
  ]
  return (
    <>
      <Icon className={mergeClasses(styles.icon, wrong ? styles.bad : done && styles.good)} aria-hidden />
      <Text weight="semibold" className={styles.name}>
        {name}
      </Text>
      {wrong ? (
        <Text className={styles.bad}>{wrong}</Text>
      ) : (
        <span className={styles.about}>
          {sending?.status === 'again' ? t('files.again') : about.filter(Boolean).join(' · ')}
        </span>
      )}
      {file && <FileFound file={file} />}
      {busy && (
        <ProgressBar
          className={styles.progress}
          value={sending.size === 0 ? 1 : sending.sent / sending.size}
          aria-label={t('files.progress', { name })}
        />
      )}
    </>
  )
}

/** While files come in: in the order as given, also those that the server does not know (yet). The others: with an error first. */
function linesOf(files: UploadFileAnswer[], sending: SendingFile[]): Line[] {
  const known = new Map(files.map((file) => [file.name, file]))
  const given = sending.map((one) => ({ name: one.name, sending: one, file: known.get(one.name) }))
  const names = new Set(given.map(({ name }) => name))
  const others = wrongFirst(files.filter(({ name }) => !names.has(name)))
  return [...given, ...others.map((file) => ({ name: file.name, file }))]
}

function wrongFirst(files: UploadFileAnswer[]): UploadFileAnswer[] {
  return [...files.filter(({ error }) => error !== null), ...files.filter(({ error }) => error === null)]
}
