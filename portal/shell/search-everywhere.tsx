import { makeStyles, mergeClasses, SearchBox, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useDeferredValue, useId, useRef, useState } from 'react'
import type { DeviceAnswer } from '../../api/contract/devices.ts'
import { useClient } from '../client.ts'
import { keys } from '../keys.ts'
import { useOrganization } from '../organization.ts'
import { paths } from '../paths.ts'
import { useText } from '../texts/use-text.ts'
import { plainKey, useShortcut } from './shortcuts.ts'

const shown = 8
const shortest = 3

const useStyles = makeStyles({
  root: { position: 'relative', width: '100%', maxWidth: '480px' },
  box: { width: '100%', maxWidth: 'none' },
  list: {
    position: 'absolute',
    top: 'calc(100% + 4px)',
    left: 0,
    right: 0,
    zIndex: 1000,
    margin: 0,
    padding: tokens.spacingVerticalXS,
    listStyleType: 'none',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
    '@media (max-width: 640px)': { position: 'fixed', top: '48px', left: '8px', right: '8px' },
  },
  option: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusSmall,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  current: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    outline: `2px solid ${tokens.colorStrokeFocus2}`,
    outlineOffset: '-2px',
  },
  more: { color: tokens.colorNeutralForeground3 },
})

/** Search from anywhere: `/` or Ctrl+K; a serial, user, model or tag leads to the device, Enter to the list of all. */
export function SearchEverywhere() {
  const { t } = useText()
  const styles = useStyles()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const input = useRef<HTMLInputElement>(null)
  const list = useId()
  const organization = useOrganization()
  const navigate = useNavigate()
  const search = text.trim()
  const { data, isError, isFetching } = useFound(useDeferredValue(search))
  const found = search.length >= shortest ? (data ?? []) : []
  useShortcut(
    (event) => plainKey('/')(event) || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k'),
    () => input.current?.select(),
  )
  const close = (): void => {
    setOpen(false)
    setAt(-1)
  }
  const goTo = (device: DeviceAnswer | undefined): void => {
    close()
    setText('')
    input.current?.blur()
    if (device) void navigate(paths.device(organization, device.id))
    else void navigate({ ...paths.devices(organization), search: { search } })
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close()
    if (event.key === 'Enter' && search.length >= shortest)
      goTo(found[at] ?? (found.length === 1 ? found[0] : undefined))
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const last = found.length
    setAt((now) => (event.key === 'ArrowDown' ? (now >= last ? 0 : now + 1) : now <= 0 ? last : now - 1))
  }
  const note = noteOf(search, found.length, isFetching, isError)
  const options = [
    ...found.map((device) => ({ id: `${list}-${device.id}`, device })),
    { id: `${list}-all`, device: undefined },
  ]
  const showing = open && search !== ''
  return (
    <search className={styles.root}>
      <SearchBox
        ref={input}
        className={styles.box}
        value={text}
        onChange={(_event, { value }) => {
          setText(value)
          setOpen(true)
          setAt(-1)
        }}
        onFocus={() => setOpen(true)}
        onBlur={close}
        onKeyDown={onKey}
        placeholder={t('search.placeholder')}
        role="combobox"
        aria-label={t('search.label')}
        aria-keyshortcuts="/ Control+K"
        aria-expanded={showing}
        aria-controls={showing ? list : undefined}
        aria-activedescendant={showing && at >= 0 ? options[at]?.id : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
      />
      {showing && (
        <div id={list} className={styles.list} role="listbox" aria-label={t('search.results')}>
          {note && (
            <div
              className={mergeClasses(styles.option, styles.more)}
              role="option"
              tabIndex={-1}
              aria-selected={false}
              aria-disabled
            >
              {t(note)}
            </div>
          )}
          {(search.length >= shortest ? options : []).map(({ id, device }, index) => (
            <div
              key={id}
              id={id}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              className={mergeClasses(styles.option, index === at && styles.current)}
              onMouseDown={(event) => {
                event.preventDefault()
                goTo(device)
              }}
            >
              {device ? <Found device={device} /> : t('search.all', { search })}
            </div>
          ))}
        </div>
      )}
    </search>
  )
}

function Found({ device }: { device: DeviceAnswer }) {
  const styles = useStyles()
  const rest = [device.manufacturer, device.model, device.assignedUser, device.groupTag].filter(Boolean).join(' · ')
  return (
    <>
      <strong>{device.serialNumber}</strong>
      <span className={styles.more}>{rest}</span>
    </>
  )
}

function noteOf(search: string, found: number, busy: boolean, failed: boolean) {
  if (search.length < shortest) return 'search.short' as const
  if (found > 0) return null
  return busy ? ('search.busy' as const) : failed ? ('search.failed' as const) : ('search.none' as const)
}

function useFound(search: string) {
  const client = useClient()
  const organization = useOrganization()
  return useQuery({
    queryKey: keys.search(organization, search),
    queryFn: async ({ signal }) => {
      await new Promise((resolve) => setTimeout(resolve, 120))
      signal.throwIfAborted()
      return (await client.devices.list({ search, limit: shown, sort: 'serialNumber' }, { signal })).items
    },
    enabled: search.length >= shortest,
    retry: false,
  })
}
