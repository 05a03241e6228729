import type { UploadAnswer } from '../../api/contract/uploads.ts'
import type { UploadKind } from '../../domain/words.ts'
import { englishHelp } from './help-en.ts'

type Counts = UploadAnswer['counts']
type Phase = UploadAnswer['phase']

const number = (value: number): string => new Intl.NumberFormat('en').format(value)
const devices = (count: number): string => `${number(count)} device${count === 1 ? '' : 's'}`
const rows = (count: number): string => `${number(count)} row${count === 1 ? '' : 's'}`
const list = (parts: (string | null)[]): string => parts.filter((part) => part !== null).join(', ')
const some = (count: number, words: string): string | null => (count > 0 ? `${number(count)} ${words}` : null)

const phases: Record<Phase, string> = {
  receiving: 'receiving',
  checking: 'checking',
  registering: 'registering',
  idle: 'waiting',
}

export const english = {
  help: englishHelp,

  answerYes: 'yes',
  answerNo: 'no',
  answerReplace: 'replace',
  answerDismiss: 'dismiss',
  answerLater: 'later',

  startHint: 'Start it with npm start on its machine, or name another one with --server URL.',
  ourFault: 'Something went wrong that should not have; please report this:',
  unknownHost: 'No host of this name is known.',
  nothingListens: 'Nothing listens at this address.',
  noAnswer: 'Nothing answers there.',
  certificateNotTrusted:
    'Its certificate is not trusted here. With a certificate of your own, set NODE_EXTRA_CA_CERTS to its file.',
  notTls: 'It does not speak HTTPS there; try http://.',
  connectionBroke: 'The connection broke.',
  cannotReach: 'The server cannot be reached.',
  requestId: (id: string) => `request ID ${id}`,
  notSignedIn: 'The server does not know this token, or the sign-in has ended.',
  noToken: (server: string) => `No token for ${server}.`,
  signInHint:
    'Sign in with: muster login. Or give a token with --token or MUSTER_TOKEN; one is made with: muster token create',
  notAllowedHint: 'Ask an administrator of the organization for a token with another role.',
  settingNotValid: (setting: string, given: string, wanted: string) =>
    `${setting} cannot be "${given}"; possible: ${wanted}.`,
  settingsFileNotValid: (path: string, why: string) => `The settings file ${path} cannot be read: ${why}`,
  addressNotValid: (given: string) =>
    `"${given}" is no address of a server; it looks like https://muster.contoso.example.`,
  noOrganization: 'You belong to no organization on this server.',
  whichOrganization: (names: string) => `Which organization? Name one with --organization: ${names}.`,
  unknownOrganization: (name: string, names: string) => `You belong to no organization "${name}"; to: ${names}.`,
  noSuchFile: (path: string) => `There is no ${path}.`,
  fileNotAllowed: (path: string) => `${path} may not be opened.`,
  isFolder: (path: string) => `${path} is a folder.`,
  diskFull: 'The disk is full.',

  noFiles: 'No file to read: the folders hold none that could be a device list.',
  sending: (name: string, file: number, files: number, count: number, remaining: string | null) =>
    list([
      files === 1 ? name : `${name} (${number(file)} of ${number(files)})`,
      some(count, 'rows read'),
      remaining && `${remaining} left`,
    ]),
  working: (phase: Phase, counts: Counts, rate: number | null, remaining: string | null) =>
    list([
      `${phases[phase]}: ${rows(counts.rows)}`,
      some(counts.new, 'new'),
      some(counts.ready, 'ready'),
      some(counts.refused, 'refused'),
      some(counts.failed, 'failed'),
      rate === null ? null : `${number(rate)}/s`,
      remaining && `${remaining} left`,
    ]),
  serverLost: 'The server is not there just now; trying again until it is. Nothing is lost.',
  serverBack: 'The server is back; continuing.',
  uploadHalfSent: (id: string, paths: string) =>
    `Stopped before all files were sent. The server keeps those that arrived whole, for an hour.\nContinue: muster uploads continue ${id} ${paths}`,
  uploadMissing: (id: string, names: string) =>
    `Missing: ${names}\nGive them again:       muster uploads continue ${id} FILES\nContinue without them: muster uploads continue ${id} --without-missing`,
  uploadWhole: (id: string) => `All of its files are here. Continue: muster uploads continue ${id}`,
  nothingMissing: (status: string) => `No file of this upload is missing; it is: ${status}.`,
  uploadLeft: (id: string) => `Stopped. The server keeps what it has. How far it is: muster uploads show ${id}`,
  summary: (kind: UploadKind, counts: Counts, finished: boolean) =>
    `${rows(counts.rows)}: ${list([
      some(counts.new, kind === 'catalogue' ? 'new in the catalogue' : finished ? 'registered' : 'new'),
      some(counts.unchanged, 'already registered'),
      some(counts.updated, 'already registered, tag or user brought up to date'),
      some(counts.attention, 'with changed hardware'),
      some(counts.claimedElsewhere, 'claimed by another organization'),
      some(counts.notFound, 'not found'),
      some(counts.duplicates, 'duplicates'),
      some(counts.refused, 'refused'),
      some(counts.leftOut, 'left out'),
      some(counts.pending, 'pending'),
      some(counts.ready, 'ready'),
      some(counts.failed, 'failed'),
    ])}`,
  afterDryRun: (id: string) =>
    `Nothing is registered. Register it: muster uploads register ${id}\nDiscard it:                     muster uploads discard ${id}`,
  goesOn: (id: string) => `The server continues by itself. How far it is: muster uploads show ${id} --wait`,
  place: 'file:line',
  serialNumber: 'serial number',
  found: 'found',
  andMore: (count: number) => `… and ${number(count)} more`,
  answerHint: (id: string) =>
    `Answer for some or all. Take the new hardware: muster uploads answer ${id} replace [SERIAL …]\nKeep the old:                                  muster uploads answer ${id} dismiss [SERIAL …]`,
  olderCapture: 'captured before the one in the list: dismissing is likely right',
  answersKept: (count: number, id: string) =>
    `Answered: ${rows(count)}. Registering carries it out: muster uploads register ${id}`,
  noSuchRow: (serial: string) => `No row of changed hardware has the serial number ${serial}.`,
  askHardwareChanged: (count: number) => `Take the new hardware of ${devices(count)}, or keep the old?`,
  hardwareReplaced: (count: number) => `Hardware replaced on ${devices(count)}.`,
  hardwareDismissed: (count: number) => `Old hardware kept on ${devices(count)}.`,

  needsAPerson: 'hardware changed',
  viewColumns: ['view', 'for', 'sorted by', 'changed by', 'changed'],
  viewOfAll: 'the organization',
  viewOfOne: 'you',
  noViews: 'No view yet. Save one in the portal: filter the list, then Views, Save this list as a view.',
  noSuchView: (name: string, names: string) =>
    `There is no view ${name}.${names === '' ? '' : ` There are: ${names}.`}`,
  deviceColumns: ['serial number', 'status', 'error', 'user', 'model', 'group tag', 'registered'],
  shownOf: (shown: number, all: number) => `${number(shown)} of ${devices(all)}; --all shows the rest.`,
  devicesCounted: (count: number) => `${devices(count)}.`,
  deviceFields: {
    serialNumber: 'Serial number',
    state: 'Status',
    error: 'Error',
    next: 'What to do',
    requestId: 'Request ID',
    attention: 'Needs attention',
    model: 'Model',
    user: 'User',
    groupTag: 'Group tag',
    productKeyId: 'Product key id',
    osBuild: 'Windows build',
    capturedAt: 'Captured',
    registeredAt: 'Registered',
    registeredBy: 'Registered by',
    lastSeenAt: 'Last seen',
    upload: 'Upload',
    id: 'Number',
    memory: 'Memory',
    tpm: 'TPM',
    hash: 'Hardware hash',
  },
  settleHint: (serial: string) => `muster devices replace ${serial}, or muster devices dismiss ${serial}`,
  searchTooShort: 'A search needs three characters or more.',
  dateNotValid: (given: string) => `"${given}" is no date; it looks like 2026-03-31 or 2026-03-31T12:00.`,
  noSuchDevice: (serial: string) => `No device with serial number ${serial} is in the list.`,
  searchHint: (text: string) => `Search a part of it: muster devices list --search ${text.slice(0, 12)}`,
  severalDevices: (serial: string, ids: string) =>
    `Several devices have serial number ${serial}; name one by its number: ${ids}`,
  serialsFound: (found: number, missing: number, which: string) =>
    `${number(found)} found, ${number(missing)} not: ${which}`,
  outputNeeded: 'Name a file with --output.',
  written: (file: string) => `Written to ${file}.`,
  noSerialsIn: (file: string) => `${file} has no serial number in it; write one a line.`,
  whichDevices: 'Which devices? Give serial numbers, or filters (see --help).',
  serialsOrFilter: 'Give serial numbers or filters, not both.',
  noneOfThese: 'None of these is in the list.',
  askAction: (action: 'remove' | 'retry' | 'tag' | 'assign', count: number, final: boolean) =>
    ({
      remove: `Remove ${devices(count)}${final ? ' for good' : ''}?`,
      retry: `Try ${devices(count)} again?`,
      tag: `Set the group tag of ${devices(count)}?`,
      assign: `Set the user of ${devices(count)}?`,
    })[action],
  yesNeeded: 'Nobody can answer here; add --yes to continue.',
  nothingDone: 'Nothing was done.',
  ofTotal: (done: number, total: number) => `${number(done)} of ${devices(total)}`,
  actionDone: (action: string, counts: { changed: number; refused: number; total: number }) =>
    `${action === 'remove' ? 'Removed' : 'Changed'}: ${list([
      `${number(counts.changed)} of ${devices(counts.total)}`,
      some(counts.refused, 'stayed as they were'),
    ])}`,
  undoHint: (operation: string, until: string) => `Undo until ${until}: muster devices undo ${operation}`,
  undone: (count: number) => `${devices(count)} back in the list.`,
  nothingWaits: (serial: string) => `Nothing waits for a decision on ${serial}.`,

  catalogueColumns: ['catalogue', 'name', 'rows', 'imported', 'by'],
  noCatalogues: 'No catalogue yet. Import one: muster catalogue import FILE',
  catalogueAnswers: (count: number) =>
    `${devices(count)} with "device not found" can be found now: muster devices retry --error device-not-found`,
  askRemoveCatalogue: (name: string, count: number) => `Remove the catalogue ${name} (${rows(count)})?`,
  catalogueRemoved: (name: string) => `Removed the catalogue ${name}.`,
  tokenColumns: ['token', 'name', 'role', 'made by', 'last used', 'ends'],
  noTokens: 'No token yet. Make one: muster token create',
  unknownToken: (id: string) => `No token has the id or name ${id}.`,
  whichToken: (ids: string) => `Several tokens have this name. Name the id: ${ids}`,
  tokenRevoked: (name: string) => `Revoked the token ${name}.`,
  noSuchOrganization: (name: string) => `There is no organization ${name}.`,
  memberColumns: ['e-mail', 'name', 'role', 'last signed in'],
  noMembers: 'Nobody belongs to this organization yet. Invite someone: muster member invite ADDRESS --role owner',
  invitedUntil: (date: string) => `(invited, until ${date})`,
  handOver: (email: string, date: string) =>
    `Hand this link to ${email}: Muster sends no mail. It works once, until ${date}, and is not shown again.`,
  unknownMember: (email: string) => `Nobody with the address ${email} belongs to this organization or is invited.`,
  askRemoveMember: (email: string) => `Remove ${email}?`,
  memberRemoved: (email: string) => `Removed ${email}.`,
  uploadColumns: ['upload', 'status', 'made', 'by', 'files', 'rows', 'ready', 'failed'],
  noUploads: 'No upload yet. Begin one: muster register FILES',
  cancelled: (ready: number) => `Cancelled. ${devices(ready)} of it stay registered.`,
  discarded: 'Discarded.',

  logColumns: ['when', 'who', 'what'],
  logFailed: (count: number) => `${number(count)} failed`,
  noLog: 'Nothing in the log is like this.',
  unknownActor: (name: string, names: string) => `Nobody named ${name} stands in the log; there: ${names}.`,

  loginVisit: (page: string, code: string) => `Open ${page}\nand enter the code  ${code}`,
  loginWaiting: 'Waiting until you approve …',
  loginDenied: 'The sign-in was denied.',
  loginExpired: 'The code has run out. Try again: muster login',
  loginDone: (name: string, server: string) => `Signed in to ${server} as ${name}.`,
  loggedOut: (server: string) => `Signed out from ${server}.`,

  setupLink: (link: string) => `Set up Muster in the browser (once):\n  ${link}`,
  passwordLink: (link: string) => `To choose a new password (once):\n  ${link}`,
  sessionsEnded: (sessions: number, links: number, secondFactors: number) =>
    `Ended: ${list([
      `${number(sessions)} ${sessions === 1 ? 'session' : 'sessions'}`,
      `${number(links)} ${links === 1 ? 'link or invitation' : 'links and invitations'}`,
      some(secondFactors, secondFactors === 1 ? 'second factor turned off' : 'second factors turned off'),
    ])}`,
  whichPerson: 'There are several people; name one with --email.',
  unknownPerson: (email: string) => `Nobody here has the address ${email}.`,
  buildingPortal: 'Building the portal, which takes a few seconds the first time …',
  listening: (url: string) => `Muster is ready: ${url}\nStop it with Ctrl+C.`,
  logLevels: { fatal: 'error', error: 'error', warn: 'warning' } as Record<string, string>,
  workerReady: 'The worker is ready.',
  portTaken: (port: string) => `Port ${port} is taken by another program (perhaps Muster runs already).`,
  portTakenNext: 'Stop that, or take another one: --port 8081',
  portNotAllowed: (port: string) => `Port ${port} may not be listened on by this user; take one above 1023.`,
  hostNotHere: (host: string) => `${host} is no address of this machine.`,
  certificateNotValid: 'The certificate or its key cannot be read; both must be PEM and belong together.',
  certificateAlone: '--tls-cert and --tls-key belong together; give both.',
  providerIncomplete: 'Sign-in with a provider needs --oidc-issuer, --oidc-client-id and --oidc-client-secret.',
  databaseNotValid: (flag: string) =>
    `${flag} is no address of a PostgreSQL database; it looks like postgres://muster@db/muster.`,
  schemaNotCurrent: 'The database has to be brought up to date, and this user does not own it.',
  schemaNotCurrentNext: 'Start once with its owner as well: --database-owner postgres://…',
  databaseDamaged: 'The database is damaged, or is no database.',
  databaseDamagedNext: 'Put a backup into an empty folder: muster restore FILE --data DIR',
  databaseNotWritten: 'The database may not be written.',
  databaseNotWrittenNext: 'Its folder or disk is read-only, or belongs to another user of this machine.',
  loginNotLetIn: (login: string) => `PostgreSQL user ${login} may not work as muster_app.`,
  loginNotLetInNext: (login: string) => `As the owner of the database: grant muster_app to ${login}`,
  keyDiffers: (file: string | null) =>
    file === null
      ? 'The key of this installation is not in its database: it stands in a folder.'
      : `${file} is not the key that this database was used with, or the key is not there.`,
  keyDiffersNext: [
    'Name the folder that has it (--keys), or put the file back.',
    'Where it is lost: muster admin end-sessions --new-key (everybody signs in again, without second factors)',
  ],
  databaseNotReached: (why: string) => `The database cannot be reached: ${why}`,
  plainTextElsewhere: 'Listening for other machines without TLS would send passwords and hashes in the clear.',
  plainTextElsewhereNext: [
    'With a certificate of your own: --tls-cert cert.pem --tls-key key.pem',
    'Behind a proxy that does TLS:   --trust-proxy',
    'For this machine alone:         leave out --host',
  ],
  oneProcessOnSqlite: 'On SQLite one process does everything: --role all.',
  oneProcessOnSqliteNext: 'Several processes need PostgreSQL: --database postgres://…',
  stopping: 'Finishing what is under way …',
  nextCommands: (muster: string, dataFlag: string) =>
    [
      'Or continue from the command line, in another window:',
      `  ${muster} token create --organization Contoso --role administrator${dataFlag}`,
      `  ${muster} register FILES --wait --token TOKEN`,
    ].join('\n'),
  backedUp: (file: string, bytes: number) => `Written to ${file} (${number(Math.round(bytes / 1024))} kB).`,
  fileThere: (path: string) => `${path} is there already; name another file.`,
  backupOnPostgres: 'PostgreSQL brings its own tools.',
  backupOnPostgresNext: 'Back up with: pg_dump --format=custom --file=FILE postgres://…\nRestore with: pg_restore',
  databaseThere: (path: string) => `${path} holds a database already.`,
  databaseThereNext: 'Stop the server, move that folder away, and try again; nothing is overwritten.',
  noDatabase: (folder: string) => `There is no database in ${folder}; name the folder with --data.`,
  notABackup: (file: string) => `${file} is no backup of Muster.`,
  restored: (folder: string, devicesCount: number) => `Restored to ${folder}: ${devices(devicesCount)}.`,
  restoredNext: 'Everybody signs in again: what had ended since that backup stays ended. Start it with: npm start',
  secretsResealed: (count: number) =>
    count === 0
      ? 'No secret had to be sealed anew.'
      : `${number(count)} ${count === 1 ? 'secret' : 'secrets'} sealed with the new key.`,
  secretsUnreadable: (count: number) =>
    `${number(count)} ${count === 1 ? 'secret' : 'secrets'} cannot be read: their key is not here. Give them again in the portal.`,
  secretKeyNotValid: 'A key for secrets is 32 bytes in base64.',
  secretKeyNotValidNext: 'Make one with: openssl rand -base64 32',
  noSecretKey: 'This installation has no place for the key that seals secrets.',
  noSecretKeyNext: 'Name a folder with --keys, or give a key in MUSTER_SECRETS_KEY.',
  keyNotInBackup: (folder: string) =>
    `The key of sign-in is not in it: keep ${folder} as well, apart. Without it second factors are turned off at a restore.`,
}

/** What every language says. */
export type Texts = typeof english
