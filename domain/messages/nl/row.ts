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
      nextStep: 'Kijk naar wat is gevonden: kort de waarde in, of scheid wat aan elkaar is geraakt.',
    },
    'not-a-windows-device': {
      title: 'Geen Windows-apparaat',
      sentence: 'De rij noemt een apparaat met een ander besturingssysteem en heeft geen hardware-hash.',
      nextStep:
        'Er is niets te doen: alleen Windows-apparaten kunnen worden geregistreerd. Laat zulke rijen weg uit de export.',
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
    'hash-elsewhere': {
      title: 'Hash in een andere kolom gevonden',
      sentence:
        'De kolom voor de hash bevat geen hash, maar een andere kolom van de rij wel; de controlesom bewijst het. Het serienummer is dat van de hash.',
      nextStep: 'Kijk of ook andere waarden van de rij in de verkeerde kolom staan.',
    },
    'value-beyond-header': {
      title: 'Waarde buiten de kopregel',
      sentence:
        'De rij heeft meer waarden dan de kopregel kolommen. Ze staan waar verzamelscripts groepstag en gebruiker schrijven en zijn daarvoor aangezien.',
      nextStep: '',
    },
    'tag-user-swapped': {
      title: 'Groepstag en gebruiker verwisseld',
      sentence: 'De groepstag was een adres en de gebruiker niet: ze zijn voor elkaar aangezien.',
      nextStep: '',
    },
    'formula-text': {
      title: 'Tekst uit een formule',
      sentence: 'Een waarde was geschreven als ="…" om in Excel de nullen te bewaren; de tekst daarin is overgenomen.',
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
      sentence:
        'De hash is heel, maar niet zo lang als Windows deze maakt. De hash wordt gebruikt zoals Windows die schrijft; wat er verder binnenkwam, wordt bij het registreren bij het apparaat bewaard.',
      nextStep: '',
    },
    'hash-bytes-after-footer': {
      title: 'Gegevens na de controlesom',
      sentence:
        'De hash is heel, maar er staan gegevens na de controlesom. Een bestand voor Intune krijgt de hash zonder die gegevens; bij het registreren worden ze bij het apparaat bewaard.',
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
    'no-tpm': {
      title: 'Geen TPM in de hash',
      sentence:
        'De hash bevat geen TPM-sleutel. Het apparaat kan worden geregistreerd, maar zelf-implementatie en vooraf inrichten zullen mislukken.',
      nextStep:
        'Heeft het apparaat een TPM, schakel die dan in de firmware in en verzamel de hash opnieuw vanuit Windows, niet vanuit WinPE.',
    },
    'captured-in-winpe': {
      title: 'Verzameld in WinPE',
      sentence: 'De hash is verzameld in Windows PE, waar een TPM niet wordt gezien.',
      nextStep: 'Verzamel deze opnieuw vanuit de geïnstalleerde Windows of op het eerste installatiescherm.',
    },
    'capture-in-future': {
      title: 'Verzameld in de toekomst',
      sentence: 'Volgens de hash is deze meer dan een dag na nu verzameld: de klok van het apparaat liep verkeerd.',
      nextStep: 'Er is niets te doen. Staat het apparaat in meer rijen, dan geldt de andere als de nieuwere.',
    },
    'user-not-upn': {
      title: 'Gebruiker is geen user principal name',
      sentence:
        'De toegewezen gebruiker heeft niet de vorm naam@domein.tld en is niet overgenomen: bij Microsoft maakt zo’n gebruiker een apparaat onbruikbaar.',
      nextStep: 'Geef de user principal name op, of wijs de gebruiker later toe.',
    },
    'product-id-not-valid': {
      title: 'Productcode-id niet geldig',
      sentence:
        'De productcode-id heeft geen 13 cijfers en is niet overgenomen. Vaak heeft een spreadsheet deze afgerond.',
      nextStep: 'Er is niets te doen: met een hash is het apparaat ook zonder bekend.',
    },
    'tag-differs': {
      title: 'Twee groepstags',
      sentence: 'Een andere rij voor hetzelfde apparaat heeft een andere groepstag; die van de rij die blijft, geldt.',
      nextStep: 'Ga na welke van de twee juist is.',
    },
    'user-differs': {
      title: 'Twee gebruikers',
      sentence: 'Een andere rij voor hetzelfde apparaat heeft een andere gebruiker; die van de rij die blijft, geldt.',
      nextStep: 'Ga na welke van de twee juist is.',
    },
    'value-without-column': {
      title: 'Waarde zonder kolom',
      sentence: 'De rij heeft een waarde in geen bekende kolom; deze is ongemoeid gelaten.',
      nextStep: 'Is het een groepstag of gebruiker, geef de kolom dan een kop en geef het bestand opnieuw op.',
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
        'De rij staat niet in het bestand voor Intune: een van de waarden bevat een komma, een aanhalingsteken, een regeleinde of een letter die zo’n bestand niet kan bevatten.',
      nextStep:
        'Wijzig die waarde als het een groepstag of gebruiker is. Een serienummer kan niet worden gewijzigd: registreer het apparaat hier.',
    },
  },
  refusal: {
    'too-long-hash': {
      title: 'Waarde te lang',
      sentence:
        'De tekst in de kolom voor de hash is langer dan welke hardware-hash ook: meer hashes of rijen zijn aan elkaar geraakt.',
      nextStep: 'Scheid ze zodat elk apparaat een eigen rij heeft, of geef de oorspronkelijke bestanden op.',
    },
    'too-long-row': {
      title: 'Waarde te lang',
      sentence:
        'De regel is langer dan een rij kan zijn: rijen zijn aan elkaar geraakt, of een aanhalingsteken is nooit gesloten.',
      nextStep: 'Bekijk de regel in een teksteditor, of exporteer het bestand opnieuw.',
    },
    'unsafe-control': {
      title: 'Onveilige waarde',
      sentence:
        'De waarde bevat een besturingsteken, dat niemand heeft getypt: het komt uit een beschadigd bestand of van een scanner.',
      nextStep: 'Haal het teken weg, of exporteer de waarde opnieuw.',
    },
    'unsafe-formula': {
      title: 'Onveilige waarde',
      sentence: 'De waarde begint als een formule (=, +, -, @), en een spreadsheet zou deze uitvoeren.',
      nextStep: 'Haal het eerste teken weg als het er niet hoort.',
    },
    'unsafe-in-hash': {
      title: 'Onveilige waarde',
      sentence: 'De hash is heel, maar een naam of nummer daarin bevat een besturingsteken of begint als een formule.',
      nextStep: 'Corrigeer dit in de firmware met het hulpprogramma van de fabrikant en verzamel de hash opnieuw.',
    },
    'hash-type-name': {
      title: 'Geen base64',
      sentence: 'In plaats van de hash schreef de export de naam van het type: de hash zelf staat niet in het bestand.',
      nextStep: 'Exporteer opnieuw met de hash als tekst, of verzamel de hash op het apparaat.',
    },
    'hash-shown-in-part': {
      title: 'Hash afgekapt',
      sentence:
        'De hash eindigt op puntjes: deze is overgenomen van een scherm of voorbeeld dat alleen het begin toont.',
      nextStep: 'Neem de hash uit het bestand, niet van het scherm.',
    },
    'serial-rounded': {
      title: 'Niets identificeert het apparaat',
      sentence: 'Excel heeft het serienummer afgerond, en zonder hash kan het niet worden hersteld.',
      nextStep: 'Maak de kolom tekst vóór de export, of voeg de hardware-hash toe.',
    },
  },
} as const satisfies Pick<Texts, 'refusal' | 'outcome' | 'verdict' | 'reason' | 'repair' | 'warning' | 'notWritten'>
