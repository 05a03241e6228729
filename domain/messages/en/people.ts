import type { Texts } from '../texts.ts'

/** English texts of people and their roles. */
export const people = {
  role: {
    owner: { title: 'Owner', sentence: 'May do everything, also with people and the organization.', nextStep: '' },
    administrator: {
      title: 'Administrator',
      sentence: 'May register, change and remove devices and invite people.',
      nextStep: '',
    },
    technician: {
      title: 'Technician',
      sentence: 'May register and change devices, but not remove them.',
      nextStep: '',
    },
    viewer: { title: 'Viewer', sentence: 'May look, and change nothing.', nextStep: '' },
  },
} as const satisfies Pick<Texts, 'role'>
