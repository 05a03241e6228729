import { said } from '../../domain/messages/messages.ts'
import { type Language, reasons, uploadStatuses } from '../../domain/words.ts'

type Sentences = Record<Language, string>

/** Why the store or the API refuses a change, in a sentence; a test holds this table against what they say. */
const whys: Record<string, Sentences> = {
  'not-found': { en: 'It is not there any more.', nl: 'Het is er niet meer.' },
  pending: {
    en: 'Its registration is still pending; try again when it is finished.',
    nl: 'De registratie is nog in behandeling; probeer het opnieuw als die klaar is.',
  },
  'a device with this serial is on the roll': {
    en: 'A device with this serial number is in your list already.',
    nl: 'Er staat al een apparaat met dit serienummer in de lijst.',
  },
  'a file is incomplete': {
    en: 'A file has arrived only in part: send it again, or take it out.',
    nl: 'Een bestand is maar voor een deel aangekomen: stuur het opnieuw, of haal het eruit.',
  },
  'a member already': { en: 'This person is a member already.', nl: 'Deze persoon is al lid.' },
  'another device has this hardware': {
    en: 'Another device in your list has this hardware.',
    nl: 'Een ander apparaat in de lijst heeft deze hardware.',
  },
  'another file has this number': {
    en: 'Another file has this place in the upload.',
    nl: 'Een ander bestand heeft deze plaats in de upload.',
  },
  'claimed by another organization': {
    en: 'Another organization has registered this hardware.',
    nl: 'Een andere organisatie heeft deze hardware geregistreerd.',
  },
  'it was sent again': { en: 'It was sent again.', nl: 'Het is opnieuw gestuurd.' },
  'no hardware of this row waits on the device': {
    en: 'No changed hardware of this row waits for an answer.',
    nl: 'Er wacht geen gewijzigde hardware van deze rij op antwoord.',
  },
  'the answer is carried out already': {
    en: 'The answer was carried out already and cannot be taken back here.',
    nl: 'Het antwoord is al uitgevoerd en kan hier niet worden teruggenomen.',
  },
  'the hardware is not changed any more': {
    en: 'Its hardware is not changed any more: somebody else was quicker.',
    nl: 'De hardware is niet meer gewijzigd: iemand anders was sneller.',
  },
  'the device has not failed': {
    en: 'The registration of this device has not failed.',
    nl: 'De registratie van dit apparaat is niet mislukt.',
  },
  'the device is pending': {
    en: 'The registration of the device is still pending.',
    nl: 'De registratie van het apparaat is nog in behandeling.',
  },
  'the last owner': {
    en: 'This is the last owner; an organization keeps one.',
    nl: 'Dit is de laatste eigenaar; een organisatie houdt er altijd een.',
  },
  'the own password': {
    en: 'One’s own password is changed with the one now, not by a link.',
    nl: 'Het eigen wachtwoord wijzigt u met het huidige, niet met een koppeling.',
  },
  'the second factor is on': { en: 'The second factor is on already.', nl: 'De tweede factor staat al aan.' },
  'the second factor is off': { en: 'The second factor is off.', nl: 'De tweede factor staat uit.' },
  'the row is no longer there': { en: 'The row is not there any more.', nl: 'De rij is er niet meer.' },
  'the row must be mended first': {
    en: 'Its row must be corrected first: it would fail again.',
    nl: 'De rij moet eerst worden verbeterd: anders mislukt het weer.',
  },
  'the time to undo is over': { en: 'The time to undo is over.', nl: 'De tijd om dit ongedaan te maken is voorbij.' },
  'the upload is over': { en: 'The upload is over.', nl: 'De upload is voorbij.' },
  'the upload of the device is gone': {
    en: 'The rows that the device came from are gone: give its file again.',
    nl: 'De rijen waar het apparaat uit kwam, zijn weg: geef het bestand opnieuw.',
  },
  'the upload takes no more files': {
    en: 'The upload takes no more files.',
    nl: 'De upload neemt geen bestanden meer aan.',
  },
  'this e-mail address is taken': { en: 'This e-mail address is taken.', nl: 'Dit e-mailadres is al in gebruik.' },
  'this file has another number already': {
    en: 'This file has another place in the upload already.',
    nl: 'Dit bestand heeft al een andere plaats in de upload.',
  },
  'this file is being sent again': {
    en: 'This file is being sent again.',
    nl: 'Dit bestand wordt opnieuw gestuurd.',
  },
  'this file was not begun': {
    en: 'This sending of the file is over.',
    nl: 'Deze verzending van het bestand is voorbij.',
  },
  'a part of the address is too long': {
    en: 'A part of the address is too long.',
    nl: 'Een deel van het adres is te lang.',
  },
  'a text holds NUL or half a character': {
    en: 'A text holds a NUL or half a character.',
    nl: 'Een tekst bevat een NUL of een half teken.',
  },
  'multipart/form-data without a file': {
    en: 'There is no file in the form (multipart/form-data).',
    nl: 'Er zit geen bestand in het formulier (multipart/form-data).',
  },
  'nested too deep': { en: 'The body is nested too deep.', nl: 'De inhoud is te diep genest.' },
  'the address cannot be read': { en: 'The address cannot be read.', nl: 'Het adres is niet te lezen.' },
  'the body is empty': { en: 'JSON was said, and nothing was sent.', nl: 'Er zou JSON komen, maar er kwam niets.' },
  'the body is no JSON': { en: 'What was sent is no JSON.', nl: 'Wat werd gestuurd, is geen JSON.' },
  'the body is not as long as was said': {
    en: 'What was sent is not as long as its Content-Length says.',
    nl: 'Wat werd gestuurd, is niet zo lang als de Content-Length zegt.',
  },
  'the cursor is of another list': {
    en: 'The cursor is of another list or order; begin at the first page.',
    nl: 'De cursor is van een andere lijst of volgorde; begin bij de eerste pagina.',
  },
  'the file broke off': {
    en: 'The file broke off before its end; send it again.',
    nl: 'Het bestand brak af voor het einde; stuur het opnieuw.',
  },
  'the form cannot be read': {
    en: 'The form (multipart/form-data) cannot be read: it broke off, or its boundary is missing.',
    nl: 'Het formulier (multipart/form-data) is niet te lezen: het brak af, of de boundary ontbreekt.',
  },
  'the idempotency key is too long': {
    en: 'The Idempotency-Key is longer than 200 characters.',
    nl: 'De Idempotency-Key is langer dan 200 tekens.',
  },
  'too many fields': {
    en: 'The form has more fields than belong in it: choices stand in the address.',
    nl: 'Het formulier heeft meer velden dan erin horen: keuzes staan in het adres.',
  },
  'too many files': {
    en: 'The form has more than 10,000 files: give them in several uploads, or file by file.',
    nl: 'Het formulier heeft meer dan 10.000 bestanden: geef ze in meer uploads, of een voor een.',
  },
  'this operation cannot be undone': {
    en: 'This operation cannot be undone.',
    nl: 'Deze bewerking kan niet ongedaan worden gemaakt.',
  },
}

const operationStatuses: Record<string, Sentences> = {
  waiting: { en: 'The operation has not begun yet.', nl: 'De bewerking is nog niet begonnen.' },
  running: { en: 'The operation is running.', nl: 'De bewerking is bezig.' },
  done: { en: 'The operation is done.', nl: 'De bewerking is voltooid.' },
  cancelled: { en: 'The operation was cancelled.', nl: 'De bewerking is geannuleerd.' },
  undone: { en: 'The operation was undone.', nl: 'De bewerking is ongedaan gemaakt.' },
}

/** A sentence for a person of why the store refused; what it has no words for stays as it is. */
export function explainWhy(language: Language, why: string): string {
  const known = Object.hasOwn(whys, why) ? whys[why] : operationStatuses[/^the operation is (.+)$/.exec(why)?.[1] ?? '']
  if (known) return known[language]
  const status = uploadStatuses.find((one) => why === `the upload is ${one}`)
  if (status) return uploadIs[language](said(language, `uploadStatus.${status}`).title)
  const reason = reasons.find((one) => one === why)
  return reason ? said(language, `reason.${reason}`).sentence : why
}

const uploadIs: Record<Language, (status: string) => string> = {
  en: (status) => `The status of the upload is by now: ${status}.`,
  nl: (status) => `De status van de upload is inmiddels: ${status}.`,
}
