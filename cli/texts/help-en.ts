/** What `--help` says. */
export const englishHelp = {
  muster: 'Registers existing Windows devices: hardware hashes in as files, devices out registered.',
  musterExamples: `
Examples:
  $ npm start                                    the server, on http://localhost:8080
  $ muster token create --organization Contoso --role administrator
  $ muster merge exports/ -o devices.csv         any files that name devices become one clean file
  $ muster register exports/ --wait              register them and see what became of each

Every command has its own --help. Exit status: 0 all well; 1 some rows or devices need attention; 2 nothing could be read or reached.`,
  usage: 'Usage:',
  arguments: 'Arguments:',
  options: 'Options:',
  commands: 'Commands:',
  showHelp: 'show this help',
  showVersion: 'show the version',
  json: 'the result as JSON on standard output, and nothing else there',

  serve: 'run the server: API, portal and worker',
  serveExamples: `
Examples:
  $ muster serve                                 on this machine, data in the folder of Muster
  $ muster serve --host 0.0.0.0 --tls-cert cert.pem --tls-key key.pem --public-url https://muster.contoso.example
  $ muster serve --database postgres://muster@db/muster --role worker`,
  token: 'API tokens for programs and for this command line',
  tokenCreate: 'make an API token; run it where the data is, also while the server runs',
  tokenOrganization: 'the organization by name; made when there is none',
  tokenRole: 'what the token may do: owner, administrator, technician or viewer',
  tokenName: 'what the token is called in lists',
  tokenDays: 'days until it ends; without it, it does not',
  tokenList: 'list API tokens: role, who made them, last use, end',
  tokenRevoke: 'end an API token; a running server refuses it within seconds',
  tokenId: 'id or name of the token',
  tokenOf: 'the organization by name',
  tokenRevokeExamples: `
Example:
  $ muster token list --organization Contoso
  $ muster token revoke "nightly import" --organization Contoso`,
  member: 'who belongs to the organization',
  memberList: 'list members and open invitations',
  memberInvite: 'invite an e-mail address; prints a link to hand over, since Muster sends no mail',
  memberRemove: 'remove a member, or withdraw the open invitation of the address',
  memberEmail: 'e-mail address of the person',
  memberRole: 'owner, administrator, technician or viewer; none above your own',
  memberRevokeTokens: 'also end the API tokens that they made',
  memberExamples: `
Example:
  $ muster member invite carol@contoso.example --role technician
  $ muster member list
  $ muster member remove carol@contoso.example --revoke-tokens`,
  tokenExamples: `
Example:
  $ export MUSTER_TOKEN=$(muster token create --organization Contoso --role administrator)`,
  admin: 'for who runs the installation',
  adminLink: 'a new set-up link, or one to choose a new password; run it where the data is',
  adminEmail: 'the person who lost the password, by e-mail address',
  adminWithoutSecondFactor: 'the link takes the second factor off as well, of who lost that too',
  adminEndSessions: 'end all sessions, one-time links and invitations; run it where the data is',
  adminResealSecrets:
    'seal secrets of connectors with another key: a new one in the folder of keys, or the first of --secrets-key',
  adminNewKey: 'with a new signing key, because the old one is lost or known: second factors are turned off',
  backup: 'copy the database to a file, also while the server runs (SQLite)',
  backupFile: 'file to write; it must not be there yet',
  restore: 'put a backup into an empty data folder',
  restoreFile: 'file that was written by: muster backup',

  register: 'register the devices that files name',
  filesOrFolders: 'files of any kind that name devices, or folders of them',
  dryRun: 'only check: show what each row is worth, register nothing',
  wait: 'wait until every device is registered or has failed',
  groupTag: 'group tag for all of them',
  assignedUser: 'user for all of them',
  onlyWhereEmpty: 'tag and user only where the file gives none',
  hardwareChanged: 'with --wait: what to do where a registered device has another board or TPM by now',
  registerExamples: `
Examples:
  $ muster register exports/ --wait
  $ muster register devices.csv --dry-run
  $ muster register devices.csv --wait --json > result.json

When the connection breaks or the server restarts, it continues by itself; nothing is lost or doubled.`,

  devices: 'look at, export and change what is in the list',
  devicesList: 'list devices',
  devicesViews: 'list the views: lists of devices that are kept under a name',
  view: 'as the view of this name has it; other filters narrow it',
  devicesListExamples: `
Examples:
  $ muster devices list --state failed
  $ muster devices list --search 5CG --model "EliteBook 840 G8" --sort serialNumber --all`,
  devicesShow: 'one device: status, what its hash says, and what happened to it',
  devicesExport: 'devices as a file',
  devicesExportExamples: `
Examples:
  $ muster devices export -o inventory.csv
  $ muster devices export --format failed --upload ID -o correct-these.csv
  $ muster devices export --format intune -o for-intune.zip`,
  devicesRemove: 'remove devices; asks first, and can be undone for ten minutes',
  devicesRemoveExamples: `
Examples:
  $ muster devices remove 5CG1234567 5CG1234568
  $ muster devices remove --serials-from gone.txt --yes
  $ muster devices undo OPERATION`,
  devicesRetry: 'try failed devices again',
  devicesTag: 'set the group tag ("" clears it)',
  devicesAssign: 'set the user ("" clears it)',
  devicesUndo: 'bring removed devices back',
  devicesReplace: 'hardware changed: take the new hardware record',
  devicesDismiss: 'hardware changed: keep the old hardware record',
  sort: 'column to sort by, a minus before it for the largest first',
  limit: 'how many to show',
  all: 'show all of them',
  serialOrId: 'serial number, or # and the number of the device',
  withHash: 'with the hash itself',
  serials: 'serial numbers',
  exportFormat: 'inventory for Excel, failed rows to correct, or files for Intune',
  output: 'file to write instead of standard output',
  yes: 'do not ask',
  final: 'for good at once, without undo',
  newTag: 'the group tag',
  newUser: 'the user, as in their sign-in',
  operation: 'id of the operation',
  state: 'pending, failed, ready, active or inactive',
  error: 'code of the error, such as device-not-found',
  reason: 'reason of the error, such as checksum',
  attention: 'hardware changed, needs attention',
  upload: 'came by this upload',
  search: 'three characters or more of serial, user, model or tag',
  serialsFrom: 'file with serial numbers, one a line',
  tagFilter: 'group tag',
  withoutTag: 'devices without a group tag (beside those of --group-tag)',
  userFilter: 'user',
  withoutUser: 'devices without a user (beside those of --user)',
  manufacturerFilter: 'manufacturer',
  modelFilter: 'model',
  registeredFrom: 'registered on this day or later',
  registeredTo: 'registered before this day',

  catalogue: 'files with hashes from a vendor, to look up rows that have none',
  catalogueImport: 'import such files; nothing is registered',
  catalogueExamples: `
Example:
  $ muster catalogue import vendor-shipment.csv
  $ muster devices retry --error device-not-found`,
  catalogueList: 'list catalogues',
  catalogueRemove: 'remove a catalogue; devices stay',
  catalogueId: 'id of the catalogue',
  uploads: 'what was given, and how far it is',
  uploadsList: 'list uploads, newest first',
  uploadsShow: 'one upload: counts and problems',
  uploadsRegister: 'register one that waits at checked',
  uploadsAnswer: 'answer changed hardware: replace the record, or dismiss; while checked, registering carries it out',
  uploadsAnswerWord: 'replace or dismiss',
  uploadsAnswerSerials: 'serial numbers of the rows; all that wait where none is given',
  uploadsContinue: 'continue one that was interrupted: give the missing files again',
  uploadsContinueFiles: 'the missing files, or folders of them; files that arrived whole are not sent again',
  withoutMissing: 'leave out files that are missing',
  uploadsCancel: 'stop registering; what is registered stays',
  uploadsDiscard: 'discard one that is not being registered',
  uploadId: 'id of the upload',
  log: 'what was done in the organization, by whom, on what; the newest first',
  logSubject: 'what it is about; people and tokens are for administrators',
  logBy: 'done by this person or token, by name',
  logSearch: 'a serial number, file, person, tag or name in it',
  logFrom: 'on this day or later',
  logTo: 'before this day',
  logOutput: 'write all that match to a CSV file',
  logExamples: `
Examples:
  $ muster log --from 2026-11-01 --subject devices
  $ muster log --by "Ann" -o log.csv`,
  login: 'sign in by approving a code in the browser',
  logout: 'forget the sign-in',
}
