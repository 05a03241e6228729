import type { ActTexts } from '../texts.ts'

/** English texts of the log: a name for each kind of act, and the line that it is. `{devices}` says how many, or which. */
export const log = {
  'devices-tagged': { title: 'Group tag set', sentence: 'Group tag of {devices} set to {value}' },
  'devices-assigned': { title: 'User assigned', sentence: 'User of {devices} set to {value}' },
  'devices-retried': { title: 'Tried again', sentence: 'Registration of {devices} tried again' },
  'device-corrected': { title: 'Device corrected', sentence: '{devices} corrected and tried again' },
  'devices-removed': { title: 'Devices removed', sentence: '{devices} removed' },
  'removal-undone': { title: 'Removal undone', sentence: 'Removal of {devices} undone' },
  'operation-cancelled': { title: 'Operation cancelled', sentence: 'Operation on {devices} cancelled' },
  'hardware-replaced': {
    title: 'Hardware replaced',
    sentence: 'Hardware record of {devices} replaced',
  },
  'hardware-dismissed': {
    title: 'Changed hardware dismissed',
    sentence: 'Changed hardware of {devices} dismissed',
  },
  'devices-registered': { title: 'Devices registered', sentence: '{devices} registered from {about}' },
  'registration-cancelled': {
    title: 'Registration stopped',
    sentence: 'Registration of {about} stopped',
  },
  'files-discarded': { title: 'Files discarded', sentence: '{about} discarded' },
  'catalogue-imported': {
    title: 'Catalogue imported',
    sentence: '{about} imported as a catalogue with {devices}',
  },
  'catalogue-removed': { title: 'Catalogue removed', sentence: 'Catalogue {about} removed' },
  invited: { title: 'Invited', sentence: '{about} was invited as {role}' },
  'invitation-withdrawn': {
    title: 'Invitation withdrawn',
    sentence: 'The invitation of {about} was withdrawn',
  },
  joined: { title: 'Joined', sentence: '{about} joined as {role}' },
  'role-changed': { title: 'Role changed', sentence: '{about} was {roleBefore} and is now {role}' },
  removed: { title: 'Member removed', sentence: '{about} was removed ({role})' },
  left: { title: 'Member left', sentence: '{about} left ({role})' },
  'token-made': { title: 'Token made', sentence: 'API token “{about}” was made ({role})' },
  'token-revoked': { title: 'Token revoked', sentence: 'API token “{about}” was revoked ({role})' },
  'reset-link-made': {
    title: 'Link for a new password made',
    sentence: 'A link for a new password of {about} was made',
  },
  'password-changed': { title: 'Password changed', sentence: '{about} set a new password' },
  'sessions-ended': { title: 'Sessions ended', sentence: '{about} ended their other sessions' },
  'passkey-added': { title: 'Passkey added', sentence: '{about} added a passkey' },
  'passkey-removed': { title: 'Passkey removed', sentence: '{about} removed a passkey' },
  'second-factor-on': { title: 'Second factor turned on', sentence: '{about} turned the second factor on' },
  'second-factor-off': {
    title: 'Second factor turned off',
    sentence: 'The second factor of {about} was turned off',
  },
} as const satisfies ActTexts
