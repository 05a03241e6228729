import { Button, makeStyles } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useQuery } from '@tanstack/react-query'
import { useClient } from '../../client.ts'
import { keys } from '../../keys.ts'
import { useOrganization } from '../../organization.ts'
import { useUploadName } from '../../registrations/use-upload-name.ts'
import { useText } from '../../texts/use-text.ts'
import type { ChangeSearch } from '../device-search.ts'
import { type DeviceSearch, isFiltered } from '../device-search.ts'
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
  const tags = describeFilters(search, text, useNameOf(search.upload))
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

/** What people call the upload: its file. Until that is known, or where it is gone, its id says which it is. */
function useNameOf(upload: string | undefined): string {
  const client = useClient()
  const organization = useOrganization()
  const name = useUploadName()
  const { data } = useQuery({
    queryKey: keys.upload(organization, upload ?? ''),
    queryFn: ({ signal }) => client.uploads.get(upload ?? '', { signal }),
    enabled: upload !== undefined,
  })
  return data ? name(data) : (upload ?? '')
}
