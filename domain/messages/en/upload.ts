import type { Texts } from '../texts.ts'

/** English texts of an upload. */
export const upload = {
  uploadStatus: {
    receiving: { title: 'Receiving', sentence: 'Files are coming in; what is shown is provisional.', nextStep: '' },
    checked: {
      title: 'Checked',
      sentence: 'All rows were checked. Nothing is registered yet.',
      nextStep: 'Look at the result, then register or discard it.',
    },
    registering: { title: 'Registering', sentence: 'The devices are being registered.', nextStep: '' },
    done: { title: 'Done', sentence: 'All rows were handled.', nextStep: '' },
    cancelled: {
      title: 'Cancelled',
      sentence: 'It was stopped. What was registered by then stays; the rest was left.',
      nextStep: 'Give the files again to register the rest.',
    },
    abandoned: {
      title: 'Discarded',
      sentence: 'It was discarded, or nobody continued with it in time. Its rows are gone.',
      nextStep: 'Give the files again to register them.',
    },
    interrupted: {
      title: 'Interrupted',
      sentence: 'Sending stopped before all files were here. Files that arrived whole are kept.',
      nextStep: 'Give the missing files again, or continue without them.',
    },
    'answers-due': {
      title: 'Waits for an answer',
      sentence: 'All rows were handled, but changed hardware waits for an answer.',
      nextStep: 'For each: replace the hardware record, or dismiss.',
    },
  },
} as const satisfies Pick<Texts, 'uploadStatus'>
