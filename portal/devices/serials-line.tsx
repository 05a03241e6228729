import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { memo } from 'react'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'
import { CopyButton } from '../parts/copy-line.tsx'
import { useText } from '../texts/use-text.ts'
import type { ChangeSearch, DeviceSearch } from './device-search.ts'

const named = 12

/** Of serial numbers that were pasted: how many were found, and which were not. */
export const SerialsLine = memo(function SerialsLine({
  search,
  change,
}: {
  search: DeviceSearch
  change: ChangeSearch
}) {
  const { t, format } = useText()
  const client = useClient()
  const organization = useOrganization()
  const serials = search.serials ?? []
  const { data } = useQuery({
    queryKey: keys.deviceNumbers(organization, 'serials', serials),
    queryFn: ({ signal }) => client.devices.findSerials(serials, { signal }),
    enabled: serials.length > 0,
  })
  if (serials.length === 0) return null
  const missing = data?.missing ?? []
  const rest = missing.length - named
  const names = [...missing.slice(0, named), ...(rest > 0 ? [t('serials.others', { count: rest })] : [])]
  return (
    <MessageBar intent={missing.length > 0 ? 'warning' : 'info'} layout="multiline">
      <MessageBarBody>
        {data
          ? `${t('serials.found', { count: serials.length - missing.length })}${
              missing.length > 0 ? ` ${t('serials.missing', { count: missing.length, names: format.list(names) })}` : ''
            }`
          : t('serials.looking', { count: serials.length })}
        {missing.length > 0 && <CopyButton text={missing.join('\n')} label={t('serials.copyMissing')} />}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => change(({ serials: _gone, ...rest }) => rest)}>{t('serials.clear')}</Button>
      </MessageBarActions>
    </MessageBar>
  )
})
