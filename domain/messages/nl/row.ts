import type { Texts } from '../texts.ts'
import { again, otherwise } from './again.ts'

/** Dutch texts of a row: outcomes, verdicts, reasons, repairs and warnings. */
export const row = {
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
} as const satisfies Pick<Texts, 'outcome' | 'verdict' | 'reason' | 'repair' | 'warning' | 'notWritten'>
