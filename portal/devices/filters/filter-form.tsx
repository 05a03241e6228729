import { Checkbox, Dropdown, Field, makeStyles, Option, tokens } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import type { DeviceSummaryAnswer } from '../../../api/contract/devices.ts'
import { errorCodes, reasons } from '../../../domain/words.ts'
import { DayField } from '../../parts/day-field.tsx'
import { useText } from '../../texts/use-text.ts'
import type { ChangeSearch, DeviceSearch } from '../device-search.ts'

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))',
    width: 'min(520px, calc(100vw - 64px))',
    maxHeight: 'calc(100dvh - 120px)',
    overflowY: 'auto',
  },
  control: { minWidth: 0, width: '100%' },
})

type Choice = { value: string; text: string; count?: number | undefined }
type ListKey = 'error' | 'reason' | 'manufacturer' | 'model' | 'groupTag' | 'user'
/** What the API takes for devices that have none. */
const without = ''
type Props = { search: DeviceSearch; change: ChangeSearch; summary: DeviceSummaryAnswer | undefined }

/** The further filters: error, reason, maker, model, tag, without a user, and when registered. Each takes effect at once. */
export function FilterForm({ search, change, summary }: Props) {
  const { t, words } = useText()
  const styles = useStyles()
  const form = useRef<HTMLDivElement>(null)
  // The popover gives the focus to what is in it when it opens, which may be before this form has been loaded.
  useEffect(() => form.current?.querySelector<HTMLElement>('[role="combobox"]')?.focus({ preventScroll: true }), [])
  const put = (key: ListKey, values: string[]): void =>
    change((now) => {
      const { [key]: _before, ...rest } = now
      return (values.length > 0 ? { ...rest, [key]: values } : rest) as DeviceSearch
    })
  const putDay = (key: 'from' | 'to', day: string): void =>
    change(({ [key]: _before, ...rest }) => (day === '' ? rest : { ...rest, [key]: day }), true)
  const withoutTag = summary?.byGroupTag.find(({ value }) => value === null)?.count ?? 0
  const lists: { key: ListKey; label: string; choices: Choice[] }[] = [
    {
      key: 'error',
      label: t('column.error'),
      choices: errorCodes.map((code) => ({
        value: code,
        text: words(`error.${code}`).title,
        count: summary?.byError[code] ?? 0,
      })),
    },
    {
      key: 'reason',
      label: t('filter.reason'),
      choices: reasons.map((reason) => ({ value: reason, text: words(`reason.${reason}`).title })),
    },
    { key: 'manufacturer', label: t('column.manufacturer'), choices: valuesOf(summary?.byManufacturer) },
    { key: 'model', label: t('column.model'), choices: valuesOf(summary?.byModel) },
    {
      key: 'groupTag',
      label: t('column.groupTag'),
      choices: [{ value: without, text: t('filter.noTag'), count: withoutTag }, ...valuesOf(summary?.byGroupTag)],
    },
  ]
  return (
    <div ref={form} className={styles.form}>
      {lists.map(({ key, label, choices }) => (
        <Pick key={key} label={label} choices={choices} chosen={search[key] ?? []} onPick={(to) => put(key, to)} />
      ))}
      <Field label={t('column.assignedUser')}>
        <Checkbox
          label={t('filter.noUser')}
          checked={search.user?.includes(without) ?? false}
          onChange={(_event, { checked }) => {
            const others = (search.user ?? []).filter((user) => user !== without)
            put('user', checked === true ? [...others, without] : others)
          }}
        />
      </Field>
      <DayField label={t('filter.from')} day={search.from ?? ''} onDay={(day) => putDay('from', day)} />
      <DayField label={t('filter.to')} day={search.to ?? ''} onDay={(day) => putDay('to', day)} />
    </div>
  )
}

function Pick(props: { label: string; choices: Choice[]; chosen: readonly string[]; onPick: (to: string[]) => void }) {
  const { t, format } = useText()
  const styles = useStyles()
  const { label, choices, chosen, onPick } = props
  const names = choices.filter(({ value }) => chosen.includes(value)).map(({ text }) => text)
  return (
    <Field label={label}>
      <Dropdown
        multiselect
        className={styles.control}
        selectedOptions={[...chosen]}
        value={names.join(', ')}
        placeholder={t('filter.any')}
        onOptionSelect={(_event, { selectedOptions }) => onPick(selectedOptions)}
        inlinePopup
      >
        {choices.map(({ value, text, count }) => (
          <Option key={value} value={value} text={text}>
            {count === undefined ? text : `${text} (${format.number(count)})`}
          </Option>
        ))}
      </Dropdown>
    </Field>
  )
}

/** Values with their counts, the most frequent first; the same model of two makers is one choice. */
function valuesOf(list: readonly { value: string | null; count: number }[] | undefined): Choice[] {
  const counts = new Map<string, number>()
  for (const { value, count } of list ?? []) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + count)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value, count]) => ({ value, text: value, count }))
}
