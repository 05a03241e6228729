import { type ChangesOptions, followChanges } from './client/changes.ts'
import { type Ask, type ClientOptions, type Connection, connect, type Query } from './client/http.ts'
import { ownAccountOf } from './client/own-account.ts'
import { type FileToSend, type SendOptions, sendFile } from './client/send-file.ts'
import type {
  CodeAnswer,
  CodeDecision,
  CodeStarted,
  Me,
  MePatch,
  SetupBody,
  SetupDone,
  SetupState,
  SignInAnswer,
  SignInBody,
  SignInWays,
  TokenAnswer,
  TokenBody,
  TokenMade,
} from './contract/accounts.ts'
import type { CatalogueAnswer, CatalogueEntryAnswer, CatalogueList, EntriesQuery } from './contract/catalogues.ts'
import type { ExamplesMade } from './contract/changes.ts'
import type { PageOf } from './contract/common.ts'
import type {
  DeviceAnswer,
  DeviceEventAnswer,
  DeviceFilterBody,
  DeviceHardwareAnswer,
  DevicePatchBody,
  DeviceSummaryAnswer,
  DevicesQuery,
  ExportFormat,
  HardwareChoice,
  RetryBody,
  SerialsFound,
} from './contract/devices.ts'
import type { HashAnswer, HashBody } from './contract/hash.ts'
import type { LogActors, LogEntryAnswer, LogFilter, LogQuery } from './contract/log.ts'
import type {
  ActionBody,
  OperationAnswer,
  OperationResultAnswer,
  OperationsQuery,
  ResultsQuery,
} from './contract/operations.ts'
import type { ResetLinkBody, ResetLinkMade } from './contract/own-account.ts'
import type {
  AcceptBody,
  Accepted,
  InvitationAnswer,
  InvitationBody,
  InvitationMade,
  InvitationState,
  MemberAnswer,
  RemoveMemberQuery,
  RoleBody,
} from './contract/people.ts'
import type {
  AnnouncedFiles,
  HardwareAnswerBody,
  HardwareAnswered,
  NewUploadBody,
  OpenUploadsAnswer,
  RegisterChoice,
  RowFilterBody,
  RowHardware,
  RowPatchBody,
  RowsPatchBody,
  RowsQuery,
  UploadAnswer,
  UploadRowAnswer,
  UploadsQuery,
} from './contract/uploads.ts'
import type { NewViewBody, ViewAnswer, ViewPatchBody } from './contract/views.ts'

export { MusterProblem, MusterUnreachable } from './client/problem.ts'
export { persist } from './client/send-file.ts'
export type { ChangesOptions, ClientOptions, FileToSend, SendOptions }

/** Aborts a call. */
export type Off = { signal?: AbortSignal }
export type MusterClient = ReturnType<typeof createClient>

/**
 * The typed client of the API, for browsers and Node. Every function throws `MusterProblem` on a refusal and
 * `MusterUnreachable` when the server cannot be reached. Pages end when `nextCursor` is null; `everyItem` walks them.
 */
export function createClient(options: ClientOptions = {}) {
  const line = connect(options)
  return {
    options,
    accounts: accountsOf(line),
    own: ownAccountOf(line),
    people: peopleOf(line),
    uploads: uploadsOf(line),
    devices: devicesOf(line),
    operations: operationsOf(line),
    catalogues: cataloguesOf(line),
    views: viewsOf(line),
    log: logOf(line),
    /** What a hash says; changes nothing. */
    hash: (body: HashBody, off?: Off) => line.json<HashAnswer>('POST', '/hash', { body, ...off }),
    examples: {
      make: () => line.json<ExamplesMade>('POST', '/examples'),
      remove: () => line.json<{ removed: number }>('DELETE', '/examples'),
    },
    /** Hints about changes, until the function given back is called; opened again by itself when it breaks off. */
    changes: (options: ChangesOptions) => followChanges(line, options),
  }
}

/** Walks all pages of a list: `for await (const row of everyItem((cursor) => client.uploads.rows(id, { cursor })))`. */
export async function* everyItem<T>(page: (cursor: string | undefined) => Promise<PageOf<T>>): AsyncGenerator<T> {
  for (let cursor: string | undefined; ; ) {
    const { items, nextCursor } = await page(cursor)
    yield* items
    if (nextCursor === null) return
    cursor = nextCursor
  }
}

const part = (value: string | number): string => encodeURIComponent(String(value))

function viewsOf({ json }: Connection) {
  const at = (id: string): string => `/views/${part(id)}`
  return {
    /** One's own and those of the organization. */
    list: (off?: Off) => json<{ items: ViewAnswer[] }>('GET', '/views', off),
    add: (body: NewViewBody) => json<ViewAnswer>('POST', '/views', { body }),
    change: (id: string, body: ViewPatchBody) => json<ViewAnswer>('PATCH', at(id), { body }),
    remove: (id: string) => json<{ ok: true }>('DELETE', at(id)),
  }
}

function accountsOf({ json }: Connection) {
  return {
    me: (off?: Off) => json<Me>('GET', '/me', off),
    changeMe: (body: MePatch) => json<Me>('PATCH', '/me', { body }),
    /** Open to everyone. */
    ways: (off?: Off) => json<SignInWays>('GET', '/sign-in', off),
    signIn: (body: SignInBody) => json<SignInAnswer>('POST', '/sign-in', { body }),
    signOut: () => json<{ ok: true }>('POST', '/sign-out'),
    setupState: (token: string | undefined, off?: Off) =>
      json<SetupState>('GET', '/setup', { query: { token }, ...off }),
    setUp: (body: SetupBody) => json<SetupDone>('POST', '/setup', { body }),
    tokens: (off?: Off) => json<{ items: TokenAnswer[] }>('GET', '/tokens', off),
    makeToken: (body: TokenBody) => json<TokenMade>('POST', '/tokens', { body }),
    removeToken: (id: string) => json<{ ok: true }>('DELETE', `/tokens/${part(id)}`),
    /** Sign-in of a program: show `userCode` and `page`, then ask `answer` every `interval` seconds. */
    startCode: () => json<CodeStarted>('POST', '/sign-in/code'),
    answerCode: (deviceCode: string, off?: Off) =>
      json<CodeAnswer>('POST', '/sign-in/code/answer', { body: { deviceCode }, ...off }),
    decideCode: (body: CodeDecision) => json<{ ok: true }>('POST', '/sign-in/code/decision', { body }),
  }
}

function peopleOf({ json }: Connection) {
  return {
    list: (off?: Off) => json<{ items: MemberAnswer[] }>('GET', '/members', off),
    changeRole: (id: string, body: RoleBody) => json<{ ok: true }>('PATCH', `/members/${part(id)}`, { body }),
    /** Removes someone else, or leaves. */
    remove: (id: string, query: RemoveMemberQuery = {}) =>
      json<{ ok: true }>('DELETE', `/members/${part(id)}`, asked(query, undefined)),
    /** A link for a new password of somebody else, given this once; for owners. */
    makeResetLink: (id: string, body: ResetLinkBody = {}) =>
      json<ResetLinkMade>('POST', `/members/${part(id)}/reset-link`, { body }),
    invitations: (off?: Off) => json<{ items: InvitationAnswer[] }>('GET', '/invitations', off),
    /** The link is given this once. */
    invite: (body: InvitationBody) => json<InvitationMade>('POST', '/invitations', { body }),
    withdraw: (id: string) => json<{ ok: true }>('DELETE', `/invitations/${part(id)}`),
    /** What a link is for; open to who holds it. */
    invitationState: (token: string | undefined, off?: Off) =>
      json<InvitationState>('GET', '/invitation', { query: { token }, ...off }),
    accept: (body: AcceptBody) => json<Accepted>('POST', '/invitation', { body }),
  }
}

function uploadsOf(line: Connection) {
  const { json } = line
  const at = (id: string): string => `/uploads/${part(id)}`
  return {
    create: (body: NewUploadBody, off?: Off) => json<UploadAnswer>('POST', '/uploads', { body, ...off }),
    /** Uploads that stand still or are at work, in brief. */
    open: (off?: Off) => json<OpenUploadsAnswer>('GET', '/uploads/open', off),
    /** Says which files are about to be sent (a thousand at a time), so that those that never come are missed by name. */
    announce: (id: string, body: AnnouncedFiles, off?: Off) =>
      json<UploadAnswer>('POST', `${at(id)}/files`, { body, ...off }),
    /** Streams one file; sends it again when the connection breaks. */
    sendFile: (id: string, file: FileToSend, options?: SendOptions) => sendFile(line, id, file, options),
    dropFile: (id: string, name: string) => json<UploadAnswer>('DELETE', `${at(id)}/files/${part(name)}`),
    /** Closes receiving: what follows is done by the server. */
    check: (id: string, off?: Off) => json<UploadAnswer>('POST', `${at(id)}/check`, off),
    register: (id: string, choice: RegisterChoice = {}) =>
      json<UploadAnswer>('POST', `${at(id)}/register`, { body: choice }),
    cancel: (id: string) => json<UploadAnswer>('POST', `${at(id)}/cancel`),
    drop: (id: string) => json<{ ok: true }>('DELETE', at(id)),
    get: (id: string, off?: Off) => json<UploadAnswer>('GET', at(id), off),
    list: (query: UploadsQuery = {}, off?: Off) => json<PageOf<UploadAnswer>>('GET', '/uploads', asked(query, off)),
    rows: (id: string, query: RowsQuery = {}, off?: Off) =>
      json<PageOf<UploadRowAnswer>>('GET', `${at(id)}/rows`, asked(query, off)),
    /** How many rows match the filter: the number before `patchRows` by that filter. */
    countRows: (id: string, filter: RowFilterBody = {}, off?: Off) =>
      json<{ count: number }>('GET', `${at(id)}/rows/count`, asked(filter, off)),
    row: (id: string, row: number, off?: Off) => json<UploadRowAnswer>('GET', `${at(id)}/rows/${row}`, off),
    /** What the row's hash says, the hash itself where asked for, and for changed hardware what the list has. */
    rowHardware: (id: string, row: number, query: { hash?: boolean } = {}, off?: Off) =>
      json<RowHardware>('GET', `${at(id)}/rows/${row}/hardware`, asked(query, off)),
    /** Answers changed hardware: while checked for registering to carry out, afterwards at once. */
    answerHardware: (id: string, body: HardwareAnswerBody) =>
      json<HardwareAnswered>('POST', `${at(id)}/hardware-answers`, { body }),
    patchRow: (id: string, row: number, body: RowPatchBody) =>
      json<UploadRowAnswer>('PATCH', `${at(id)}/rows/${row}`, { body }),
    patchRows: (id: string, body: RowsPatchBody) => json<{ changed: number }>('PATCH', `${at(id)}/rows`, { body }),
    /** Address of the failed rows as a file, for a link or `download`. */
    failedUrl: (id: string): string => withOrganization(line, `${at(id)}/failed.csv`),
    /** Removes what this upload added, as an operation; `final` gives up undo. */
    removeDevices: (id: string, expectedCount: number, final = false) =>
      json<OperationAnswer>('POST', '/devices/actions', {
        body: { action: 'remove', filter: { upload: id }, expectedCount, final } satisfies ActionBody,
      }),
  }
}

function devicesOf(line: Connection) {
  const { json } = line
  const at = (id: number): string => `/devices/${id}`
  const ifMatch = (version: number | undefined): Record<string, string> =>
    version === undefined ? {} : { 'if-match': `"${version}"` }
  return {
    list: (query: DevicesQuery = {}, off?: Off) => json<PageOf<DeviceAnswer>>('GET', '/devices', asked(query, off)),
    count: (filter: DeviceFilterBody = {}, off?: Off) =>
      json<{ count: number }>('GET', '/devices/count', asked(filter, off)),
    summary: (off?: Off) => json<DeviceSummaryAnswer>('GET', '/devices/summary', off),
    /** Which of many serials are on the list. */
    findSerials: (serials: string[], off?: Off) =>
      json<SerialsFound>('POST', '/devices/serials', { body: { serials }, ...off }),
    get: (id: number, off?: Off) => json<DeviceAnswer>('GET', at(id), off),
    /** `version` as read: refused with `changed-meanwhile` when someone else was first. */
    patch: (id: number, body: DevicePatchBody, version?: number) =>
      json<DeviceAnswer>('PATCH', at(id), { body, headers: ifMatch(version) }),
    /** Removes one device, as an operation with undo. */
    remove: (id: number) => json<OperationAnswer>('DELETE', at(id)),
    events: (id: number, query: { cursor?: string; limit?: number } = {}, off?: Off) =>
      json<PageOf<DeviceEventAnswer>>('GET', `${at(id)}/events`, asked(query, off)),
    hardware: (id: number, query: { hash?: boolean } = {}, off?: Off) =>
      json<DeviceHardwareAnswer>('GET', `${at(id)}/hardware`, asked(query, off)),
    retry: (id: number, body: RetryBody = {}) => json<DeviceAnswer>('POST', `${at(id)}/retry`, { body }),
    replaceHardware: (id: number, body: HardwareChoice) =>
      json<DeviceAnswer>('POST', `${at(id)}/replace-hardware`, { body }),
    dismissHardware: (id: number, body: HardwareChoice) =>
      json<DeviceAnswer>('POST', `${at(id)}/dismiss-hardware`, { body }),
    act: (body: ActionBody) => json<OperationAnswer>('POST', '/devices/actions', { body }),
    /** Address of an empty device list to be filled in, for a link. */
    templateUrl: (): string => withOrganization(line, '/template.csv'),
    /** Address of an export, for a link; `download` gives the stream. */
    exportUrl: (filter: DeviceFilterBody & { format?: ExportFormat }): string =>
      withOrganization(line, '/devices.csv', filter),
    download: (filter: DeviceFilterBody & { format?: ExportFormat }, off?: Off): Promise<Response> =>
      line.send('GET', '/devices.csv', asked(filter, off)),
    /** The same for more ids or serials than an address holds. */
    downloadMany: (filter: DeviceFilterBody & { format?: ExportFormat }, off?: Off): Promise<Response> =>
      line.send('POST', '/devices.csv', { body: filter, ...off }),
  }
}

function operationsOf({ json }: Connection) {
  const at = (id: string): string => `/operations/${part(id)}`
  return {
    list: (query: OperationsQuery = {}, off?: Off) =>
      json<PageOf<OperationAnswer>>('GET', '/operations', asked(query, off)),
    get: (id: string, off?: Off) => json<OperationAnswer>('GET', at(id), off),
    results: (id: string, query: ResultsQuery = {}, off?: Off) =>
      json<PageOf<OperationResultAnswer>>('GET', `${at(id)}/results`, asked(query, off)),
    cancel: (id: string) => json<OperationAnswer>('POST', `${at(id)}/cancel`),
    undo: (id: string) => json<OperationAnswer>('POST', `${at(id)}/undo`),
  }
}

function cataloguesOf({ json }: Connection) {
  return {
    list: (off?: Off) => json<CatalogueList>('GET', '/catalogues', off),
    get: (id: string, off?: Off) => json<CatalogueAnswer>('GET', `/catalogues/${part(id)}`, off),
    entries: (query: EntriesQuery = {}, off?: Off) =>
      json<PageOf<CatalogueEntryAnswer>>('GET', '/catalogues/entries', asked(query, off)),
    remove: (id: string) => json<{ ok: true }>('DELETE', `/catalogues/${part(id)}`),
  }
}

function logOf(line: Connection) {
  const { json } = line
  return {
    list: (query: LogQuery = {}, off?: Off) => json<PageOf<LogEntryAnswer>>('GET', '/events', asked(query, off)),
    actors: (off?: Off) => json<LogActors>('GET', '/events/actors', off),
    /** Address of the log as a file, for a link; `download` gives the stream. */
    exportUrl: (filter: LogFilter): string => withOrganization(line, '/events.csv', filter),
    download: (filter: LogFilter, off?: Off): Promise<Response> => line.send('GET', '/events.csv', asked(filter, off)),
  }
}

function asked(query: object, off: Off | undefined): Ask {
  return { query: query as Query, ...off }
}

/** Links cannot set headers: organization and language stand in the address. */
function withOrganization(line: Connection, path: string, query: object = {}): string {
  const { organization, language } = line.options
  return line.url(path, { ...query, organization: organization ?? undefined, language })
}
