import { makeStyles, mergeClasses, SearchBox, tokens } from '@fluentui/react-components'
import { useId, useRef } from 'react'
import type { DeviceAnswer } from '../../api/contract/devices.ts'
import { restingPlace } from '../parts/keep-focus.ts'
import { useText } from '../texts/use-text.ts'
import { plainKey, useShortcut } from './shortcuts.ts'
import { useSearchBox } from './use-search.ts'

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
  const input = useRef<HTMLInputElement>(null)
  const list = useId()
  const box = useSearchBox(() => restingPlace()?.focus({ preventScroll: true }))
  const { at, choices, showing } = box
  useShortcut(
    (event) => plainKey('/')(event) || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k'),
    () => input.current?.select(),
  )
  return (
    <search className={styles.root}>
      <SearchBox
        ref={input}
        className={styles.box}
        value={box.text}
        onChange={(_event, { value }) => box.type(value)}
        onFocus={box.show}
        onBlur={box.close}
        onKeyDown={box.onKeyDown}
        placeholder={t('search.placeholder')}
        role="combobox"
        aria-label={t('search.label')}
        aria-keyshortcuts="/ Control+K"
        aria-expanded={showing}
        aria-controls={showing ? list : undefined}
        aria-activedescendant={showing && at in choices ? `${list}-${at}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
      />
      {showing && <Choices id={list} box={box} />}
    </search>
  )
}

function Choices({ id, box }: { id: string; box: ReturnType<typeof useSearchBox> }) {
  const { t } = useText()
  const styles = useStyles()
  return (
    <div id={id} className={styles.list} role="listbox" aria-label={t('search.results')}>
      {box.note && (
        <div
          className={mergeClasses(styles.option, styles.more)}
          role="option"
          tabIndex={-1}
          aria-selected={false}
          aria-disabled
        >
          {t(box.note)}
        </div>
      )}
      {box.choices.map((device, index) => (
        <div
          key={device?.id ?? 'all'}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === box.at}
          className={mergeClasses(styles.option, index === box.at && styles.current)}
          onMouseDown={(event) => {
            event.preventDefault()
            box.goTo(device)
          }}
        >
          {device ? <Found device={device} /> : t('search.all', { search: box.search })}
        </div>
      ))}
    </div>
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
