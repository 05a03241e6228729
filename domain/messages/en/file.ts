import type { Texts } from '../texts.ts'

/** English texts of a file that gives no rows. */
export const file = {
  fileError: {
    empty: { title: 'Empty file', sentence: 'The file is empty.', nextStep: 'Export or collect it again.' },
    'header-only': {
      title: 'No rows',
      sentence: 'The file has a header but no rows.',
      nextStep: 'Check the filter of the export, then export it again.',
    },
    'no-known-column': {
      title: 'No known column',
      sentence: 'No column of the file names a device.',
      nextStep: 'It needs a column Hardware Hash, or the columns Manufacturer, Model and Serial Number.',
    },
    'not-text': {
      title: 'Not a text file',
      sentence: 'The file is not text, or in an encoding that cannot be read.',
      nextStep: 'Choose the CSV file with the devices; a text in another encoding: save it as UTF-8.',
    },
    spreadsheet: {
      title: 'Excel workbook',
      sentence:
        'The file is an Excel workbook that cannot be read: of the old kind (.xls, .xlsb), protected, damaged or far too large.',
      nextStep: 'Open it in Excel, save it as .xlsx or CSV, and give that file.',
    },
    archive: {
      title: 'Archive',
      sentence:
        'The file is an archive that cannot be read: not a ZIP, protected, damaged or far too large, or with no device list inside.',
      nextStep: 'Unpack it and give the files inside.',
    },
    'screen-output': {
      title: 'Screen output',
      sentence: 'This is what a collection script shows on the screen, as a table: the screen cut the hashes off.',
      nextStep: 'Run the script again with -OutputFile devices.csv, and give that file.',
    },
    unreadable: {
      title: 'Unreadable file',
      sentence: 'The file could not be read.',
      nextStep: 'Check that it exists, that you may read it and that no other program has it open.',
    },
  },
} as const satisfies Pick<Texts, 'fileError'>
