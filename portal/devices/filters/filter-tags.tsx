import { Button, makeStyles } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useText } from '../../texts/use-text.ts'
import { type DeviceSearch, isFiltered } from '../device-search.ts'
import type { ChangeSearch } from '../devices-page.tsx'
import { describeFilters } from './describe-filters.ts'

const useStyles = makeStyles({
  tag: { maxWidth: 'min(100%, 360px)' },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
})

/** The filters that are set, each to be taken off with a click. */
export function FilterTags({ search, change }: { search: DeviceSearch; change: ChangeSearch }) {
  const text = useText()
  const { t } = text
  const styles = useStyles()
  const tags = describeFilters(search, text)
  return (
    <>
      {tags.map(({ key, name, value, without }) => (
        <Button
          key={`${key}-${value}`}
          size="small"
          className={styles.tag}
          icon={<DismissRegular />}
          iconPosition="after"
          title={t('filter.without', { name: `${name}: ${value}` })}
          onClick={() => change(without)}
        >
          <span className={styles.text}>
            {name}: {value}
          </span>
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
