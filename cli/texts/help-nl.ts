import type { englishHelp } from './help-en.ts'

/** Wat `--help` zegt. */
export const dutchHelp: typeof englishHelp = {
  muster: 'Registreert bestaande Windows-apparaten: hardware-hashes erin als bestanden, apparaten eruit geregistreerd.',
  musterExamples: `
Voorbeelden:
  $ npm start                                    de server, op http://localhost:8080
  $ muster token create --organization Contoso --role administrator
  $ muster merge exports/ -o apparaten.csv       alle bestanden die apparaten noemen worden één schoon bestand
  $ muster register exports/ --wait              registreer ze en zie wat er van elk is geworden

Elke opdracht heeft een eigen --help. Exitstatus: 0 alles goed; 1 voor sommige rijen of apparaten is aandacht vereist; 2 niets kon worden gelezen of bereikt.`,
  usage: 'Gebruik:',
  arguments: 'Argumenten:',
  options: 'Opties:',
  commands: 'Opdrachten:',
  showHelp: 'toon deze hulp',
  showVersion: 'toon de versie',
  json: 'het resultaat als JSON op de standaarduitvoer, en niets anders daar',

  serve: 'start de server: API, portal en worker',
  serveExamples: `
Voorbeelden:
  $ muster serve                                 op deze machine, gegevens in de map van Muster
  $ muster serve --host 0.0.0.0 --tls-cert cert.pem --tls-key key.pem --public-url https://muster.contoso.example
  $ muster serve --database postgres://muster@db/muster --role worker`,
  token: 'API-tokens voor programma’s en voor deze opdrachtregel',
  tokenCreate: 'maak een API-token; voer dit uit waar de gegevens staan, ook terwijl de server draait',
  tokenOrganization: 'de organisatie met naam; gemaakt als die er niet is',
  tokenRole: 'wat het token mag: owner, administrator, technician of viewer',
  tokenName: 'hoe het token in lijsten heet',
  tokenDays: 'dagen tot het eindigt; zonder dit eindigt het niet',
  tokenList: 'toon API-tokens: rol, wie ze maakte, laatste gebruik, einde',
  tokenRevoke: 'trek een API-token in; een draaiende server weigert het binnen enkele seconden',
  tokenId: 'id of naam van het token',
  tokenOf: 'de organisatie met naam',
  tokenRevokeExamples: `
Voorbeeld:
  $ muster token list --organization Contoso
  $ muster token revoke "nachtelijke import" --organization Contoso`,
  member: 'wie bij de organisatie hoort',
  memberList: 'toon leden en open uitnodigingen',
  memberInvite: 'nodig een e-mailadres uit; toont een koppeling om door te geven, want Muster verstuurt geen e-mail',
  memberRemove: 'verwijder een lid, of trek de open uitnodiging van het adres in',
  memberEmail: 'e-mailadres van de persoon',
  memberRole: 'owner, administrator, technician of viewer; geen boven de eigen rol',
  memberRevokeTokens: 'trek ook de API-tokens in die deze persoon maakte',
  memberExamples: `
Voorbeeld:
  $ muster member invite carol@contoso.example --role technician
  $ muster member list
  $ muster member remove carol@contoso.example --revoke-tokens`,
  tokenExamples: `
Voorbeeld:
  $ export MUSTER_TOKEN=$(muster token create --organization Contoso --role administrator)`,
  admin: 'voor wie de installatie beheert',
  adminLink:
    'een nieuwe installatiekoppeling, of een om een nieuw wachtwoord te kiezen; voer dit uit waar de gegevens staan',
  adminEmail: 'wie het wachtwoord kwijt is, met e-mailadres',
  adminWithoutSecondFactor: 'de koppeling zet ook de tweede factor uit, voor wie ook die kwijt is',
  adminEndSessions: 'beëindig alle sessies, eenmalige links en uitnodigingen; voer het uit waar de gegevens staan',
  adminResealSecrets:
    'verzegel geheimen van connectors met een andere sleutel: een nieuwe in de map van sleutels, of de eerste van --secrets-key',
  adminNewKey: 'met een nieuwe sleutel, omdat de oude kwijt of bekend is: tweede factoren worden uitgezet',
  backup: 'kopieer de database naar een bestand, ook terwijl de server draait (SQLite)',
  backupFile: 'bestand om te schrijven; het mag nog niet bestaan',
  restore: 'zet een back-up terug in een lege gegevensmap',
  restoreFile: 'bestand dat is geschreven door: muster backup',

  register: 'registreer de apparaten die bestanden noemen',
  filesOrFolders: 'bestanden van welke soort dan ook die apparaten noemen, of mappen daarvan',
  dryRun: 'alleen controleren: toon wat elke rij waard is, registreer niets',
  wait: 'wacht tot elk apparaat is geregistreerd of mislukt',
  groupTag: 'groepstag voor allemaal',
  assignedUser: 'gebruiker voor allemaal',
  onlyWhereEmpty: 'tag en gebruiker alleen waar het bestand er geen geeft',
  hardwareChanged:
    'met --wait: wat te doen als een geregistreerd apparaat intussen een ander moederbord of andere TPM heeft',
  registerExamples: `
Voorbeelden:
  $ muster register exports/ --wait
  $ muster register apparaten.csv --dry-run
  $ muster register apparaten.csv --wait --json > resultaat.json

Als de verbinding breekt of de server herstart, gaat het vanzelf door; niets gaat verloren of verdubbelt.`,

  devices: 'bekijk, exporteer en wijzig wat in de lijst staat',
  devicesList: 'toon apparaten',
  devicesViews: 'toon de weergaven: lijsten van apparaten die onder een naam bewaard zijn',
  view: 'zoals de weergave met deze naam; andere filters maken de lijst kleiner',
  devicesListExamples: `
Voorbeelden:
  $ muster devices list --state failed
  $ muster devices list --search 5CG --model "EliteBook 840 G8" --sort serialNumber --all`,
  devicesShow: 'één apparaat: status, wat de hash zegt, en wat ermee gebeurde',
  devicesExport: 'apparaten als bestand',
  devicesExportExamples: `
Voorbeelden:
  $ muster devices export -o inventaris.csv
  $ muster devices export --format failed --upload ID -o verbeter-deze.csv
  $ muster devices export --format intune -o voor-intune.zip`,
  devicesRemove: 'verwijder apparaten; vraagt het eerst, en kan tien minuten ongedaan worden gemaakt',
  devicesRemoveExamples: `
Voorbeelden:
  $ muster devices remove 5CG1234567 5CG1234568
  $ muster devices remove --serials-from weg.txt --yes
  $ muster devices undo BEWERKING`,
  devicesRetry: 'probeer mislukte apparaten opnieuw',
  devicesTag: 'stel de groepstag in ("" maakt hem leeg)',
  devicesAssign: 'stel de gebruiker in ("" maakt hem leeg)',
  devicesUndo: 'breng verwijderde apparaten terug',
  devicesReplace: 'hardware gewijzigd: neem het nieuwe hardwarerecord',
  devicesDismiss: 'hardware gewijzigd: houd het oude hardwarerecord',
  sort: 'kolom om op te sorteren, een minteken ervoor voor de grootste eerst',
  limit: 'hoeveel er worden getoond',
  all: 'toon ze allemaal',
  serialOrId: 'serienummer, of # en het nummer van het apparaat',
  withHash: 'met de hash zelf',
  serials: 'serienummers',
  exportFormat: 'inventaris voor Excel, mislukte rijen om te verbeteren, of bestanden voor Intune',
  output: 'bestand om te schrijven in plaats van de standaarduitvoer',
  yes: 'vraag niets',
  final: 'meteen definitief, zonder ongedaan maken',
  newTag: 'de groepstag',
  newUser: 'de gebruiker, zoals bij het aanmelden',
  operation: 'id van de bewerking',
  state: 'pending, failed, ready, active of inactive',
  error: 'code van de fout, zoals device-not-found',
  reason: 'reden van de fout, zoals checksum',
  attention: 'hardware gewijzigd, aandacht vereist',
  upload: 'kwam met deze upload',
  search: 'drie tekens of meer van serienummer, gebruiker, model of tag',
  serialsFrom: 'bestand met serienummers, één per regel',
  tagFilter: 'groepstag',
  withoutTag: 'apparaten zonder groepstag (naast die van --group-tag)',
  userFilter: 'gebruiker',
  withoutUser: 'apparaten zonder gebruiker (naast die van --user)',
  manufacturerFilter: 'fabrikant',
  modelFilter: 'model',
  registeredFrom: 'geregistreerd op deze dag of later',
  registeredTo: 'geregistreerd voor deze dag',

  catalogue: 'bestanden met hashes van een leverancier, om rijen zonder hash in op te zoeken',
  catalogueImport: 'importeer zulke bestanden; er wordt niets geregistreerd',
  catalogueExamples: `
Voorbeeld:
  $ muster catalogue import levering.csv
  $ muster devices retry --error device-not-found`,
  catalogueList: 'toon catalogi',
  catalogueRemove: 'verwijder een catalogus; apparaten blijven',
  catalogueId: 'id van de catalogus',
  uploads: 'wat er is opgegeven, en hoe ver het is',
  uploadsList: 'toon uploads, nieuwste eerst',
  uploadsShow: 'één upload: aantallen en problemen',
  uploadsRegister: 'registreer er een die gecontroleerd wacht',
  uploadsAnswer:
    'beantwoord gewijzigde hardware: vervang de gegevens, of wijs af; na controle voert registreren het uit',
  uploadsAnswerWord: 'replace (vervangen) of dismiss (afwijzen)',
  uploadsAnswerSerials: 'serienummers van de rijen; alle die wachten als er geen is genoemd',
  uploadsContinue: 'ga door met een die is onderbroken: geef de ontbrekende bestanden opnieuw',
  uploadsContinueFiles:
    'de ontbrekende bestanden, of mappen ervan; wat heel is aangekomen wordt niet opnieuw verzonden',
  withoutMissing: 'laat bestanden weg die ontbreken',
  uploadsCancel: 'stop met registreren; wat geregistreerd is blijft',
  uploadsDiscard: 'gooi er een weg die nog niet wordt geregistreerd',
  uploadId: 'id van de upload',
  log: 'wat er in de organisatie is gedaan, door wie en waarmee; het nieuwste eerst',
  logSubject: 'waar het over gaat; people en tokens zijn voor beheerders',
  logBy: 'gedaan door deze persoon of dit token, met naam',
  logSearch: 'een serienummer, bestand, persoon, tag of naam erin',
  logFrom: 'op deze dag of later',
  logTo: 'voor deze dag',
  logOutput: 'schrijf alles wat voldoet naar een CSV-bestand',
  logExamples: `
Voorbeelden:
  $ muster log --from 2026-11-01 --subject devices
  $ muster log --by "Ann" -o logboek.csv`,
  login: 'meld u aan door een code goed te keuren in de browser',
  logout: 'vergeet de aanmelding',
}
