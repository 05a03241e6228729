/**
 * Every address of the portal, in one place. Each gives what a Link or navigate() takes, so that pages never spell one.
 */
export const paths = {
  home: () => ({ to: '/' as const }),
  signIn: (to?: string) => ({ to: '/sign-in' as const, search: to === undefined ? {} : { to } }),
  devices: (organization: string) => ({ to: '/o/$organization/devices' as const, params: { organization } }),
  device: (organization: string, device: number) => ({
    to: '/o/$organization/devices/$device' as const,
    params: { organization, device: String(device) },
  }),
  registrations: (organization: string) => ({
    to: '/o/$organization/registrations' as const,
    params: { organization },
  }),
  registration: (organization: string, upload: string) => ({
    to: '/o/$organization/registrations/$upload' as const,
    params: { organization, upload },
  }),
  catalogues: (organization: string) => ({ to: '/o/$organization/catalogues' as const, params: { organization } }),
  operations: (organization: string) => ({ to: '/o/$organization/operations' as const, params: { organization } }),
  operation: (organization: string, operation: string) => ({
    to: '/o/$organization/operations/$operation' as const,
    params: { organization, operation },
  }),
  log: (organization: string) => ({ to: '/o/$organization/log' as const, params: { organization } }),
  people: (organization: string) => ({ to: '/o/$organization/people' as const, params: { organization } }),
  tokens: (organization: string) => ({ to: '/o/$organization/people/tokens' as const, params: { organization } }),
  account: (organization: string) => ({ to: '/o/$organization/account' as const, params: { organization } }),
  help: (organization: string) => ({ to: '/o/$organization/help' as const, params: { organization } }),
}

/** A device's address as text, for the rows of long lists: a router's link in each of them would cost too much. */
export function deviceHref(organization: string, device: number): string {
  return `/o/${encodeURIComponent(organization)}/devices/${device}`
}
