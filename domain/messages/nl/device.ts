import type { Texts } from '../texts.ts'
import { again } from './again.ts'

/** Dutch texts of a device: its states, errors, actions, steps and events. */
export const device = {
  state: {
    pending: {
      title: 'Registratie in behandeling',
      sentence: 'Het apparaat is geaccepteerd; de registratie is nog niet voltooid.',
      nextStep: 'Er is niets te doen. Kijk later nog eens.',
    },
    failed: {
      title: 'Registratie is mislukt',
      sentence: 'Het apparaat kon niet worden geregistreerd.',
      nextStep: 'Bekijk de fout hieronder, verbeter deze en probeer het opnieuw.',
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
      sentence: 'Haalt het apparaat uit de lijst. Dit kan 10 minuten lang ongedaan worden gemaakt.',
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
      sentence: 'Laat het apparaat zoals het is en neemt de rij met de andere hardware niet over.',
      nextStep: '',
    },
  },
  event: {
    'registration-requested': {
      title: 'Registratie aangevraagd',
      sentence: 'Een bestand noemde dit apparaat.',
      nextStep: '',
    },
    registered: { title: 'Geregistreerd', sentence: 'Het apparaat is klaar voor de gebruiker.', nextStep: '' },
    'registration-failed': {
      title: 'Registratie mislukt',
      sentence: 'Het apparaat kon niet worden geregistreerd.',
      nextStep: '',
    },
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
      sentence: 'De rij met andere hardware is niet overgenomen.',
      nextStep: '',
    },
    removed: { title: 'Verwijderd', sentence: 'Het apparaat is uit de lijst verwijderd.', nextStep: '' },
    'removal-undone': {
      title: 'Verwijderen ongedaan gemaakt',
      sentence: 'Het apparaat staat weer in de lijst.',
      nextStep: '',
    },
    'registered-again': {
      title: 'Opnieuw geregistreerd',
      sentence: 'Het verwijderde apparaat kwam terug met een bestand.',
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
    register: { title: 'Registreren', sentence: 'Zet de apparaten in de lijst van de organisatie.', nextStep: '' },
    'check-image': {
      title: 'Installatiekopie controleren',
      sentence: 'Zie of elk apparaat de juiste installatiekopie heeft.',
      nextStep: '',
    },
    deliver: { title: 'Overdragen', sentence: 'Draag het apparaat over aan de gebruiker.', nextStep: '' },
  },
} as const satisfies Pick<Texts, 'state' | 'error' | 'action' | 'event' | 'step'>
