/** Texts of the log's page; what each line says is in domain/messages. */
export const log = {
  'log.lead':
    'What was done here, by whom, the newest first. Work on many devices is one line; what happened to each stands with the device.',
  'log.none': 'Nothing was done yet.',
  'log.noSuch': 'Nothing in the log is like this.',
  'log.export': 'Export (CSV)',
  'log.search': 'Search in the log',
  'log.subject': 'About',
  'log.by': 'By',
  'log.from': 'From',
  'log.to': 'Up to',
  'log.failed_one': '{{shown}} failed',
  'log.failed_other': '{{shown}} failed',
  'log.byToken': 'API token {{name}}',
  'log.subject.devices': 'Devices',
  'log.subject.registrations': 'Registrations',
  'log.subject.catalogues': 'Catalogues',
  'log.subject.people': 'People',
  'log.subject.tokens': 'API tokens',
} as const
