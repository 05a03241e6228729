import { Button, Dropdown, Field, makeStyles, Option, SearchBox, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { administeredSubjects, type LogSubject, logSubjects } from '../../domain/log.ts'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useMay } from '../me.ts'
import { useOrganization } from '../organization.ts'
import { DayField } from '../parts/day-field.tsx'
import { useText } from '../texts/use-text.ts'
import type { LogSearch } from './log-search.ts'

const useStyles = makeStyles({
  bar: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(180px, 45%), 1fr))',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    alignItems: 'end',
    maxWidth: '1080px',
  },
  // The sign that clears the box stands a little beyond its edge while there is nothing to clear.
  control: { minWidth: 0, width: '100%', maxWidth: 'none', overflow: 'hidden' },
})

type Change = (next: (now: LogSearch) => LogSearch) => void

/** Which lines are shown: a text, what about, by whom, and between which days; each at once in the address. */
export function LogFilters({ search, change }: { search: LogSearch; change: Change }) {
  const { t } = useText()
  const styles = useStyles()
  const client = useClient()
  const organization = useOrganization()
  const may = useMay(organization)
  const actors = useQuery({
    queryKey: keys.log(organization, 'actors'),
    queryFn: ({ signal }) => client.log.actors({ signal }),
  })
  const put = (values: { [K in keyof LogSearch]: LogSearch[K] | undefined }): void =>
    change((now) => Object.fromEntries(Object.entries({ ...now, ...values }).filter(([, value]) => value)) as LogSearch)
  const subjects = logSubjects.filter((one) => may('administer') || !administeredSubjects.includes(one))
  const who = actors.data?.items ?? []
  return (
    <div className={styles.bar} role="group" aria-label={t('filter.button')}>
      <Field label={t('log.search')}>
        <Typed value={search.search ?? ''} onText={(text) => put({ search: text })} className={styles.control} />
      </Field>
      <Field label={t('log.subject')}>
        <Dropdown
          multiselect
          className={styles.control}
          placeholder={t('filter.any')}
          selectedOptions={search.subject ?? []}
          value={(search.subject ?? []).map((one) => t(`log.subject.${one}`)).join(', ')}
          onOptionSelect={(_event, { selectedOptions }) =>
            put({ subject: selectedOptions.length > 0 ? (selectedOptions as LogSubject[]) : undefined })
          }
        >
          {subjects.map((one) => (
            <Option key={one} value={one}>
              {t(`log.subject.${one}`)}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Field label={t('log.by')}>
        <Dropdown
          className={styles.control}
          placeholder={t('filter.any')}
          selectedOptions={[search.by ?? '']}
          value={who.find(({ id }) => id === search.by)?.name ?? ''}
          onOptionSelect={(_event, { optionValue }) => put({ by: optionValue })}
        >
          <Option value="">{t('filter.any')}</Option>
          {who.map(({ id, name }) => (
            <Option key={`${id} ${name}`} value={id}>
              {name}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <DayField label={t('log.from')} day={search.from ?? ''} onDay={(day) => put({ from: day })} />
      <DayField label={t('log.to')} day={search.to ?? ''} onDay={(day) => put({ to: day })} />
      {Object.keys(search).length > 0 && <Button onClick={() => change(() => ({}))}>{t('filter.clear')}</Button>}
    </div>
  )
}

const typing = 250

/** Text to look for, taken a moment after the last key. */
function Typed({ value, onText, className }: { value: string; onText: (text: string) => void; className: string }) {
  const [text, setText] = useState(value)
  const [before, setBefore] = useState(value)
  if (before !== value) {
    setBefore(value)
    if (text.trim() !== value) setText(value)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the last key counts, not what it is told to
  useEffect(() => {
    if (text.trim() === value) return
    const timer = setTimeout(() => onText(text.trim()), typing)
    return () => clearTimeout(timer)
  }, [text])
  return <SearchBox className={className} value={text} onChange={(_event, data) => setText(data.value)} />
}
