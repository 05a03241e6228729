import { Button } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useText } from '../../texts/use-text.ts'
import { type DeviceSearch, isFiltered } from '../device-search.ts'
import type { ChangeSearch } from '../devices-page.tsx'
import { describeFilters } from './describe-filters.ts'

/** The filters that are set, each to be taken off with a click. */
export function FilterTags({ search, change }: { search: DeviceSearch; change: ChangeSearch }) {
  const text = useText()
  const { t } = text
  const tags = describeFilters(search, text)
  return (
    <>
      {tags.map(({ key, name, value, without }) => (
        <Button
          key={`${key}-${value}`}
          size="small"
          icon={<DismissRegular />}
          iconPosition="after"
          title={t('filter.without', { name: `${name}: ${value}` })}
          onClick={() => change(without)}
        >
          {name}: {value}
        </Button>
      ))}
      {isFiltered(search) && (
        <Button size="small" appearance="subtle" onClick={() => change(({ sort }) => (sort ? { sort } : {}))}>
          {t('filter.clear')}
        </Button>
      )}
    </>
  )
}
