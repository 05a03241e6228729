import type { Language } from '../../domain/words.ts'
import type { ProblemCode } from '../contract/problem.ts'

type Words = { title: string; nextStep: string }
type Entry = { status: number } & Record<Language, Words>

/** Every problem of the API: its status, and its words in each language. `docs/errors.md` is written from this. */
export const problemCatalogue = {
  'sign-in-needed': {
    status: 401,
    en: { title: 'Sign in first.', nextStep: 'Sign in, or send an API token: Authorization: Bearer …' },
    nl: { title: 'Meld u eerst aan.', nextStep: 'Meld u aan, of stuur een API-token mee: Authorization: Bearer …' },
  },
  'sign-in-refused': {
    status: 401,
    en: {
      title: 'E-mail address or password is wrong.',
      nextStep:
        'Try again. Lost the password? An owner of your organization, or whoever runs this server, makes a link for a new one.',
    },
    nl: {
      title: 'E-mailadres of wachtwoord klopt niet.',
      nextStep:
        'Probeer het opnieuw. Wachtwoord kwijt? Een eigenaar van uw organisatie, of wie deze server beheert, maakt een koppeling voor een nieuw.',
    },
  },
  'organization-needed': {
    status: 400,
    en: {
      title: 'It is not said which organization is meant.',
      nextStep: 'Name it in the Muster-Organization header (for GET also ?organization=).',
    },
    nl: {
      title: 'Er is niet gezegd welke organisatie bedoeld is.',
      nextStep: 'Noem haar in de kop Muster-Organization (bij GET ook ?organization=).',
    },
  },
  'not-a-member': {
    status: 403,
    en: {
      title: 'You do not belong to this organization.',
      nextStep: 'Choose another organization, or ask one of its administrators to add you.',
    },
    nl: {
      title: 'U hoort niet bij deze organisatie.',
      nextStep: 'Kies een andere organisatie, of vraag een beheerder ervan om u toe te voegen.',
    },
  },
  'not-allowed': {
    status: 403,
    en: { title: 'Your role does not allow this.', nextStep: 'Ask an administrator of the organization.' },
    nl: { title: 'Uw rol staat dit niet toe.', nextStep: 'Vraag het aan een beheerder van de organisatie.' },
  },
  'origin-not-allowed': {
    status: 403,
    en: {
      title: 'The request comes from another site.',
      nextStep: 'Open the portal at its own address. Behind a proxy, start the server with --public-url.',
    },
    nl: {
      title: 'Het verzoek komt van een andere site.',
      nextStep: 'Open de portal op het eigen adres. Achter een proxy: start de server met --public-url.',
    },
  },
  'host-not-known': {
    status: 421,
    en: {
      title: 'This server does not answer by the name in this address.',
      nextStep:
        'Open it at the address that it was started with. Whoever runs it names the one that people use with --public-url.',
    },
    nl: {
      title: 'Deze server antwoordt niet op de naam in dit adres.',
      nextStep:
        'Open hem op het adres waarmee hij is gestart. Wie hem beheert, noemt met --public-url het adres dat men gebruikt.',
    },
  },
  'not-found': {
    status: 404,
    en: { title: 'There is nothing here by this name.', nextStep: 'Look at the list again; it may have been removed.' },
    nl: {
      title: 'Hier is niets met deze naam.',
      nextStep: 'Kijk opnieuw in de lijst; misschien is het verwijderd.',
    },
  },
  'request-not-valid': {
    status: 400,
    en: {
      title: 'The request cannot be used as it stands.',
      nextStep: 'Correct the fields that are named, and send it again.',
    },
    nl: {
      title: 'Het verzoek is zo niet bruikbaar.',
      nextStep: 'Verbeter de genoemde velden en stuur het opnieuw.',
    },
  },
  'body-too-large': {
    status: 413,
    en: {
      title: 'This is larger than the server takes.',
      nextStep: 'Split the file, or have the limit raised (--upload-limit-gb).',
    },
    nl: {
      title: 'Dit is groter dan de server aanneemt.',
      nextStep: 'Splits het bestand, of laat de grens verhogen (--upload-limit-gb).',
    },
  },
  'content-type-not-supported': {
    status: 415,
    en: {
      title: 'This kind of body is not known here.',
      nextStep: 'Send application/json, text/csv or multipart/form-data.',
    },
    nl: {
      title: 'Dit soort inhoud is hier niet bekend.',
      nextStep: 'Stuur application/json, text/csv of multipart/form-data.',
    },
  },
  conflict: {
    status: 409,
    en: {
      title: 'This cannot be done as things stand.',
      nextStep: 'Read it again: its state says what can be done now.',
    },
    nl: {
      title: 'Dit kan zoals het er nu voor staat niet.',
      nextStep: 'Lees het opnieuw: de status zegt wat er nu kan.',
    },
  },
  'changed-meanwhile': {
    status: 412,
    en: { title: 'Someone else changed it meanwhile.', nextStep: 'Read it again, then make the change once more.' },
    nl: {
      title: 'Iemand anders heeft het intussen gewijzigd.',
      nextStep: 'Lees het opnieuw en breng de wijziging nog eens aan.',
    },
  },
  'count-differs': {
    status: 409,
    en: { title: 'There are now more or fewer than you saw.', nextStep: 'Look at the new number and confirm it.' },
    nl: { title: 'Het zijn er nu meer of minder dan u zag.', nextStep: 'Bekijk het nieuwe aantal en bevestig het.' },
  },
  'if-match-needed': {
    status: 400,
    en: {
      title: 'If-Match is not an ETag of this device.',
      nextStep: 'Send the ETag as it was given, or leave it out.',
    },
    nl: {
      title: 'If-Match is geen ETag van dit apparaat.',
      nextStep: 'Stuur de ETag zoals die gegeven is, of laat hem weg.',
    },
  },
  'idempotency-key-reused': {
    status: 422,
    en: {
      title: 'This Idempotency-Key was used for another upload.',
      nextStep: 'Use a new key for new content; the same key only to send the same again.',
    },
    nl: {
      title: 'Deze Idempotency-Key is al voor een andere upload gebruikt.',
      nextStep: 'Gebruik een nieuwe sleutel voor nieuwe inhoud; dezelfde alleen om hetzelfde opnieuw te sturen.',
    },
  },
  'hash-not-valid': {
    status: 422,
    en: { title: 'The hardware hash or serial number was refused.', nextStep: 'Correct it and try again.' },
    nl: {
      title: 'De hardware-hash of het serienummer is geweigerd.',
      nextStep: 'Verbeter het en probeer het opnieuw.',
    },
  },
  'password-too-weak': {
    status: 422,
    en: {
      title: 'This password is too easy to guess.',
      nextStep: 'Choose three words or more that have nothing to do with each other, or let a program make one.',
    },
    nl: {
      title: 'Dit wachtwoord is te makkelijk te raden.',
      nextStep: 'Kies drie of meer woorden die niets met elkaar te maken hebben, of laat een programma er een maken.',
    },
  },
  'password-wrong': {
    status: 403,
    en: { title: 'The password is wrong.', nextStep: 'Give the password that you sign in with now.' },
    nl: { title: 'Het wachtwoord klopt niet.', nextStep: 'Geef het wachtwoord waarmee u zich nu aanmeldt.' },
  },
  'code-wrong': {
    status: 403,
    en: {
      title: 'The code is wrong.',
      nextStep: 'Take the code that the app shows now, or a recovery code that was not used yet.',
    },
    nl: {
      title: 'De code klopt niet.',
      nextStep: 'Neem de code die de app nu toont, of een herstelcode die nog niet is gebruikt.',
    },
  },
  'passkey-refused': {
    status: 403,
    en: {
      title: 'The passkey was not accepted.',
      nextStep: 'Try again, with PIN, finger or face. It may have been removed, or belong to another address.',
    },
    nl: {
      title: 'De toegangssleutel (passkey) is geweigerd.',
      nextStep:
        'Probeer het opnieuw, met pincode, vinger of gezicht. Misschien is hij verwijderd of van een ander adres.',
    },
  },
  'sign-in-again': {
    status: 403,
    en: {
      title: 'For this you must have signed in not long ago.',
      nextStep: 'Sign out and in again, then try once more.',
    },
    nl: {
      title: 'Hiervoor moet u zich niet lang geleden hebben aangemeld.',
      nextStep: 'Meld u af en weer aan en probeer het dan nog eens.',
    },
  },
  'person-needed': {
    status: 403,
    en: {
      title: 'An API token cannot do this: it is about a person’s own account.',
      nextStep: 'Sign in as that person.',
    },
    nl: {
      title: 'Een API-token kan dit niet: het gaat om het eigen account van een persoon.',
      nextStep: 'Meld u aan als die persoon.',
    },
  },
  'person-elsewhere': {
    status: 403,
    en: {
      title: 'This person does not belong to your organizations alone.',
      nextStep: 'Whoever runs this server makes the link: muster admin link',
    },
    nl: {
      title: 'Deze persoon hoort niet alleen bij uw organisaties.',
      nextStep: 'Wie deze server beheert, maakt de koppeling: muster admin link',
    },
  },
  'role-too-high': {
    status: 403,
    en: { title: 'This role is above your own.', nextStep: 'Ask an owner of the organization.' },
    nl: { title: 'Deze rol gaat boven die van u.', nextStep: 'Vraag het aan een eigenaar van de organisatie.' },
  },
  'last-owner': {
    status: 409,
    en: { title: 'An organization keeps at least one owner.', nextStep: 'Make someone else owner first.' },
    nl: {
      title: 'Een organisatie houdt ten minste één eigenaar.',
      nextStep: 'Maak eerst iemand anders eigenaar.',
    },
  },
  'member-already': {
    status: 409,
    en: {
      title: 'This person belongs to the organization already.',
      nextStep: 'Look in the list of people; a role is changed there.',
    },
    nl: {
      title: 'Deze persoon hoort al bij de organisatie.',
      nextStep: 'Kijk in de lijst met personen; daar wijzigt u ook de rol.',
    },
  },
  'invitation-not-valid': {
    status: 403,
    en: {
      title: 'This invitation is not valid: used, withdrawn or too old.',
      nextStep: 'Ask whoever invited you for a new link.',
    },
    nl: {
      title: 'Deze uitnodiging is niet geldig: al gebruikt, ingetrokken of te oud.',
      nextStep: 'Vraag wie u uitnodigde om een nieuwe koppeling.',
    },
  },
  'invitation-of-another': {
    status: 403,
    en: {
      title: 'This invitation is for another e-mail address.',
      nextStep: 'Sign out, then sign in with the invited address.',
    },
    nl: {
      title: 'Deze uitnodiging is voor een ander e-mailadres.',
      nextStep: 'Meld u af en daarna aan met het uitgenodigde adres.',
    },
  },
  'set-up-done': {
    status: 409,
    en: {
      title: 'This server is set up already.',
      nextStep: 'Sign in. A link for a new password is made with: muster admin link',
    },
    nl: {
      title: 'Deze server is al ingericht.',
      nextStep: 'Meld u aan. Een koppeling voor een nieuw wachtwoord maakt u met: muster admin link',
    },
  },
  'set-up-link-not-valid': {
    status: 403,
    en: {
      title: 'This link is not valid, was used, or is too old.',
      nextStep: 'Make a new one where the data is: muster admin link',
    },
    nl: {
      title: 'Deze koppeling is niet geldig, al gebruikt of te oud.',
      nextStep: 'Maak een nieuwe waar de gegevens staan: muster admin link',
    },
  },
  'too-many-requests': {
    status: 429,
    en: { title: 'Too many attempts.', nextStep: 'Wait a minute, then try again.' },
    nl: { title: 'Te veel pogingen.', nextStep: 'Wacht een minuut en probeer het dan opnieuw.' },
  },
  'not-ready': {
    status: 503,
    en: { title: 'The server is not ready.', nextStep: 'Try again in a moment.' },
    nl: { title: 'De server is nog niet klaar.', nextStep: 'Probeer het zo dadelijk opnieuw.' },
  },
  'not-kept': {
    status: 507,
    en: {
      title: 'The server could not keep this: its disk is full, or may not be written.',
      nextStep: 'Try again once whoever runs this server has made room. What was kept before is safe.',
    },
    nl: {
      title: 'De server kon dit niet bewaren: de schijf is vol, of mag niet worden beschreven.',
      nextStep:
        'Probeer het opnieuw zodra wie deze server beheert ruimte heeft gemaakt. Wat al bewaard was, is veilig.',
    },
  },
  'unexpected-error': {
    status: 500,
    en: {
      title: 'Something went wrong that is not your fault.',
      nextStep: 'Try again. If it happens again, give the request ID to whoever runs this server.',
    },
    nl: {
      title: 'Er ging iets mis dat niet aan u ligt.',
      nextStep: 'Probeer het opnieuw. Gebeurt het weer, geef dan de aanvraag-id aan wie deze server beheert.',
    },
  },
} as const satisfies Record<ProblemCode, Entry>
