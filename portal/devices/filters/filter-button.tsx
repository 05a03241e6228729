import { Button, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components'
import { FilterRegular } from '@fluentui/react-icons/svg/filter'
import type { DeviceSummaryAnswer } from '../../../api/contract/devices.ts'
import { later } from '../../parts/later.tsx'
import { useText } from '../../texts/use-text.ts'
import type { ChangeSearch, DeviceSearch } from '../device-search.ts'

const FilterForm = later(async () => (await import('./filter-form.tsx')).FilterForm)

type Props = { search: DeviceSearch; change: ChangeSearch; summary: DeviceSummaryAnswer | undefined }

/** Opens the further filters beside the list. */
export function FilterButton(props: Props) {
  const { t } = useText()
  return (
    <Popover trapFocus positioning="below-start">
      <PopoverTrigger disableButtonEnhancement>
        <Button icon={<FilterRegular />} style={{ fontWeight: 400, minWidth: 0 }}>
          {t('filter.button')}
        </Button>
      </PopoverTrigger>
      <PopoverSurface aria-label={t('filter.button')}>
        <FilterForm {...props} />
      </PopoverSurface>
    </Popover>
  )
}
