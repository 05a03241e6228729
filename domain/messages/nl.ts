import type { Texts } from './texts.ts'

const again = 'Verzamel de hash opnieuw op het apparaat en gebruik de nieuwe.'
const otherwise = 'Lukt dat niet: verzamel de hash opnieuw op het apparaat.'

/** All Dutch texts of the domain, in the terms of Microsoft's Dutch portals. */
export const nl = {
  state: {
    pending: {
      title: 'Registratie in behandeling',
      sentence: 'Het apparaat is geaccepteerd; de registratie is nog niet voltooid.',
      nextStep: 'Er is niets te doen. Kijk later nog eens.',
    },
    failed: {
      title: 'Registratie is mislukt',
      sentence: 'Het apparaat kon niet worden geregistreerd.',
      nextStep: 'Bekijk de fout hieronder, herstel deze en probeer het opnieuw.',
    },
    ready: {
      title: 'Klaar voor gebruiker',
      sentence: 'Het apparaat is geregistreerd en wacht op de gebruiker.',
      nextStep: 'Controleer de installatiekopie en draag het apparaat daarna over.',
    },
    active: {
      title: 'Actief',
      sentence:
        'Het apparaat is overgedragen en de gebruiker heeft zich aangemeld; het is de afgelopen 7 dagen gezien.',
      nextStep: '',
    },
    inactive: {
      title: 'Inactief',
      sentence: 'Het apparaat was in gebruik, maar is al 7 dagen of langer niet gezien.',
      nextStep:
        'Vraag de gebruiker het apparaat aan te zetten en te verbinden. Verwijder het als het niet meer wordt gebruikt.',
    },
  },
  error: {
    'device-not-found': {
      title: 'Apparaat niet gevonden',
      sentence:
        'De rij heeft geen hardware-hash en geen geïmporteerde catalogus bevat deze fabrikant, dit model en dit serienummer.',
      nextStep:
        'Importeer het bestand met hashes van de leverancier als catalogus, of verzamel de hash van het apparaat.',
    },
    'hardware-hash-not-valid': {
      title: 'Hardware-hash niet geldig',
      sentence: 'De hardware-hash van dit apparaat is niet geaccepteerd.',
      nextStep: again,
    },
    'device-already-registered': {
      title: 'Apparaat is al geregistreerd',
      sentence: 'Volgens de directoryservice is dit apparaat al geregistreerd.',
      nextStep:
        'Er is niets te doen, tenzij het apparaat in de lijst ontbreekt: verwijder het dan daar en registreer het opnieuw.',
    },
    'device-claimed-by-another-organization': {
      title: 'Apparaat is door een andere organisatie geclaimd',
      sentence: 'Een andere organisatie heeft dit apparaat geregistreerd.',
      nextStep: 'Vraag de vorige eigenaar of de leverancier het apparaat vrij te geven en probeer het daarna opnieuw.',
    },
    'unexpected-error': {
      title: 'Onverwachte fout',
      sentence: 'Er is iets misgegaan dat niet aan het apparaat of het bestand ligt.',
      nextStep: 'Probeer het opnieuw. Mislukt het weer, geef dan de aanvraag-id door aan de beheerder van deze server.',
    },
    'row-not-valid': {
      title: 'Rij niet geldig',
      sentence: 'De rij kan zo niet worden gebruikt.',
      nextStep: 'Verbeter de rij en geef het bestand opnieuw op.',
    },
  },
  reason: {
    'unsafe-value': {
      title: 'Onveilige waarde',
      sentence: 'Een waarde bevat een besturingsteken of begint als een formule van een spreadsheet (=, +, -, @).',
      nextStep: 'Haal die tekens uit de waarde en probeer het opnieuw.',
    },
    'too-long': {
      title: 'Waarde te lang',
      sentence: 'Een waarde is langer dan bij een apparaat mogelijk is.',
      nextStep:
        'Kort een groepstag, gebruiker, naam of serienummer in. Zijn kolommen, rijen of hashes in elkaar gelopen, haal ze uit elkaar. Eén hash die te lang is: verzamel deze opnieuw.',
    },
    'nothing-to-identify': {
      title: 'Niets identificeert het apparaat',
      sentence:
        'De rij heeft geen hardware-hash en ook niet fabrikant, model en serienummer. Een plaatshouder telt niet, en een door Excel afgerond serienummer (5,81838E+10) ook niet.',
      nextStep: 'Voeg de hardware-hash toe, of fabrikant, model én serienummer.',
    },
    'not-base64': {
      title: 'Geen base64',
      sentence: 'De hash bevat tekens die in een hardware-hash niet voorkomen.',
      nextStep: 'Kopieer de hash opnieuw uit het oorspronkelijke bestand; typ of bewerk deze niet.',
    },
    'not-a-hardware-hash': {
      title: 'Geen hardware-hash',
      sentence: 'De tekst is geen hardware-hash. Misschien is het voorbeeldtekst of hoort deze bij een andere kolom.',
      nextStep: 'Vul de hardware-hash van het apparaat in: deze begint met T0 en heeft 4000 tekens.',
    },
    truncated: {
      title: 'Hash afgekapt',
      sentence: 'Het einde van de hash ontbreekt en kan niet opnieuw worden gemaakt.',
      nextStep: `Gebruik het oorspronkelijke bestand: sommige programma's kappen lange cellen af. ${otherwise}`,
    },
    malformed: {
      title: 'Hash klopt niet',
      sentence:
        'De onderdelen van de hash passen niet bij elkaar: er is iets verloren gegaan, toegevoegd of gewijzigd.',
      nextStep: again,
    },
    checksum: {
      title: 'Hash beschadigd',
      sentence: 'De controlesom in de hash klopt niet: ten minste één teken is gewijzigd.',
      nextStep: `Kopieer de hash opnieuw uit het oorspronkelijke bestand. ${otherwise}`,
    },
    'serial-missing': {
      title: 'Geen serienummer in de hash',
      sentence: 'De hash is heel, maar de firmware van het apparaat kent het serienummer niet.',
      nextStep: 'Stel het serienummer in met het hulpprogramma van de fabrikant en verzamel de hash opnieuw.',
    },
    'manufacturer-missing': {
      title: 'Geen fabrikant in de hash',
      sentence: 'De hash is heel, maar de firmware van het apparaat kent de fabrikant niet.',
      nextStep: 'Stel de fabrikant in met het hulpprogramma van de fabrikant en verzamel de hash opnieuw.',
    },
    'serial-mismatch': {
      title: 'Serienummer en hash verschillen',
      sentence:
        'De hash hoort bij een apparaat met een ander serienummer. Vaak is één kolom los van de andere gesorteerd.',
      nextStep:
        'Zet het serienummer bij de eigen hash, zonder aanhalingstekens of andere tekens eromheen, of laat het leeg: het staat in de hash.',
    },
    'hardware-changed': {
      title: 'Hardware gewijzigd',
      sentence: 'Zelfde fabrikant, model en serienummer, maar een ander moederbord of een andere TPM.',
      nextStep: 'Ga na welke van de twee rijen het apparaat is zoals het nu is.',
    },
  },
  outcome: {
    accepted: {
      title: 'Geaccepteerd',
      sentence: 'De rij noemt één apparaat en kan worden geregistreerd.',
      nextStep: '',
    },
    duplicate: {
      title: 'Dubbel',
      sentence: 'Een andere rij noemt hetzelfde apparaat; de laatst vastgelegde blijft.',
      nextStep: '',
    },
    refused: {
      title: 'Geweigerd',
      sentence: 'De rij kan zo niet worden geregistreerd.',
      nextStep: 'Bekijk de reden, verbeter de rij en geef deze opnieuw op.',
    },
  },
  verdict: {
    new: { title: 'Nieuw', sentence: 'Het apparaat staat nog niet in de lijst.', nextStep: '' },
    'already-registered': {
      title: 'Al geregistreerd',
      sentence: 'Het apparaat staat al in de lijst. Alleen een nieuwe groepstag of gebruiker wordt overgenomen.',
      nextStep: '',
    },
    'hardware-changed': {
      title: 'Hardware gewijzigd',
      sentence: 'Het apparaat in de lijst heeft hetzelfde serienummer, maar een ander moederbord of een andere TPM.',
      nextStep:
        'Vervang de hardwaregegevens als het apparaat is gerepareerd; wijs de rij af als het niet hetzelfde apparaat is.',
    },
    'claimed-by-another-organization': {
      title: 'Door een andere organisatie geclaimd',
      sentence: 'Een andere organisatie heeft dit apparaat geregistreerd.',
      nextStep: 'Vraag de vorige eigenaar of de leverancier het apparaat vrij te geven en probeer het daarna opnieuw.',
    },
    'not-found': {
      title: 'Niet gevonden',
      sentence:
        'De rij heeft geen hardware-hash en geen geïmporteerde catalogus bevat deze fabrikant, dit model en dit serienummer.',
      nextStep:
        'Importeer het bestand met hashes van de leverancier als catalogus, of verzamel de hash van het apparaat.',
    },
  },
  repair: {
    trimmed: { title: 'Spaties verwijderd', sentence: 'Spaties rond het serienummer zijn verwijderd.', nextStep: '' },
    'serial-from-hash': {
      title: 'Serienummer uit de hash',
      sentence:
        'Het serienummer was leeg, een plaatshouder, met andere hoofdletters of door een spreadsheet gewijzigd; het is uit de hash gehaald.',
      nextStep: '',
    },
    'hash-repaired': {
      title: 'Hash hersteld',
      sentence:
        'De tekst van de hash was zo beschadigd dat dit ongedaan kon worden gemaakt; de controlesom bewijst het resultaat.',
      nextStep: '',
    },
  },
  warning: {
    'maker-differs': {
      title: 'Fabrikant verschilt',
      sentence: 'De rij noemt een andere fabrikant dan de hash; de hash is gevolgd.',
      nextStep: 'Ga na of de rij en de hash bij hetzelfde apparaat horen.',
    },
    'model-differs': {
      title: 'Model verschilt',
      sentence: 'De rij noemt een ander model dan de hash; de hash is gevolgd.',
      nextStep: 'Ga na of de rij en de hash bij hetzelfde apparaat horen.',
    },
    'product-id-differs': {
      title: 'Productcode-id verschilt',
      sentence: 'De rij noemt een andere productcode-id dan de hash; de hash is gevolgd.',
      nextStep: 'Ga na of de rij en de hash bij hetzelfde apparaat horen.',
    },
    'hash-length-unusual': {
      title: 'Ongewone lengte',
      sentence: 'De hash is heel, maar niet zo lang als Windows deze maakt. Wat er verder binnenkwam, is bewaard.',
      nextStep: '',
    },
    'hash-bytes-after-footer': {
      title: 'Gegevens na de controlesom',
      sentence: 'De hash is heel, maar er staan gegevens na de controlesom. Deze zijn bewaard.',
      nextStep: 'Verzamel de hash opnieuw als dit niet de bedoeling is.',
    },
    'ek-digest-differs': {
      title: 'TPM-sleutel en samenvatting verschillen',
      sentence:
        'De hash bevat een TPM-sleutel en een samenvatting daarvan die niet overeenkomen. De samenvatting telt.',
      nextStep: 'Verzamel de hash opnieuw; blijft het zo, controleer dan de TPM.',
    },
    'uuid-shared': {
      title: 'Gedeelde UUID',
      sentence: 'Een ander apparaat heeft dezelfde UUID maar een andere TPM. Ze worden uit elkaar gehouden.',
      nextStep: 'Ga na of het ene een kopie van het andere is, zoals een gekloonde virtuele machine.',
    },
    'serial-differs': {
      title: 'Serienummer verschilt',
      sentence: 'Het is dezelfde hardware als een apparaat in de lijst, dat een ander serienummer heeft.',
      nextStep: 'Ga na welk van de twee serienummers juist is.',
    },
    'serial-also-on': {
      title: 'Serienummer ook op een ander apparaat',
      sentence: 'Een ander apparaat in de lijst heeft dezelfde fabrikant, hetzelfde model en hetzelfde serienummer.',
      nextStep: 'Controleer beide apparaten; het apparaat dat niet meer bestaat, kan worden verwijderd.',
    },
  },
  fileError: {
    empty: { title: 'Leeg bestand', sentence: 'Het bestand is leeg.', nextStep: 'Exporteer of verzamel het opnieuw.' },
    'header-only': {
      title: 'Geen rijen',
      sentence: 'Het bestand heeft een kopregel maar geen rijen.',
      nextStep: 'Controleer het filter van de export en exporteer opnieuw.',
    },
    'no-known-column': {
      title: 'Geen bekende kolom',
      sentence: 'Geen kolom van het bestand noemt een apparaat.',
      nextStep: 'Nodig is een kolom Hardware Hash, of de kolommen Manufacturer, Model en Serial Number.',
    },
    'not-text': {
      title: 'Geen tekstbestand',
      sentence: 'Het bestand bevat geen tekst, of tekst in een codering die niet kan worden gelezen.',
      nextStep:
        'Kies het CSV-bestand met de apparaten; staat de tekst in een andere codering, sla die dan op als UTF-8.',
    },
    spreadsheet: {
      title: 'Excel-werkmap',
      sentence: 'Het bestand is een Excel-werkmap, hoe het ook heet.',
      nextStep: 'Open het in Excel, sla het op als CSV en geef dat bestand op.',
    },
    archive: {
      title: 'Archief',
      sentence: 'Het bestand is een archief (zoals ZIP of gzip), hoe het ook heet.',
      nextStep: 'Pak het uit en geef de bestanden daarin op.',
    },
    unreadable: {
      title: 'Onleesbaar bestand',
      sentence: 'Het bestand kon niet worden gelezen.',
      nextStep: 'Ga na of het bestaat, of het mag worden gelezen en of geen ander programma het open heeft.',
    },
  },
  notWritten: {
    'no-hash': {
      title: 'Geen hash',
      sentence: 'De rij staat niet in het bestand voor Intune, omdat deze geen hardware-hash heeft.',
      nextStep: 'Verzamel de hash, of registreer het apparaat hier met een catalogus.',
    },
    'not-representable': {
      title: 'Past niet in het bestand voor Intune',
      sentence:
        'De rij staat niet in het bestand voor Intune: deze bevat een komma, een aanhalingsteken, een regeleinde of een letter die zo’n bestand niet kan bevatten.',
      nextStep: 'Wijzig de groepstag of gebruiker, of registreer het apparaat hier.',
    },
  },
  uploadStatus: {
    receiving: { title: 'Ontvangen', sentence: 'Bestanden komen binnen; wat te zien is, is voorlopig.', nextStep: '' },
    checked: {
      title: 'Gecontroleerd',
      sentence: 'Alle rijen zijn gecontroleerd. Er is nog niets geregistreerd.',
      nextStep: 'Bekijk het resultaat en registreer het of gooi het weg.',
    },
    registering: { title: 'Registreren', sentence: 'De apparaten worden geregistreerd.', nextStep: '' },
    done: { title: 'Voltooid', sentence: 'Alle rijen zijn afgehandeld.', nextStep: '' },
    cancelled: {
      title: 'Geannuleerd',
      sentence: 'Er is gestopt. Wat toen geregistreerd was, blijft; de rest is overgeslagen.',
      nextStep: 'Geef de bestanden opnieuw op om de rest te registreren.',
    },
    abandoned: {
      title: 'Vervallen',
      sentence: 'De upload is weggegooid of niet op tijd voortgezet. De rijen zijn weg.',
      nextStep: 'Geef de bestanden opnieuw op om ze te registreren.',
    },
  },
  role: {
    owner: { title: 'Eigenaar', sentence: 'Mag alles, ook met personen en de organisatie.', nextStep: '' },
    administrator: {
      title: 'Beheerder',
      sentence: 'Mag apparaten registreren, wijzigen en verwijderen en personen uitnodigen.',
      nextStep: '',
    },
    technician: {
      title: 'Technicus',
      sentence: 'Mag apparaten registreren en wijzigen, maar niet verwijderen.',
      nextStep: '',
    },
    viewer: { title: 'Lezer', sentence: 'Mag kijken en niets wijzigen.', nextStep: '' },
  },
  action: {
    tag: { title: 'Groepstag wijzigen', sentence: 'Stelt de groepstag in of maakt deze leeg.', nextStep: '' },
    assign: {
      title: 'Gebruiker toewijzen',
      sentence: 'Stelt in voor welke gebruiker het apparaat is, of maakt dit leeg.',
      nextStep: '',
    },
    retry: { title: 'Opnieuw proberen', sentence: 'Registreert het mislukte apparaat nog een keer.', nextStep: '' },
    mend: {
      title: 'Verbeteren',
      sentence: 'Neemt een andere hash of een ander serienummer en probeert het opnieuw.',
      nextStep: '',
    },
    remove: {
      title: 'Verwijderen',
      sentence: 'Haalt het apparaat van de lijst. Dit kan 10 minuten lang ongedaan worden gemaakt.',
      nextStep: '',
    },
    'replace-hardware': {
      title: 'Hardwaregegevens vervangen',
      sentence:
        'Het nieuwe moederbord of de nieuwe TPM hoort voortaan bij dit apparaat; het oude blijft in de geschiedenis.',
      nextStep: '',
    },
    'dismiss-hardware': {
      title: 'Afwijzen',
      sentence: 'Laat het apparaat zoals het is en laat de rij met de andere hardware vallen.',
      nextStep: '',
    },
  },
  step: {
    collect: { title: 'Verzamelen', sentence: 'Haal de hardware-hashes van de apparaten.', nextStep: '' },
    merge: {
      title: 'Samenvoegen',
      sentence: 'Maak één lijst van alle bestanden en zie wat elke rij waard is.',
      nextStep: '',
    },
    clear: { title: 'Opruimen', sentence: 'Verwijder verouderde vermeldingen van de apparaten elders.', nextStep: '' },
    register: { title: 'Registreren', sentence: 'Zet de apparaten op de lijst van de organisatie.', nextStep: '' },
    'check-image': {
      title: 'Installatiekopie controleren',
      sentence: 'Zie of elk apparaat de juiste installatiekopie heeft.',
      nextStep: '',
    },
    deliver: { title: 'Overdragen', sentence: 'Draag het apparaat over aan de gebruiker.', nextStep: '' },
  },
  event: {
    'registration-requested': {
      title: 'Registratie aangevraagd',
      sentence: 'Een bestand noemde dit apparaat.',
      nextStep: '',
    },
    registered: { title: 'Geregistreerd', sentence: 'Het apparaat is klaar voor de gebruiker.', nextStep: '' },
    'registration-failed': { title: 'Registratie mislukt', sentence: 'Het apparaat is geweigerd.', nextStep: '' },
    'retry-requested': { title: 'Opnieuw geprobeerd', sentence: 'Iemand vroeg om een nieuwe poging.', nextStep: '' },
    mended: { title: 'Verbeterd', sentence: 'De hash of het serienummer is verbeterd.', nextStep: '' },
    'tag-changed': { title: 'Groepstag gewijzigd', sentence: 'De groepstag is gewijzigd.', nextStep: '' },
    'user-changed': { title: 'Gebruiker gewijzigd', sentence: 'De toegewezen gebruiker is gewijzigd.', nextStep: '' },
    'updated-by-upload': {
      title: 'Bijgewerkt door een bestand',
      sentence: 'Een bestand bracht een andere groepstag of gebruiker.',
      nextStep: '',
    },
    'hardware-change-found': {
      title: 'Gewijzigde hardware gevonden',
      sentence: 'Een bestand bevat dit apparaat met een ander moederbord of een andere TPM.',
      nextStep: '',
    },
    'hardware-replaced': {
      title: 'Hardware vervangen',
      sentence: 'De hardwaregegevens zijn vervangen.',
      nextStep: '',
    },
    'hardware-change-dismissed': {
      title: 'Gewijzigde hardware afgewezen',
      sentence: 'De rij met andere hardware is vervallen.',
      nextStep: '',
    },
    removed: { title: 'Verwijderd', sentence: 'Het apparaat is van de lijst gehaald.', nextStep: '' },
    'removal-undone': {
      title: 'Verwijderen ongedaan gemaakt',
      sentence: 'Het apparaat staat weer op de lijst.',
      nextStep: '',
    },
    'registered-again': {
      title: 'Opnieuw geregistreerd',
      sentence: 'Het verwijderde apparaat kwam terug met een bestand.',
      nextStep: '',
    },
  },
  hint: {
    'hash-of-line': 'Deze hash hoort bij het apparaat op regel {line}.',
    'duplicate-of': 'De rij die blijft: {file}, regel {line}.',
    'columns-found': 'Gevonden kolommen: {columns}.',
    'one-column':
      'Alles staat in één kolom. In Excel: Gegevens > Tekst naar kolommen, of sla het opnieuw op met het juiste scheidingsteken.',
    'repaired-hash': 'De tekst is hersteld; de controlesom bewijst het resultaat.',
    'takes-longer': 'Dit duurt langer dan gewoonlijk.',
    'request-id': 'Aanvraag-id: {requestId}',
    'device-list': 'Dit is een lijst met apparaten, niet één hash. Gebruik: muster merge {file} -o UIT.csv',
    found: 'Gevonden: {found}',
  },
  field: {
    identity: 'Identiteit',
    windowsAtCapture: 'Windows bij het vastleggen',
    processorAndMemory: 'Processor en geheugen',
    disks: 'Schijven',
    network: 'Netwerk',
    tpm: 'TPM',
    display: 'Beeldscherm en behuizing',
    other: 'Overig',
    unknownRecords: 'Onderdelen met onbekende betekenis',
    serialNumber: 'Serienummer',
    manufacturer: 'Fabrikant',
    model: 'Model',
    family: 'Familie',
    sku: 'SKU',
    systemVersion: 'Versie',
    uuid: 'UUID',
    productKeyId: 'Productcode-id',
    keyPartNumber: 'Onderdeelnummer van de sleutel',
    board: 'Moederbord',
    bios: 'Leverancier van het BIOS',
    capturedAt: 'Vastgelegd',
    osBuild: 'Windows-build',
    windows: 'Windows-versie',
    windowsType: 'Soort Windows',
    timeZone: 'Tijdzone (minuten vanaf UTC)',
    architecture: 'Architectuur',
    toolVersion: 'Versie van de indeling',
    cpu: 'Processor',
    cores: 'Kernen',
    threads: 'Threads',
    memory: 'Geheugen',
    memoryMaximum: 'Geheugen ten hoogste',
    memorySlots: 'Geheugensleuven',
    disk: 'Schijf',
    solidState: 'solid-state',
    rotating: 'draaiend',
    adapter: 'Adapter',
    tpmVersion: 'TPM',
    ekPublicSha256: 'TPM-sleutel (SHA-256)',
    none: 'geen',
    panel: 'Beeldscherm',
    gpu: 'Grafisch',
    enclosure: 'Soort behuizing',
    record: 'Onderdeel',
    bytes: 'bytes',
  },
} as const satisfies Texts
