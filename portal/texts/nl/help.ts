import type { help as en } from '../en/help.ts'

export const help = {
  'help.lead': 'Elk woord dat u hier tegenkomt: wat het betekent en wat u kunt doen.',
  'help.contents': 'Op deze pagina',
  'help.states': 'Status van een apparaat',
  'help.outcomes': 'Wat een bestand van een rij zegt',
  'help.uploads': 'Status van een registratie',
  'help.errors': 'Fouten',
  'help.reasons': 'Waarom een rij wordt geweigerd',
  'help.verdicts': 'Wat de lijst van een rij zegt',
  'help.repairs': 'Wat wordt hersteld',
  'help.warnings': 'Waarschuwingen',
  'help.files': 'Bestanden zonder apparaten',
  'help.notWritten': 'Niet in het bestand voor Intune',
  'help.roles': 'Rollen',
} satisfies Record<keyof typeof en, string>
