import type { Texts } from '../texts.ts'

/** Dutch texts of collecting hashes from computers of a directory. */
export const collecting = {
  noHash: {
    off: {
      title: 'Uit of weg',
      sentence: 'De computer antwoordt niet: hij staat uit, is elders, of er zit een firewall tussen.',
      nextStep:
        'Hij wordt elk uur opnieuw gevraagd. Staat hij aan: open zijn firewall voor WinRM (poort 5985 of 5986).',
    },
    'name-not-found': {
      title: 'Naam niet gevonden',
      sentence: 'DNS heeft geen adres voor de naam van deze computer.',
      nextStep: 'Hij wordt elk uur opnieuw gevraagd. Controleer of deze server de DNS van het domein gebruikt.',
    },
    'winrm-off': {
      title: 'WinRM staat uit',
      sentence: 'De computer staat aan, maar WinRM luistert niet.',
      nextStep:
        'Zet WinRM aan met beleid (Extern serverbeheer via WinRM toestaan); hij wordt elk uur opnieuw gevraagd.',
    },
    'no-answer': {
      title: 'Geen heel antwoord',
      sentence: 'De computer is bereikt, maar gaf niet op tijd een heel antwoord.',
      nextStep: 'Hij wordt elk uur opnieuw gevraagd.',
    },
    'access-denied': {
      title: 'Toegang geweigerd',
      sentence: 'De computer weigert dit account of het wachtwoord ervan.',
      nextStep:
        'Geef een account dat beheerder is op de computer en vraag dan opnieuw. Hij wordt niet vanzelf opnieuw gevraagd, zodat er geen account wordt vergrendeld.',
    },
    'certificate-not-trusted': {
      title: 'Certificaat niet vertrouwd',
      sentence:
        'Het certificaat van de computer is niet van een vertrouwde uitgever, is verlopen, of is voor een andere naam.',
      nextStep: 'Geef het certificaat van de uitgever (PEM), of gebruik poort 5985 met versleutelde berichten.',
    },
    'not-encrypted': {
      title: 'Niet versleuteld',
      sentence: 'De computer antwoordde zonder versleuteling van het bericht; dat antwoord is geweigerd.',
      nextStep: 'Controleer wat er op poort 5985 antwoordt; sta geen onversleuteld verkeer toe in WinRM.',
    },
    'no-hash-class': {
      title: 'Heeft geen hash te geven',
      sentence: 'Deze Windows geeft geen hardware-hash: hij is ouder dan Windows 10 1703, of het is een server.',
      nextStep: 'Werk Windows bij, of verzamel de hash met de hand.',
    },
    'other-model': {
      title: 'Ander model',
      sentence: 'De computer is niet van een model waarom is gevraagd.',
      nextStep: '',
    },
    fault: {
      title: 'Fout',
      sentence: 'De computer antwoordde met een fout.',
      nextStep: 'Hij wordt elk uur opnieuw gevraagd. In het logboek staat wat hij zei.',
    },
  },
  directory: {
    'directory-not-reached': {
      title: 'Directory niet bereikt',
      sentence: 'De domeincontroller kan niet worden bereikt, of brak af.',
      nextStep: 'Controleer de naam en de poort, en of deze server erbij mag.',
    },
    'directory-not-trusted': {
      title: 'Certificaat niet vertrouwd',
      sentence:
        'Het certificaat van de domeincontroller is niet van een vertrouwde uitgever, is verlopen, of is voor een andere naam.',
      nextStep: 'Geef het certificaat van de uitgever (PEM) en de volledige naam van de domeincontroller.',
    },
    'directory-not-encrypted': {
      title: 'Niet versleuteld',
      sentence: 'De domeincontroller biedt geen versleuteling; er is geen wachtwoord verstuurd.',
      nextStep: 'Geef de domeincontroller een certificaat en gebruik dan LDAPS of StartTLS.',
    },
    'sign-in-refused': {
      title: 'Aanmelding geweigerd',
      sentence: 'De domeincontroller weigert dit account of het wachtwoord ervan.',
      nextStep: 'Controleer gebruikersnaam en wachtwoord; het account kan vergrendeld of verlopen zijn.',
    },
    'filter-not-valid': {
      title: 'Filter ongeldig',
      sentence: 'Het LDAP-filter kan niet worden gelezen.',
      nextStep: 'Verbeter het; een voorbeeld is (location=Utrecht*).',
    },
    'search-base-not-found': {
      title: 'Plaats niet gevonden',
      sentence: 'De directory heeft zo’n organisatie-eenheid niet.',
      nextStep: 'Geef de DN-naam, bijvoorbeeld OU=Laptops,DC=contoso,DC=example.',
    },
    'group-not-found': {
      title: 'Groep niet gevonden',
      sentence: 'De directory heeft geen groep met deze naam.',
      nextStep: 'Geef de naam of de DN-naam van de groep.',
    },
    'group-not-unique': {
      title: 'Meerdere groepen',
      sentence: 'De directory heeft meerdere groepen met deze naam.',
      nextStep: 'Geef de DN-naam van de groep.',
    },
    'directory-fault': {
      title: 'Fout',
      sentence: 'De domeincontroller antwoordde met een fout.',
      nextStep: 'In het logboek staat wat hij zei.',
    },
  },
} as const satisfies Pick<Texts, 'noHash' | 'directory'>
