import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useDeferredValue, useState } from 'react'
import type { DeviceAnswer } from '../../api/contract/devices.ts'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'
import { paths } from '../paths.ts'

const shown = 8
const shortest = 3
/** Typing rests this long before the server is asked; milliseconds. */
const rest = 120

/** What the search box holds: the text, what was found, and which of it the arrow keys stand on (the last: all). */
export function useSearchBox(leave: () => void) {
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const organization = useOrganization()
  const navigate = useNavigate()
  const search = text.trim()
  const { data, isError, isFetching } = useFound(useDeferredValue(search))
  const long = search.length >= shortest
  const found = long ? (data ?? []) : []
  const choices: (DeviceAnswer | null)[] = long ? [...found, null] : []
  const close = (): void => {
    setOpen(false)
    setAt(-1)
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
    if (event.key === 'Enter' && long) goTo(choices[at] ?? (found.length === 1 && at < 0 ? (found[0] ?? null) : null))
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const last = choices.length - 1
    setAt((now) => (event.key === 'ArrowDown' ? (now >= last ? 0 : now + 1) : now <= 0 ? last : now - 1))
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
      setAt(-1)
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
    enabled: search.length >= shortest,
    retry: false,
  })
}
