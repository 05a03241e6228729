import { Button, makeStyles, mergeClasses, SearchBox, ToggleButton, tokens } from '@fluentui/react-components'
import { FilterRegular } from '@fluentui/react-icons/svg/filter'
import { type ClipboardEvent, memo, useEffect, useRef, useState } from 'react'
import type { DeviceSummaryAnswer } from '../../api/contract/devices.ts'
import { deviceStates } from '../../domain/words.ts'
import { AttentionBadge, StateBadge } from '../parts/state-badge.tsx'
import { useSay } from '../parts/toasts.tsx'
import { useNarrow } from '../parts/use-narrow.ts'
import { useText } from '../texts/use-text.ts'
import type { ChangeSearch } from './device-search.ts'
import { type DeviceSearch, isLongEnough, mostSerials, serialsFromText, withState } from './device-search.ts'
import { FilterButton } from './filters/filter-button.tsx'
import { FilterTags } from './filters/filter-tags.tsx'
import { SerialsButton } from './filters/serials-button.tsx'

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  one: { flexWrap: 'nowrap' },
  folded: { display: 'none' },
  search: { width: '280px', maxWidth: '100%', minWidth: 0, flexShrink: 1 },
  short: { color: tokens.colorNeutralForeground2, ':empty': { display: 'none' } },
  toggle: { minWidth: 0, flexShrink: 0, fontWeight: tokens.fontWeightRegular, gap: tokens.spacingHorizontalXS },
  count: {
    color: tokens.colorNeutralForeground3,
    '@media (forced-colors: active)': { color: 'inherit' },
    marginInlineStart: tokens.spacingHorizontalXS,
  },
})

type Props = {
  search: DeviceSearch
  change: ChangeSearch
  summary: DeviceSummaryAnswer | undefined
}

/** States with their counts, search, and the other filters; each at once in the address. */
export const FiltersBar = memo(function FiltersBar({ search, change, summary }: Props) {
  const { t } = useText()
  const styles = useStyles()
  const narrow = useNarrow()
  const [open, setOpen] = useState(false)
  const many = countFilters(search)
  return (
    <>
      {narrow && (
        <div className={mergeClasses(styles.bar, styles.one)}>
          <ListSearch value={search.search ?? ''} change={change} />
          <Button
            className={styles.toggle}
            icon={<FilterRegular />}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {many > 0 ? t('filter.fold', { count: many }) : t('filter.button')}
          </Button>
        </div>
      )}
      <div
        className={mergeClasses(styles.bar, narrow && !open && styles.folded)}
        role="group"
        aria-label={t('filter.states')}
      >
        <StateToggle
          on={!search.state && !search.attention}
          count={summary?.total}
          onClick={() => change(({ state: _state, attention: _attention, ...rest }) => rest)}
        >
          {t('filter.all')}
        </StateToggle>
        {deviceStates.map((state) => (
          <StateToggle
            key={state}
            on={search.state?.includes(state) ?? false}
            count={summary?.byState[state]}
            onClick={() => change((now) => withState(now, state))}
          >
            <StateBadge state={state} />
          </StateToggle>
        ))}
        <StateToggle
          on={search.attention === 'yes'}
          count={summary?.attention}
          onClick={() => change(({ attention, ...rest }) => (attention ? rest : { ...rest, attention: 'yes' }))}
        >
          <AttentionBadge />
        </StateToggle>
      </div>
      <div className={mergeClasses(styles.bar, narrow && !open && styles.folded)}>
        {!narrow && <ListSearch value={search.search ?? ''} change={change} />}
        <FilterButton search={search} change={change} summary={summary} />
        <SerialsButton change={change} />
        <FilterTags search={search} change={change} />
      </div>
    </>
  )
})

/** How many filters narrow the list, but for the search, which is seen. */
function countFilters({ search: _search, sort: _sort, view: _view, ...filters }: DeviceSearch): number {
  return Object.values(filters).reduce(
    (sum, one) => sum + (Array.isArray(one) ? one.length : one === undefined ? 0 : 1),
    0,
  )
}

function StateToggle(props: {
  on: boolean
  count: number | undefined
  onClick: () => void
  children: React.ReactNode
}) {
  const styles = useStyles()
  const { format } = useText()
  return (
    <ToggleButton size="small" shape="circular" className={styles.toggle} checked={props.on} onClick={props.onClick}>
      {props.children}
      {props.count !== undefined && <span className={styles.count}>{format.number(props.count)}</span>}
    </ToggleButton>
  )
}

const typing = 120

/** Search in the list: from three characters, a moment after the last key. Pasting many serials looks for each of them. */
function ListSearch({ value, change }: { value: string; change: ChangeSearch }) {
  const { t } = useText()
  const styles = useStyles()
  const [text, setText] = useState(value)
  const sent = useRef(value)
  useEffect(() => {
    if (value !== sent.current) setText(value)
    sent.current = value
  }, [value])
  useEffect(() => {
    if (text === sent.current) return
    const timer = setTimeout(() => {
      sent.current = text
      change(({ search: _before, ...rest }) => (text === '' ? rest : { ...rest, search: text }), true)
    }, typing)
    return () => clearTimeout(timer)
  }, [text, change])
  const say = useSay()
  const onPaste = (event: ClipboardEvent): void => {
    const serials = serialsFromText(event.clipboardData.getData('text'))
    if (serials.length < 2) return
    event.preventDefault()
    if (serials.length <= mostSerials) change((now) => ({ ...now, serials }))
    else say.warned(t('serials.tooMany', { count: mostSerials }), t('serials.tooMany.body', { count: serials.length }))
  }
  const short = text.trim() !== '' && !isLongEnough(text)
  return (
    <>
      <SearchBox
        className={styles.search}
        value={text}
        onChange={(_event, data) => setText(data.value)}
        onPaste={onPaste}
        placeholder={t('filter.search')}
        aria-label={t('filter.search')}
      />
      <span role="status" className={styles.short}>
        {short && t('search.short')}
      </span>
    </>
  )
}
