import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useDeferredValue, useState } from 'react'
import type { DeviceAnswer } from '../../api/contract/devices.ts'
import { useClient } from '../client.ts'
import { isLongEnough } from '../devices/device-search.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'
import { paths } from '../paths.ts'

const shown = 8
/** Typing rests this long before the server is asked; milliseconds. */
const rest = 120

/** What the arrow keys stand on: a device by its id, the line that shows all, or nothing. */
type Pointed = number | 'all' | null
const nameOf = (device: DeviceAnswer | null): Pointed => device?.id ?? 'all'

/** What the search box holds: the text, what was found, and which of it the arrow keys stand on (the last: all). */
export function useSearchBox(leave: () => void) {
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [pointed, setPointed] = useState<Pointed>(null)
  const organization = useOrganization()
  const navigate = useNavigate()
  const search = text.trim()
  const asked = useDeferredValue(search)
  const { data, isError, isFetching, isPlaceholderData } = useFound(asked)
  const long = isLongEnough(search)
  const found = long ? (data ?? []) : []
  const choices: (DeviceAnswer | null)[] = long ? [...found, null] : []
  const at = pointed === null ? -1 : choices.findIndex((device) => nameOf(device) === pointed)
  const isAnswered = asked === search && !isPlaceholderData
  const close = (): void => {
    setOpen(false)
    setPointed(null)
  }
  const goTo = (device: DeviceAnswer | null): void => {
    close()
    setText('')
    leave()
    if (device) void navigate(paths.device(organization, device.id))
    else void navigate({ ...paths.devices(organization), search: { search } })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close()
    if (event.key === 'Enter' && long)
      goTo(choices[at] ?? (isAnswered && found.length === 1 && at < 0 ? (found[0] ?? null) : null))
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const last = choices.length - 1
    const next = event.key === 'ArrowDown' ? (at >= last ? 0 : at + 1) : at <= 0 ? last : at - 1
    setPointed(last < 0 ? null : nameOf(choices[next] ?? null))
  }
  return {
    text,
    search,
    at,
    choices,
    note: noteOf(long, found.length, isFetching, isError),
    showing: open && search !== '',
    goTo,
    onKeyDown,
    close,
    show: () => setOpen(true),
    type: (value: string) => {
      setText(value)
      setOpen(true)
      setPointed(null)
    },
  }
}

function noteOf(long: boolean, found: number, busy: boolean, failed: boolean) {
  if (!long) return 'search.short' as const
  if (found > 0) return null
  return busy ? ('search.busy' as const) : failed ? ('search.failed' as const) : ('search.none' as const)
}

function useFound(search: string) {
  const client = useClient()
  const organization = useOrganization()
  return useQuery({
    queryKey: keys.search(organization, search),
    queryFn: async ({ signal }) => {
      await new Promise((resolve) => setTimeout(resolve, rest))
      signal.throwIfAborted()
      return (await client.devices.list({ search, limit: shown, sort: 'serialNumber' }, { signal })).items
    },
    enabled: isLongEnough(search),
    // While typing goes on, what was found stays: nobody is led elsewhere by a list that just emptied itself.
    placeholderData: (before, query) => (search.startsWith(String(query?.queryKey.at(-1))) ? before : undefined),
    retry: false,
  })
}
