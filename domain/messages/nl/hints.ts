import type { Texts } from '../texts.ts'

/** Dutch texts that go with a message. */
export const hints = {
  hint: {
    'hash-of-line': 'Deze hash hoort bij het apparaat op regel {line}.',
    'duplicate-of': 'De rij die blijft: {file}, regel {line}.',
    'columns-found': 'Gevonden kolommen: {columns}.',
    'one-column':
      'Alles staat in één kolom. In Excel: Gegevens > Tekst naar kolommen, of sla het opnieuw op met het juiste scheidingsteken.',
    'repaired-hash': 'De tekst is hersteld; de controlesom bewijst het resultaat.',
    'takes-longer': 'Dit duurt langer dan gewoonlijk.',
    'request-id': 'Aanvraag-id: {requestId}',
    found: 'Gevonden: {found}',
    'older-capture':
      'Deze hash is vastgelegd vóór die in uw lijst, dus de lijst klopt waarschijnlijk: afwijzen is het waarschijnlijke antwoord.',
  },
} as const satisfies Pick<Texts, 'hint'>
