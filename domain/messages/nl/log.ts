import type { ActTexts } from '../texts.ts'

/** Dutch texts of the log: a name for each kind of act, and the line that it is. */
export const log = {
  'devices-tagged': {
    title: 'Groepstag ingesteld',
    sentence: 'Groepstag van {devices} ingesteld op {value}',
  },
  'devices-assigned': {
    title: 'Gebruiker toegewezen',
    sentence: 'Gebruiker van {devices} ingesteld op {value}',
  },
  'devices-retried': {
    title: 'Opnieuw geprobeerd',
    sentence: 'Registratie van {devices} opnieuw geprobeerd',
  },
  'device-corrected': {
    title: 'Apparaat verbeterd',
    sentence: '{devices} verbeterd en opnieuw geprobeerd',
  },
  'devices-removed': { title: 'Apparaten verwijderd', sentence: '{devices} verwijderd' },
  'removal-undone': {
    title: 'Verwijderen ongedaan gemaakt',
    sentence: 'Verwijderen van {devices} ongedaan gemaakt',
  },
  'operation-cancelled': {
    title: 'Bewerking geannuleerd',
    sentence: 'Bewerking op {devices} geannuleerd',
  },
  'hardware-replaced': {
    title: 'Hardware vervangen',
    sentence: 'Hardwaregegevens van {devices} vervangen',
  },
  'hardware-dismissed': {
    title: 'Gewijzigde hardware afgewezen',
    sentence: 'Gewijzigde hardware van {devices} afgewezen',
  },
  'devices-registered': {
    title: 'Apparaten geregistreerd',
    sentence: '{devices} geregistreerd uit {about}',
  },
  'registration-cancelled': {
    title: 'Registratie gestopt',
    sentence: 'Registratie van {about} gestopt',
  },
  'files-discarded': { title: 'Bestanden weggegooid', sentence: '{about} weggegooid' },
  'catalogue-imported': {
    title: 'Catalogus geïmporteerd',
    sentence: '{about} geïmporteerd als catalogus met {devices}',
  },
  'catalogue-removed': { title: 'Catalogus verwijderd', sentence: 'Catalogus {about} verwijderd' },
  invited: { title: 'Uitgenodigd', sentence: '{about} is uitgenodigd als {role}' },
  'invitation-withdrawn': {
    title: 'Uitnodiging ingetrokken',
    sentence: 'De uitnodiging van {about} is ingetrokken',
  },
  joined: { title: 'Lid geworden', sentence: '{about} is lid geworden als {role}' },
  'role-changed': { title: 'Rol gewijzigd', sentence: '{about} was {roleBefore} en is nu {role}' },
  removed: { title: 'Lid verwijderd', sentence: '{about} is verwijderd ({role})' },
  left: { title: 'Lid vertrokken', sentence: '{about} is vertrokken ({role})' },
  'token-made': { title: 'Token gemaakt', sentence: 'API-token “{about}” is gemaakt ({role})' },
  'token-revoked': {
    title: 'Token ingetrokken',
    sentence: 'API-token “{about}” is ingetrokken ({role})',
  },
  'reset-link-made': {
    title: 'Koppeling voor nieuw wachtwoord gemaakt',
    sentence: 'Een koppeling voor een nieuw wachtwoord van {about} is gemaakt',
  },
  'password-changed': {
    title: 'Wachtwoord gewijzigd',
    sentence: '{about} heeft een nieuw wachtwoord ingesteld',
  },
  'sessions-ended': { title: 'Sessies beëindigd', sentence: '{about} heeft andere sessies beëindigd' },
  'passkey-added': {
    title: 'Toegangssleutel toegevoegd',
    sentence: '{about} heeft een toegangssleutel toegevoegd',
  },
  'passkey-removed': {
    title: 'Toegangssleutel verwijderd',
    sentence: '{about} heeft een toegangssleutel verwijderd',
  },
  'second-factor-on': {
    title: 'Tweede factor aangezet',
    sentence: '{about} heeft de tweede factor aangezet',
  },
  'second-factor-off': {
    title: 'Tweede factor uitgezet',
    sentence: 'De tweede factor van {about} is uitgezet',
  },
} as const satisfies ActTexts
