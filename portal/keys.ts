/**
 * Keys of the query cache, in one place: what is read again when a hint comes in follows from them (live/use-live.ts).
 * All of an organization's begin with its id.
 */
export const keys = {
  me: ['me'] as const,
  signInWays: ['sign-in-ways'] as const,
  /** One's own ways in, whichever organization is looked at. */
  own: (...part: ('ways-in' | 'passkeys' | 'sessions')[]) => ['own', ...part] as const,
  all: (organization: string) => [organization] as const,
  /** Pages of the list under a filter; the list itself keeps them right. */
  devices: (organization: string, ...part: unknown[]) => [organization, 'devices', ...part] as const,
  /** One device with its hardware and events; without a number all of them. */
  device: (organization: string, device?: number, ...part: ('events' | 'hardware' | 'hash')[]) =>
    [organization, 'device', ...(device === undefined ? [] : [device]), ...part] as const,
  /** Summary and counts; small, read again at every hint about devices. */
  deviceNumbers: (organization: string, ...part: unknown[]) => [organization, 'device-numbers', ...part] as const,
  /** Searches of the shell's box. */
  search: (organization: string, text: string) => [organization, 'search', text] as const,
  /** Lists of devices that are kept under a name. */
  views: (organization: string) => [organization, 'views'] as const,
  uploads: (organization: string, ...part: unknown[]) => [organization, 'uploads', ...part] as const,
  upload: (organization: string, upload: string, ...part: unknown[]) =>
    [organization, 'upload', upload, ...part] as const,
  operations: (organization: string, ...part: unknown[]) => [organization, 'operations', ...part] as const,
  /** Members, invitations and tokens. */
  people: (organization: string, ...part: unknown[]) => [organization, 'people', ...part] as const,
  /** Lines of the log, and who stands in it. */
  log: (organization: string, ...part: unknown[]) => [organization, 'log', ...part] as const,
  catalogues: (organization: string, ...part: unknown[]) => [organization, 'catalogues', ...part] as const,
}
