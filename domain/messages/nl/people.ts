import type { Texts } from '../texts.ts'

/** Dutch texts of people and their roles. */
export const people = {
  role: {
    owner: { title: 'Eigenaar', sentence: 'Mag alles, ook met personen en de organisatie.', nextStep: '' },
    administrator: {
      title: 'Beheerder',
      sentence: 'Mag apparaten registreren, wijzigen en verwijderen en personen uitnodigen.',
      nextStep: '',
    },
    technician: {
      title: 'Technicus',
      sentence: 'Mag apparaten registreren en wijzigen, maar niet verwijderen.',
      nextStep: '',
    },
    viewer: { title: 'Lezer', sentence: 'Mag kijken en niets wijzigen.', nextStep: '' },
  },
} as const satisfies Pick<Texts, 'role'>
