import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { validateCatalogueSearch } from './catalogues/catalogue-search.ts'
import { validateDeviceSearch } from './devices/device-search.ts'
import { loadPatiently } from './live/connection.ts'
import { validateLogSearch } from './log/log-search.ts'
import { meQuery } from './me.ts'
import { lastOrganization } from './organization.ts'
import { FaultPage, MissingPage } from './parts/fault-page.tsx'
import { whenIdle } from './parts/when-idle.ts'
import { paths } from './paths.ts'
import { validateRegistrationSearch } from './registrations/registration-search.ts'
import { nothingElse, onlyTexts, parseAddress, writeAddress } from './search-text.ts'
import { Shell } from './shell/shell.tsx'
import { pageOfTyped } from './typed-addresses.ts'

type Context = { queries: QueryClient }

/**
 * A page's script: fetched when the browser has nothing else to do, so that it is there when the server is not, or when
 * the page is opened. Where it fails the router reloads, and what was typed would be lost: so a server that is gone is
 * waited for.
 */
function early<T>(load: () => Promise<T>): () => Promise<T> {
  whenIdle(() => void load().catch(() => {}))
  return () => loadPatiently(load)
}

const root = createRootRouteWithContext<Context>()({ component: Outlet })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context, location }) => {
    const me = await context.queries.ensureQueryData(meQuery)
    if (!me) throw redirect(paths.signIn())
    const organization = lastOrganization(me.organizations)
    if (organization)
      throw redirect({ ...paths.devices(organization.id), replace: true, search: {}, hash: location.hash })
  },
  component: lazyRouteComponent(
    early(() => import('./sign-in/no-organization-page.tsx')),
    'NoOrganizationPage',
  ),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: onlyTexts('to', 'error'),
  component: lazyRouteComponent(
    early(() => import('./sign-in/sign-in-page.tsx')),
    'SignInPage',
  ),
})

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: onlyTexts('token'),
  component: lazyRouteComponent(
    early(() => import('./set-up/set-up-page.tsx')),
    'SetUpPage',
  ),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  validateSearch: onlyTexts('token'),
  component: lazyRouteComponent(
    early(() => import('./invitation/invitation-page.tsx')),
    'InvitationPage',
  ),
})

const readCode = onlyTexts('code')

const code = createRoute({
  getParentRoute: () => root,
  path: '/code',
  validateSearch: readCode,
  beforeLoad: async ({ context, location }) => {
    if (!(await context.queries.ensureQueryData(meQuery))) throw redirect(paths.signIn(location.href))
  },
  component: lazyRouteComponent(
    early(() => import('./sign-in/code-page.tsx')),
    'CodePage',
  ),
})

/** `/settings`, `/tokens`, …: to that page of the organization in which the person was last. */
const typed = createRoute({
  getParentRoute: () => root,
  path: '/$word',
  beforeLoad: async ({ context, location, params }) => {
    const page = pageOfTyped(params.word)
    if (!page) throw notFound()
    const me = await context.queries.ensureQueryData(meQuery)
    if (!me) throw redirect(paths.signIn(location.href))
    const organization = lastOrganization(me.organizations)
    throw redirect(organization ? { ...page(organization.id), replace: true, search: {} } : paths.home())
  },
})

/** The same behind an organization's own address. */
const typedInside = createRoute({
  getParentRoute: () => organization,
  path: '/$word',
  beforeLoad: ({ params }) => {
    const page = pageOfTyped(params.word)
    if (!page) throw notFound()
    throw redirect({ ...page(params.organization), replace: true, search: {} })
  },
})

/** Everything of one organization: its shell, for people who are signed in. */
const organization = createRoute({
  getParentRoute: () => root,
  path: '/o/$organization',
  beforeLoad: async ({ context, location }) => {
    if (!(await context.queries.ensureQueryData(meQuery))) throw redirect(paths.signIn(location.href))
  },
  component: Shell,
})

const organizationHome = createRoute({
  getParentRoute: () => organization,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ ...paths.devices(params.organization), replace: true, search: {} })
  },
})

const devices = createRoute({
  getParentRoute: () => organization,
  path: '/devices',
  validateSearch: nothingElse(validateDeviceSearch),
  component: lazyRouteComponent(
    early(() => import('./devices/devices-page.tsx')),
    'DevicesPage',
  ),
})

const device = createRoute({
  getParentRoute: () => organization,
  path: '/devices/$device',
  component: lazyRouteComponent(
    early(() => import('./device/device-page.tsx')),
    'DevicePage',
  ),
})

const registrations = createRoute({
  getParentRoute: () => organization,
  path: '/registrations',
  component: lazyRouteComponent(
    early(() => import('./registrations/registrations-page.tsx')),
    'RegistrationsPage',
  ),
})

const registration = createRoute({
  getParentRoute: () => organization,
  path: '/registrations/$upload',
  validateSearch: nothingElse(validateRegistrationSearch),
  component: lazyRouteComponent(
    early(() => import('./registrations/registration-page.tsx')),
    'RegistrationPage',
  ),
})

const catalogues = createRoute({
  getParentRoute: () => organization,
  path: '/catalogues',
  validateSearch: nothingElse(validateCatalogueSearch),
  component: lazyRouteComponent(
    early(() => import('./catalogues/catalogues-page.tsx')),
    'CataloguesPage',
  ),
})

const operations = createRoute({
  getParentRoute: () => organization,
  path: '/operations',
  component: lazyRouteComponent(
    early(() => import('./operations/operations-page.tsx')),
    'OperationsPage',
  ),
})

const operation = createRoute({
  getParentRoute: () => organization,
  path: '/operations/$operation',
  component: lazyRouteComponent(
    early(() => import('./operations/operation-page.tsx')),
    'OperationPage',
  ),
})

const log = createRoute({
  getParentRoute: () => organization,
  path: '/log',
  validateSearch: nothingElse(validateLogSearch),
  component: lazyRouteComponent(
    early(() => import('./log/log-page.tsx')),
    'LogPage',
  ),
})

const people = createRoute({
  getParentRoute: () => organization,
  path: '/people',
  component: lazyRouteComponent(
    early(() => import('./people/people-page.tsx')),
    'PeoplePage',
  ),
})

const tokens = createRoute({
  getParentRoute: () => organization,
  path: '/people/tokens',
  component: lazyRouteComponent(
    early(() => import('./people/tokens-page.tsx')),
    'TokensPage',
  ),
})

const account = createRoute({
  getParentRoute: () => organization,
  path: '/account',
  component: lazyRouteComponent(
    early(() => import('./own/own-page.tsx')),
    'OwnPage',
  ),
})

const help = createRoute({
  getParentRoute: () => organization,
  path: '/help',
  component: lazyRouteComponent(
    early(() => import('./help/help-page.tsx')),
    'HelpPage',
  ),
})

const tree = root.addChildren([
  home,
  signIn,
  setUp,
  invitation,
  code,
  typed,
  organization.addChildren([
    organizationHome,
    devices,
    device,
    registrations,
    registration,
    catalogues,
    operations,
    operation,
    log,
    people,
    tokens,
    account,
    help,
    typedInside,
  ]),
])

/** The portal's pages; each is loaded when the browser is idle, or when it is first opened or pointed at. */
export function createPortalRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: false,
    parseSearch: parseAddress,
    stringifySearch: writeAddress,
    defaultErrorComponent: FaultPage,
    defaultNotFoundComponent: MissingPage,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPortalRouter>
  }
}
