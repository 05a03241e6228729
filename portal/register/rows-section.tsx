import { Button, makeStyles, SearchBox, Select, tokens } from '@fluentui/react-components'
import { type ReactNode, type RefObject, useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import type { RowFilterBody, UploadAnswer } from '../../api/contract/uploads.ts'
import { Heading } from '../parts/heading.tsx'
import { useText } from '../texts/use-text.ts'
import { problemsOf, remarksOf } from './found-groups.ts'
import { LeaveOutMany } from './leave-out-many.tsx'
import { filterText, sameFilter } from './row-filters.ts'
import { RowsList } from './rows-list.tsx'
import { segments, segmentsOf } from './segments.ts'

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  heading: { fontSize: tokens.fontSizeBase400, margin: 0 },
  bar: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  search: { flex: '1 1 200px', maxWidth: '360px' },
  choose: { minWidth: '160px' },
})

type Props = {
  upload: UploadAnswer
  filter: RowFilterBody
  onFilter: (filter: RowFilterBody) => void
  may: boolean
}

/** The rows, narrowed by what was pressed above, by file and by search; and what can be done with all of them at once. */
export function RowsSection({ upload, filter, onFilter, may }: Props) {
  const { t } = useText()
  const styles = useStyles()
  const heading = useId()
  const shown = useDeferredValue(filter)
  const isFiltered = filterText(filter) !== filterText({})
  const what = useFilterName(upload, filter)
  const section = useShownOnFilter(filter)
  // The button goes with the filter; the focus goes on to what narrows the rows anew.
  const showAll = (): void => {
    onFilter({})
    section.current?.querySelector('input')?.focus()
  }
  if (upload.counts.rows === 0 || upload.status === 'abandoned') return null
  return (
    <section ref={section} className={styles.section} aria-labelledby={heading}>
      <Heading id={heading} className={styles.heading}>
        {t('rows.heading', { what })}
      </Heading>
      <div className={styles.bar}>
        <Search filter={filter} onFilter={onFilter} />
        {upload.files.length > 1 && <FileChoice upload={upload} filter={filter} onFilter={onFilter} />}
        {isFiltered && <Button onClick={showAll}>{t('rows.all')}</Button>}
        {may && upload.status === 'checked' && <LeaveOutMany upload={upload} filter={shown} />}
      </div>
      <RowsList key={`${upload.id} ${filterText(shown)}`} upload={upload} filter={shown} may={may} />
    </section>
  )
}

/** Brings the rows into view when a count or a group above was pressed; typing and choosing a file happen here already. */
function useShownOnFilter({ search: _search, file: _file, ...kind }: RowFilterBody): RefObject<HTMLElement | null> {
  const section = useRef<HTMLElement>(null)
  const text = filterText(kind)
  const before = useRef(text)
  useEffect(() => {
    if (before.current === text) return
    before.current = text
    if (text !== filterText({})) section.current?.scrollIntoView({ block: 'start', behavior: 'smooth' })
  }, [text])
  return section
}

/** What the rows shown are, in words. */
function useFilterName(upload: UploadAnswer, filter: RowFilterBody): string {
  const { t, words } = useText()
  const { search, file, ...kind } = filter
  const piece = segmentsOf(upload).find((one) => sameFilter(segments[one].filter, kind))
  const remarks = remarksOf(upload)
  const group = [...problemsOf(upload), ...remarks.warnings, ...remarks.repairs].find((one) =>
    sameFilter(one.filter, kind),
  )
  const any = Object.keys(kind).length === 0 ? t('rows.everything') : t('rows.chosen')
  const found = piece ? t(segments[piece].text) : group ? words(group.said).title : any
  const name = upload.files.find(({ number }) => number === file)?.name
  const what = name ? t('rows.of', { what: found, file: name }) : found
  return search ? t('rows.with', { what, search }) : what
}

type FilterProps = Pick<Props, 'filter' | 'onFilter'>

function Search({ filter, onFilter }: FilterProps): ReactNode {
  const { t } = useText()
  const styles = useStyles()
  const shown = filter.search ?? ''
  const [text, setText] = useState(shown)
  const [known, setKnown] = useState(shown)
  const [asked, setAsked] = useState(shown)
  // The filter was changed elsewhere (all rows, back): the box follows. What was asked for here comes back while typing goes on.
  if (shown !== known) {
    setKnown(shown)
    if (shown !== asked) {
      setText(shown)
      setAsked(shown)
    }
  }
  useEffect(() => {
    if (text === asked) return
    const timer = setTimeout(() => {
      setAsked(text)
      onFilter({ ...filter, search: text === '' ? undefined : text })
    }, 300)
    return () => clearTimeout(timer)
  }, [text, asked, filter, onFilter])
  return (
    <SearchBox
      className={styles.search}
      aria-label={t('rows.search')}
      maxLength={128}
      placeholder={t('rows.search')}
      value={text}
      onChange={(_event, data) => setText(data.value)}
    />
  )
}

function FileChoice({ upload, filter, onFilter }: FilterProps & { upload: UploadAnswer }) {
  const { t } = useText()
  const styles = useStyles()
  return (
    <Select
      className={styles.choose}
      aria-label={t('rows.file')}
      value={filter.file === undefined ? '' : String(filter.file)}
      onChange={(_event, { value }) => onFilter({ ...filter, file: value === '' ? undefined : Number(value) })}
    >
      <option value="">{t('rows.anyFile')}</option>
      {upload.files.map((file) => (
        <option key={file.number} value={file.number}>
          {file.name}
        </option>
      ))}
    </Select>
  )
}
