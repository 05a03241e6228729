import {
  Menu,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useMay } from '../me.ts'
import { useOrganization } from '../organization.ts'
import { PlainLink } from '../parts/link.tsx'
import { useOpenUploads, waitingOf } from '../registrations/use-open-uploads.ts'
import { useText } from '../texts/use-text.ts'
import { navigation } from './navigation-table.ts'

/** Below this width the navigation stands at the bottom, under the thumb. */
export const narrow = '@media (max-width: 640px)'
const middle = '@media (max-width: 1024px)'

const useStyles = makeStyles({
  bar: {
    gridArea: 'navigation',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: tokens.spacingVerticalS,
    width: '200px',
    boxSizing: 'border-box',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowY: 'auto',
    [middle]: { width: '72px', padding: tokens.spacingVerticalXS },
    [narrow]: {
      width: '100%',
      flexDirection: 'row',
      justifyContent: 'space-around',
      borderRight: 'none',
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
      overflowX: 'auto',
      padding: `${tokens.spacingVerticalXXS} 0`,
      '@media (max-height: 480px)': { padding: 0 },
    },
  },
  entry: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    position: 'relative',
    fontSize: tokens.fontSizeBase300,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground2Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    [middle]: {
      flexDirection: 'column',
      gap: tokens.spacingVerticalXXS,
      padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalXXS}`,
      fontSize: tokens.fontSizeBase100,
    },
    '@media (max-width: 640px) and (max-height: 480px)': {
      flexDirection: 'row',
      padding: tokens.spacingVerticalXXS,
    },
  },
  here: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    '::before': {
      content: '""',
      position: 'absolute',
      left: 0,
      top: '8px',
      bottom: '8px',
      width: '3px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandForeground1,
      '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
      [narrow]: { left: '25%', right: '25%', top: 'auto', bottom: 0, width: 'auto', height: '3px' },
    },
  },
  icon: { fontSize: '20px', flexShrink: 0 },
  count: {
    marginLeft: 'auto',
    minWidth: '20px',
    boxSizing: 'border-box',
    padding: `0 ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'center',
    [middle]: { position: 'absolute', top: '2px', right: '8px' },
  },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  // Under the thumb there is room for a few; the others stand in a menu.
  further: { [narrow]: { display: 'none' } },
  more: {
    display: 'none',
    font: 'inherit',
    border: 'none',
    backgroundColor: 'transparent',
    cursor: 'pointer',
    [narrow]: { display: 'flex' },
  },
})

/** So many stand at the bottom of a narrow screen, beside the menu of the others. */
const atHand = 4

/** Where one can go; what is here is marked, for eyes and for screen readers. */
export function Navigation() {
  const { t } = useText()
  const styles = useStyles()
  const organization = useOrganization()
  const may = useMay(organization)
  const entries = navigation.filter(({ needs }) => may(needs))
  return (
    <nav className={styles.bar} aria-label={t('shell.navigation')}>
      {entries.map(({ text, icon: Icon, to }, place) => {
        const look = mergeClasses(styles.entry, place >= atHand && styles.further)
        return (
          <PlainLink
            key={text}
            to={to}
            params={{ organization }}
            activeOptions={{ includeSearch: false }}
            className={look}
            activeProps={{ className: mergeClasses(look, styles.here), 'aria-current': 'page' }}
          >
            <Icon className={styles.icon} aria-hidden />
            {t(text)}
            {text === 'nav.registrations' && <Waiting />}
          </PlainLink>
        )
      })}
      <More entries={entries.slice(atHand)} />
    </nav>
  )
}

/** How many uploads wait for a person; heard as words, not as a bare number. */
function Waiting() {
  const { t, format } = useText()
  const styles = useStyles()
  const { length } = waitingOf(useOpenUploads())
  if (length === 0) return null
  return (
    <span className={styles.count} title={t('work.waiting', { count: length })}>
      <span aria-hidden>{format.number(length)}</span>
      <span className={styles.hidden}>{`, ${t('work.waiting', { count: length })}`}</span>
    </span>
  )
}

type Entry = (typeof navigation)[number]

/** The entries that a narrow screen has no room for. */
function More({ entries }: { entries: Entry[] }) {
  const { t } = useText()
  const styles = useStyles()
  const organization = useOrganization()
  const router = useRouter()
  const { pathname } = useLocation()
  const hrefOf = ({ to }: Entry): string => router.buildLocation({ to, params: { organization } }).pathname
  const isHere = entries.some((entry) => pathname.startsWith(hrefOf(entry)))
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <button type="button" className={mergeClasses(styles.entry, styles.more, isHere && styles.here)}>
          <MoreHorizontalRegular className={styles.icon} aria-hidden />
          {t('nav.more')}
        </button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {entries.map((entry) => (
            <MenuItemLink
              key={entry.text}
              href={hrefOf(entry)}
              icon={<entry.icon />}
              onClick={(event) => {
                event.preventDefault()
                void router.navigate({ to: entry.to, params: { organization } })
              }}
            >
              {t(entry.text)}
            </MenuItemLink>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
