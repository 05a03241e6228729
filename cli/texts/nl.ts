import type { UploadAnswer } from '../../api/contract/uploads.ts'
import type { UploadKind } from '../../domain/words.ts'
import type { Texts } from './en.ts'
import { dutchHelp } from './help-nl.ts'

type Counts = UploadAnswer['counts']
type Phase = UploadAnswer['phase']

const number = (value: number): string => new Intl.NumberFormat('nl').format(value)
const devices = (count: number): string => `${number(count)} ${count === 1 ? 'apparaat' : 'apparaten'}`
const rows = (count: number): string => `${number(count)} ${count === 1 ? 'rij' : 'rijen'}`
const list = (parts: (string | null)[]): string => parts.filter((part) => part !== null).join(', ')
const some = (count: number, words: string): string | null => (count > 0 ? `${number(count)} ${words}` : null)

const phases: Record<Phase, string> = {
  receiving: 'ontvangen',
  checking: 'controleren',
  registering: 'registreren',
  idle: 'wachten',
}

export const dutch: Texts = {
  help: dutchHelp,

  answerYes: 'ja',
  answerNo: 'nee',
  answerReplace: 'vervangen',
  answerDismiss: 'houden',
  answerLater: 'later',

  startHint: 'Start hem met npm start op zijn machine, of noem een andere met --server URL.',
  ourFault: 'Er ging iets mis dat niet mis had mogen gaan; meld dit alstublieft:',
  unknownHost: 'Er is geen host met deze naam bekend.',
  nothingListens: 'Op dit adres luistert niets.',
  noAnswer: 'Er komt geen antwoord.',
  certificateNotTrusted:
    'Het certificaat wordt hier niet vertrouwd. Is het een eigen certificaat, zet dan NODE_EXTRA_CA_CERTS op het bestand.',
  notTls: 'Daar wordt geen HTTPS gesproken; probeer http://.',
  connectionBroke: 'De verbinding is verbroken.',
  cannotReach: 'De server is niet bereikbaar.',
  requestId: (id: string) => `aanvraag-id ${id}`,
  notSignedIn: 'De server kent dit token niet, of de aanmelding is verlopen.',
  noToken: (server: string) => `Geen token voor ${server}.`,
  signInHint:
    'Meld u aan met: muster login. Of geef een token met --token of MUSTER_TOKEN; maak er een met: muster token create',
  notAllowedHint: 'Vraag een beheerder van de organisatie om een token met een andere rol.',
  settingNotValid: (setting: string, given: string, wanted: string) =>
    `${setting} kan niet "${given}" zijn; mogelijk: ${wanted}.`,
  settingsFileNotValid: (path: string, why: string) => `Het instellingenbestand ${path} is niet te lezen: ${why}`,
  addressNotValid: (given: string) =>
    `"${given}" is geen adres van een server; dat lijkt op https://muster.contoso.example.`,
  noOrganization: 'U hoort op deze server bij geen enkele organisatie.',
  whichOrganization: (names: string) => `Welke organisatie? Noem er een met --organization: ${names}.`,
  unknownOrganization: (name: string, names: string) =>
    `U hoort niet bij een organisatie "${name}"; wel bij: ${names}.`,
  noSuchFile: (path: string) => `${path} bestaat niet.`,
  fileNotAllowed: (path: string) => `${path} mag niet worden geopend.`,
  isFolder: (path: string) => `${path} is een map.`,
  diskFull: 'De schijf is vol.',

  noFiles: 'Geen bestand om te lezen: in de mappen staat niets dat een apparaatlijst kan zijn.',
  sending: (name: string, file: number, files: number, count: number, remaining: string | null) =>
    list([
      files === 1 ? name : `${name} (${number(file)} van ${number(files)})`,
      some(count, 'rijen gelezen'),
      remaining && `nog ${remaining}`,
    ]),
  working: (phase: Phase, counts: Counts, rate: number | null, remaining: string | null) =>
    list([
      `${phases[phase]}: ${rows(counts.rows)}`,
      some(counts.new, 'nieuw'),
      some(counts.ready, 'klaar'),
      some(counts.refused, 'geweigerd'),
      some(counts.failed, 'mislukt'),
      rate === null ? null : `${number(rate)}/s`,
      remaining && `nog ${remaining}`,
    ]),
  serverLost: 'De server is er even niet; er wordt opnieuw geprobeerd tot hij er is. Er gaat niets verloren.',
  serverBack: 'De server is er weer; er wordt doorgegaan.',
  uploadHalfSent: (id: string, paths: string) =>
    `Gestopt voordat alle bestanden waren verzonden. De server houdt een uur lang wat heel is aangekomen.\nDoorgaan: muster uploads continue ${id} ${paths}`,
  uploadMissing: (id: string, names: string) =>
    `Ontbreekt: ${names}\nGeef het opnieuw:  muster uploads continue ${id} BESTANDEN\nGa door zonder:    muster uploads continue ${id} --without-missing`,
  uploadWhole: (id: string) => `Alle bestanden zijn er. Doorgaan: muster uploads continue ${id}`,
  nothingMissing: (status: string) => `Van deze upload ontbreekt geen bestand; de status is: ${status}.`,
  uploadLeft: (id: string) => `Gestopt. De server houdt wat hij heeft. Hoe ver het is: muster uploads show ${id}`,
  summary: (kind: UploadKind, counts: Counts, finished: boolean) =>
    `${rows(counts.rows)}: ${list([
      some(counts.new, kind === 'catalogue' ? 'nieuw in de catalogus' : finished ? 'geregistreerd' : 'nieuw'),
      some(counts.unchanged, 'al geregistreerd'),
      some(counts.updated, 'al geregistreerd, tag of gebruiker bijgewerkt'),
      some(counts.attention, 'met gewijzigde hardware'),
      some(counts.claimedElsewhere, 'door een andere organisatie geclaimd'),
      some(counts.notFound, 'niet gevonden'),
      some(counts.duplicates, 'dubbel'),
      some(counts.refused, 'geweigerd'),
      some(counts.leftOut, 'weggelaten'),
      some(counts.pending, 'in behandeling'),
      some(counts.ready, 'klaar'),
      some(counts.failed, 'mislukt'),
    ])}`,
  afterDryRun: (id: string) =>
    `Er is niets geregistreerd. Registreren: muster uploads register ${id}\nWeggooien:                          muster uploads discard ${id}`,
  goesOn: (id: string) => `De server gaat vanzelf door. Hoe ver hij is: muster uploads show ${id} --wait`,
  place: 'bestand:regel',
  serialNumber: 'serienummer',
  found: 'gevonden',
  andMore: (count: number) => `… en nog ${number(count)}`,
  answerHint: (id: string) =>
    `Antwoord voor enkele of alle. De nieuwe hardware nemen: muster uploads answer ${id} replace [SERIENUMMER …]\nDe oude houden:                                         muster uploads answer ${id} dismiss [SERIENUMMER …]`,
  olderCapture: 'vastgelegd vóór die in de lijst: afwijzen klopt waarschijnlijk',
  answersKept: (count: number, id: string) =>
    `Beantwoord: ${rows(count)}. Registreren voert het uit: muster uploads register ${id}`,
  noSuchRow: (serial: string) => `Geen rij met gewijzigde hardware heeft serienummer ${serial}.`,
  askHardwareChanged: (count: number) => `De nieuwe hardware van ${devices(count)} nemen, of de oude houden?`,
  hardwareReplaced: (count: number) => `Hardware vervangen bij ${devices(count)}.`,
  hardwareDismissed: (count: number) => `Oude hardware behouden bij ${devices(count)}.`,

  needsAPerson: 'hardware gewijzigd',
  viewColumns: ['weergave', 'voor', 'gesorteerd op', 'gewijzigd door', 'gewijzigd'],
  viewOfAll: 'de organisatie',
  viewOfOne: 'u',
  noViews:
    'Nog geen weergave. Sla er een op in het portaal: filter de lijst, dan Weergaven, Deze lijst als weergave opslaan.',
  noSuchView: (name: string, names: string) =>
    `Er is geen weergave ${name}.${names === '' ? '' : ` Er zijn: ${names}.`}`,
  deviceColumns: ['serienummer', 'status', 'fout', 'gebruiker', 'model', 'groepstag', 'geregistreerd'],
  shownOf: (shown: number, all: number) => `${number(shown)} van ${devices(all)}; --all toont de rest.`,
  devicesCounted: (count: number) => `${devices(count)}.`,
  deviceFields: {
    serialNumber: 'Serienummer',
    state: 'Status',
    error: 'Fout',
    next: 'Wat te doen',
    requestId: 'Aanvraag-id',
    attention: 'Aandacht vereist',
    model: 'Model',
    user: 'Gebruiker',
    groupTag: 'Groepstag',
    productKeyId: 'Productcode-id',
    osBuild: 'Windows-build',
    capturedAt: 'Vastgelegd',
    registeredAt: 'Geregistreerd',
    registeredBy: 'Geregistreerd door',
    lastSeenAt: 'Laatst gezien',
    upload: 'Upload',
    id: 'Nummer',
    memory: 'Geheugen',
    tpm: 'TPM',
    hash: 'Hardware-hash',
  },
  settleHint: (serial: string) => `muster devices replace ${serial}, of muster devices dismiss ${serial}`,
  searchTooShort: 'Zoeken vraagt drie tekens of meer.',
  dateNotValid: (given: string) => `"${given}" is geen datum; die lijkt op 2026-03-31 of 2026-03-31T12:00.`,
  noSuchDevice: (serial: string) => `Er staat geen apparaat met serienummer ${serial} in de lijst.`,
  searchHint: (text: string) => `Zoek op een deel ervan: muster devices list --search ${text.slice(0, 12)}`,
  severalDevices: (serial: string, ids: string) =>
    `Meer apparaten hebben serienummer ${serial}; noem er een met zijn nummer: ${ids}`,
  serialsFound: (found: number, missing: number, which: string) =>
    `${number(found)} gevonden, ${number(missing)} niet: ${which}`,
  outputNeeded: 'Noem een bestand met --output.',
  written: (file: string) => `Geschreven naar ${file}.`,
  noSerialsIn: (file: string) => `In ${file} staat geen serienummer; zet er één per regel in.`,
  whichDevices: 'Welke apparaten? Geef serienummers, of filters (zie --help).',
  serialsOrFilter: 'Geef serienummers of filters, niet allebei.',
  noneOfThese: 'Geen daarvan staat in de lijst.',
  askAction: (action: 'remove' | 'retry' | 'tag' | 'assign', count: number, final: boolean) =>
    ({
      remove: `${devices(count)} ${final ? 'definitief ' : ''}verwijderen?`,
      retry: `${devices(count)} opnieuw proberen?`,
      tag: `De groepstag van ${devices(count)} instellen?`,
      assign: `De gebruiker van ${devices(count)} instellen?`,
    })[action],
  yesNeeded: 'Niemand kan hier antwoorden; voeg --yes toe om door te gaan.',
  nothingDone: 'Er is niets gedaan.',
  ofTotal: (done: number, total: number) => `${number(done)} van ${devices(total)}`,
  actionDone: (action: string, counts: { changed: number; refused: number; total: number }) =>
    `${action === 'remove' ? 'Verwijderd' : 'Gewijzigd'}: ${list([
      `${number(counts.changed)} van ${devices(counts.total)}`,
      some(counts.refused, 'bleven zoals ze waren'),
    ])}`,
  undoHint: (operation: string, until: string) => `Ongedaan maken tot ${until}: muster devices undo ${operation}`,
  undone: (count: number) => `${devices(count)} terug in de lijst.`,
  nothingWaits: (serial: string) => `Bij ${serial} wacht niets op een beslissing.`,

  catalogueColumns: ['catalogus', 'naam', 'rijen', 'geïmporteerd', 'door'],
  noCatalogues: 'Nog geen catalogus. Importeer er een: muster catalogue import BESTAND',
  catalogueAnswers: (count: number) =>
    `${devices(count)} met "apparaat niet gevonden" zijn nu te vinden: muster devices retry --error device-not-found`,
  askRemoveCatalogue: (name: string, count: number) => `De catalogus ${name} (${rows(count)}) verwijderen?`,
  catalogueRemoved: (name: string) => `De catalogus ${name} is verwijderd.`,
  tokenColumns: ['token', 'naam', 'rol', 'gemaakt door', 'laatst gebruikt', 'einde'],
  noTokens: 'Nog geen token. Maak er een: muster token create',
  unknownToken: (id: string) => `Geen token heeft id of naam ${id}.`,
  whichToken: (ids: string) => `Meer tokens hebben deze naam. Noem het id: ${ids}`,
  tokenRevoked: (name: string) => `Het token ${name} is ingetrokken.`,
  noSuchOrganization: (name: string) => `Er is geen organisatie ${name}.`,
  memberColumns: ['e-mail', 'naam', 'rol', 'laatst aangemeld'],
  noMembers: 'Nog niemand hoort bij deze organisatie. Nodig iemand uit: muster member invite ADRES --role owner',
  invitedUntil: (date: string) => `(uitgenodigd, tot ${date})`,
  handOver: (email: string, date: string) =>
    `Geef deze koppeling aan ${email}: Muster verstuurt geen e-mail. Ze werkt één keer, tot ${date}, en is niet opnieuw te zien.`,
  unknownMember: (email: string) => `Niemand met het adres ${email} hoort bij deze organisatie of is uitgenodigd.`,
  askRemoveMember: (email: string) => `${email} verwijderen?`,
  memberRemoved: (email: string) => `${email} is verwijderd.`,
  uploadColumns: ['upload', 'status', 'gemaakt', 'door', 'bestanden', 'rijen', 'klaar', 'mislukt'],
  noUploads: 'Nog geen upload. Begin er een: muster register BESTANDEN',
  cancelled: (ready: number) => `Geannuleerd. ${devices(ready)} ervan blijven geregistreerd.`,
  discarded: 'Weggegooid.',

  logColumns: ['wanneer', 'wie', 'wat'],
  logFailed: (count: number) => `${number(count)} mislukt`,
  noLog: 'Niets in het logboek is zo.',
  unknownActor: (name: string, names: string) => `Niemand met de naam ${name} staat in het logboek; wel: ${names}.`,

  loginVisit: (page: string, code: string) => `Open ${page}\nen vul de code in:  ${code}`,
  loginWaiting: 'Wachten op goedkeuring …',
  loginDenied: 'De aanmelding is geweigerd.',
  loginExpired: 'De code is verlopen. Probeer het opnieuw: muster login',
  loginDone: (name: string, server: string) => `Aangemeld bij ${server} als ${name}.`,
  loggedOut: (server: string) => `Afgemeld bij ${server}.`,

  setupLink: (link: string) => `Stel Muster in de browser in (eenmalig):\n  ${link}`,
  passwordLink: (link: string) => `Om een nieuw wachtwoord te kiezen (eenmalig):\n  ${link}`,
  sessionsEnded: (sessions: number, links: number, secondFactors: number) =>
    `Beëindigd: ${list([
      `${number(sessions)} ${sessions === 1 ? 'sessie' : 'sessies'}`,
      `${number(links)} ${links === 1 ? 'koppeling of uitnodiging' : 'koppelingen en uitnodigingen'}`,
      some(secondFactors, secondFactors === 1 ? 'tweede factor uitgezet' : 'tweede factoren uitgezet'),
    ])}`,
  whichPerson: 'Er zijn meer personen; noem er een met --email.',
  unknownPerson: (email: string) => `Niemand hier heeft het adres ${email}.`,
  buildingPortal: 'De portal wordt gebouwd, wat de eerste keer een paar seconden duurt …',
  listening: (url: string) => `Muster staat klaar: ${url}\nStop met Ctrl+C.`,
  logLevels: { fatal: 'fout', error: 'fout', warn: 'waarschuwing' },
  workerReady: 'De worker staat klaar.',
  portTaken: (port: string) => `Poort ${port} is bezet door een ander programma (misschien draait Muster al).`,
  portTakenNext: 'Stop dat, of neem een andere: --port 8081',
  portNotAllowed: (port: string) => `Op poort ${port} mag deze gebruiker niet luisteren; neem er een boven 1023.`,
  hostNotHere: (host: string) => `${host} is geen adres van deze machine.`,
  certificateNotValid: 'Het certificaat of de sleutel is niet te lezen; beide moeten PEM zijn en bij elkaar horen.',
  certificateAlone: '--tls-cert en --tls-key horen bij elkaar; geef ze allebei.',
  providerIncomplete: 'Aanmelden via een provider vraagt --oidc-issuer, --oidc-client-id en --oidc-client-secret.',
  databaseNotValid: (flag: string) =>
    `${flag} is geen adres van een PostgreSQL-database; dat lijkt op postgres://muster@db/muster.`,
  schemaNotCurrent: 'De database moet worden bijgewerkt, en deze gebruiker is er niet de eigenaar van.',
  schemaNotCurrentNext: 'Start eenmaal ook met de eigenaar: --database-owner postgres://…',
  databaseDamaged: 'De database is beschadigd, of is geen database.',
  databaseDamagedNext: 'Zet een back-up terug in een lege map: muster restore BESTAND --data MAP',
  databaseNotWritten: 'De database mag niet worden beschreven.',
  databaseNotWrittenNext: 'De map of schijf is alleen-lezen, of van een andere gebruiker van deze machine.',
  loginNotLetIn: (login: string) => `PostgreSQL-gebruiker ${login} mag niet als muster_app werken.`,
  loginNotLetInNext: (login: string) => `Als eigenaar van de database: grant muster_app to ${login}`,
  keyDiffers: (file: string | null) =>
    file === null
      ? 'De sleutel van deze installatie staat niet in de database: die staat in een map.'
      : `${file} is niet de sleutel waarmee deze database is gebruikt, of de sleutel is er niet.`,
  keyDiffersNext: [
    'Noem de map waarin hij staat (--keys), of zet het bestand terug.',
    'Is hij kwijt: muster admin end-sessions --new-key (iedereen meldt zich opnieuw aan, zonder tweede factor)',
  ],
  databaseNotReached: (why: string) => `De database is niet bereikbaar: ${why}`,
  plainTextElsewhere: 'Zonder TLS voor andere machines luisteren zou wachtwoorden en hashes leesbaar versturen.',
  plainTextElsewhereNext: [
    'Met een eigen certificaat:       --tls-cert cert.pem --tls-key key.pem',
    'Achter een proxy die TLS doet:   --trust-proxy',
    'Alleen voor deze machine:        laat --host weg',
  ],
  oneProcessOnSqlite: 'Op SQLite doet één proces alles: --role all.',
  oneProcessOnSqliteNext: 'Meer processen vragen PostgreSQL: --database postgres://…',
  stopping: 'Afmaken waar mee begonnen is …',
  nextCommands: (muster: string, dataFlag: string) =>
    [
      'Of ga door op de opdrachtregel, in een ander venster:',
      `  ${muster} token create --organization Contoso --role administrator${dataFlag}`,
      `  ${muster} register BESTANDEN --wait --token TOKEN`,
    ].join('\n'),
  backedUp: (file: string, bytes: number) => `Geschreven naar ${file} (${number(Math.round(bytes / 1024))} kB).`,
  fileThere: (path: string) => `${path} bestaat al; noem een ander bestand.`,
  backupOnPostgres: 'PostgreSQL heeft daar eigen gereedschap voor.',
  backupOnPostgresNext:
    'Maak een back-up met: pg_dump --format=custom --file=BESTAND postgres://…\nZet terug met:        pg_restore',
  databaseThere: (path: string) => `In ${path} staat al een database.`,
  databaseThereNext: 'Stop de server, zet die map opzij en probeer het opnieuw; er wordt niets overschreven.',
  noDatabase: (folder: string) => `In ${folder} staat geen database; noem de map met --data.`,
  notABackup: (file: string) => `${file} is geen back-up van Muster.`,
  restored: (folder: string, devicesCount: number) => `Teruggezet in ${folder}: ${devices(devicesCount)}.`,
  restoredNext:
    'Iedereen meldt zich opnieuw aan: wat sinds die back-up was beëindigd, blijft beëindigd. Start met: npm start',
  secretsResealed: (count: number) =>
    count === 0
      ? 'Geen geheim hoefde opnieuw te worden verzegeld.'
      : `${number(count)} ${count === 1 ? 'geheim' : 'geheimen'} verzegeld met de nieuwe sleutel.`,
  secretsUnreadable: (count: number) =>
    `${number(count)} ${count === 1 ? 'geheim kan' : 'geheimen kunnen'} niet worden gelezen: de sleutel ervan is niet hier. Geef ze opnieuw op in de portal.`,
  secretKeyNotValid: 'Een sleutel voor geheimen is 32 bytes in base64.',
  secretKeyNotValidNext: 'Maak er een met: openssl rand -base64 32',
  noSecretKey: 'Deze installatie heeft geen plaats voor de sleutel die geheimen verzegelt.',
  noSecretKeyNext: 'Noem een map met --keys, of geef een sleutel in MUSTER_SECRETS_KEY.',
  keyNotInBackup: (folder: string) =>
    `De sleutel van het aanmelden staat er niet in: bewaar ook ${folder}, apart. Zonder die map gaan tweede factoren bij terugzetten uit.`,
}
