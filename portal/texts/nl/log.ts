import type { log as en } from '../en/log.ts'

export const log = {
  'log.lead':
    'Wat hier is gedaan en door wie, het nieuwste eerst. Werk aan veel apparaten is één regel; wat er met elk gebeurde, staat bij het apparaat.',
  'log.none': 'Er is nog niets gedaan.',
  'log.noSuch': 'Niets in het logboek is zo.',
  'log.export': 'Exporteren (CSV)',
  'log.search': 'Zoeken in het logboek',
  'log.subject': 'Over',
  'log.by': 'Door',
  'log.from': 'Vanaf',
  'log.to': 'Tot en met',
  'log.failed_one': '{{shown}} mislukt',
  'log.failed_other': '{{shown}} mislukt',
  'log.byToken': 'API-token {{name}}',
  'log.subject.devices': 'Apparaten',
  'log.subject.registrations': 'Registraties',
  'log.subject.catalogues': 'Catalogi',
  'log.subject.people': 'Personen',
  'log.subject.tokens': 'API-tokens',
} satisfies Record<keyof typeof en, string>
