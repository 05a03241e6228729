/** Texts of the help page; what the words mean stands in domain/messages. */
export const help = {
  'help.lead': 'Every word that you meet here: what it means, and what to do.',
  'help.contents': 'On this page',
  'help.states': 'Status of a device',
  'help.outcomes': 'What a file says of a row',
  'help.uploads': 'Status of a registration',
  'help.errors': 'Errors',
  'help.reasons': 'Why a row is refused',
  'help.verdicts': 'What the list says of a row',
  'help.repairs': 'What is repaired',
  'help.warnings': 'Warnings',
  'help.files': 'Files that hold no devices',
  'help.notWritten': 'Not in the file for Intune',
  'help.roles': 'Roles',
} as const
