import { makeStyles, tokens } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { Suspense, useEffect, useMemo } from 'react'
import { ClientProvider, clientFor } from '../client.ts'
import { connection } from '../live/connection.ts'
import { useLive } from '../live/use-live.ts'
import { useMe } from '../me.ts'
import { rememberOrganization, useOrganization } from '../organization.ts'
import { NotMemberPage } from '../parts/fault-page.tsx'
import { Messages } from '../parts/messages.tsx'
import { Loading } from '../parts/reading.tsx'
import { rereadWhenBack } from '../query.ts'
import { DropZone } from '../register/drop-zone.tsx'
import { pageOf } from '../session/session.ts'
import { SessionEnded } from '../session/session-ended.tsx'
import { useText } from '../texts/use-text.ts'
import { GoneLine } from './gone-line.tsx'
import { Header } from './header.tsx'
import { Keys } from './keys.tsx'
import { Navigation, narrow } from './navigation.tsx'
import { usePreferencesOnce } from './preferences.ts'

const useStyles = makeStyles({
  shell: {
    display: 'grid',
    gridTemplateAreas: '"header header" "line line" "navigation page"',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gridTemplateRows: 'auto auto minmax(0, 1fr)',
    height: '100dvh',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
    [narrow]: {
      gridTemplateAreas: '"header" "line" "page" "navigation"',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateRows: 'auto auto minmax(0, 1fr) auto',
    },
  },
  line: { gridArea: 'line' },
  page: { gridArea: 'page', overflow: 'auto', minWidth: 0, position: 'relative' },
  skip: {
    position: 'absolute',
    left: '8px',
    top: '-60px',
    zIndex: 2000,
    padding: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    ':focus': { top: '8px' },
  },
})

/** What surrounds every page of an organization. */
export function Shell() {
  const organization = useOrganization()
  const me = useMe()
  const { language } = useText()
  useEffect(() => pageOf(me.id), [me.id])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language goes along with each call
  const client = useMemo(() => clientFor(organization), [organization, language])
  const isMember = me.organizations.some(({ id }) => id === organization)
  return (
    <>
      {isMember ? (
        <ClientProvider value={client} key={organization}>
          <Frame />
        </ClientProvider>
      ) : (
        <NotMemberPage />
      )}
      <SessionEnded />
    </>
  )
}

function Frame() {
  const { t } = useText()
  const styles = useStyles()
  const organization = useOrganization()
  const queries = useQueryClient()
  useLive(organization)
  usePreferencesOnce()
  useEffect(() => rememberOrganization(organization), [organization])
  useEffect(() => connection.subscribe(() => connection.get() === 'gone' && rereadWhenBack(queries)), [queries])
  return (
    <div id="shell" className={styles.shell}>
      <a href="#page" className={styles.skip}>
        {t('shell.skip')}
      </a>
      <Header />
      <div className={styles.line}>
        <GoneLine />
      </div>
      <Navigation />
      <div className={styles.page}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </div>
      <DropZone />
      <Keys />
      <Messages />
    </div>
  )
}
