import type { Language } from '../domain/words.ts'

/** What the command `merge` says of itself; what it says of rows and files is in domain/messages. */
export type MergeTexts = {
  help: Record<'merge' | 'files' | 'output' | 'report' | 'split' | 'hashes' | 'json' | 'examples', string>
  reading: string
  writing: string
  head: { files: string; rows: string; accepted: string; duplicates: string; refused: string; written: string }
  problems: string
  rowsHead: [string, string, string]
  repaired: string
  noted: string
  notInFile: string
  filesNotRead: string
  ownOutput: (names: string) => string
  givenTwice: (names: string) => string
  passedOver: (count: number, names: string) => string
  leftAlone: string
  byContent: string
  sheets: string
  sheet: (file: string, sheet: string, others: string) => string
  tooManyForOne: (file: string, rows: string) => string
  nothingForIntune: string
  wrote: (file: string, rows: string) => string
  wroteParts: (count: string, first: string, last: string) => string
  wroteReport: (file: string) => string
  nothing: string
  stays: (file: string) => string
  spared: (names: string) => string
  wouldBeLost: (file: string, line: number | null) => string
  reportOver: (file: string) => string
  anotherName: string
  noFolder: (folder: string) => string
  folderNotWritable: (folder: string) => string
  outputIsFolder: (path: string) => string
  outputIsNoFile: (path: string) => string
  sameTwice: string
  places: (shown: string, more: number) => string
  line: (file: string, line: number) => string
}

export const mergeTexts = {
  en: {
    help: {
      merge: 'Merge files with hardware hashes into one that Intune takes; every row is checked and accounted for',
      files: 'files, or folders and ZIP files whose lists are all read (CSV, text, Excel, XML, JSON)',
      output: 'where the merged file goes',
      report: 'writes what became of every row as JSON',
      split: 'rows a file at most; more make OUT-part-001.csv, OUT-part-002.csv, … (Intune takes 500)',
      hashes: 'hashes in full in the report and with --json',
      json: 'prints the report on standard output, and nothing else there',
      examples: `
Examples:
  muster merge C:\\hashes -o merged.csv
  muster merge laptops.csv desktops.csv OA3.xml -o merged.csv --report report.json
  muster merge *.csv -o merged.csv --split 500
  muster merge hashes --json -o merged.csv | jq '.rows[] | select(.outcome == "refused")'

Exit status: 0 all well, 1 some rows refused or some files unreadable, 2 nothing could be read.`,
    },
    reading: 'reading',
    writing: 'writing',
    head: {
      files: 'Files',
      rows: 'Rows',
      accepted: 'Accepted',
      duplicates: 'Duplicates',
      refused: 'Refused',
      written: 'Written',
    },
    problems: 'Refused rows',
    rowsHead: ['Rows', 'What', 'What to do'],
    repaired: 'Repaired',
    noted: 'To look at',
    notInFile: 'Accepted, but not in the file',
    filesNotRead: 'Files without rows',
    ownOutput: (names) => `Left out, since this command writes it: ${names}`,
    givenTwice: (names) => `Left out, since it was given twice: ${names}`,
    passedOver: (count, names) =>
      count === 1
        ? `Passed over, since such a file names no devices: ${names}`
        : `${count} files passed over, since such files name no devices: ${names}`,
    leftAlone: 'Columns left alone',
    byContent: 'Columns known by what stands in them',
    sheets: 'Sheets that were read',
    sheet: (file, sheet, others) => `${file}: ${sheet}${others === '' ? '' : ` (not read: ${others})`}`,
    tooManyForOne: (file, rows) =>
      `Intune takes 500 rows a file, and ${file} has ${rows}: --split 500 makes files of that size.`,
    nothingForIntune: 'Nothing was written for Intune: no accepted row has a hash that such a file can carry.',
    wrote: (file, rows) => `Wrote ${file} (${rows} rows).`,
    wroteParts: (count, first, last) => `Wrote ${count} files, ${first} to ${last}.`,
    wroteReport: (file) => `What became of every row is in ${file}.`,
    nothing: 'No file had a row.',
    stays: (file) => `No row could be written; ${file} stays as it was.`,
    spared: (names) => `Not removed, since nothing else that was read holds what they hold: ${names}`,
    wouldBeLost: (file, line) =>
      line === null
        ? `This command would write over ${file}, and what that holds is in no other file given.`
        : `This command would write over ${file}, and its line ${line} is in no other file given.`,
    reportOver: (file) => `The report would be written over ${file}, which was given to be read.`,
    anotherName: 'Give another name for what is written, or move that file away if it is no longer needed.',
    noFolder: (folder) => `The folder ${folder} does not exist.`,
    folderNotWritable: (folder) => `The folder ${folder} may not be written in; name a file in another folder with -o.`,
    outputIsFolder: (path) => `${path} is a folder; name a file in it.`,
    outputIsNoFile: (path) => `${path} is no ordinary file; give another name.`,
    sameTwice: 'The output and the report need different names.',
    places: (shown, more) => (more > 0 ? `${shown} and ${more} more` : shown),
    line: (file, line) => `${file} line ${line}`,
  },
  nl: {
    help: {
      merge:
        'Voegt bestanden met hardware-hashes samen tot één dat Intune aanneemt; elke rij wordt gecontroleerd en verantwoord',
      files: 'bestanden, of mappen waarvan alle CSV-, tekst- en XML-bestanden worden gelezen',
      output: 'waar het samengevoegde bestand komt',
      report: 'schrijft als JSON wat er van elke rij is geworden',
      split:
        'hoogstens zoveel rijen per bestand; meer worden OUT-part-001.csv, OUT-part-002.csv, … (Intune neemt er 500)',
      hashes: 'volledige hashes in het verslag en bij --json',
      json: 'drukt het verslag af op de standaarduitvoer, en daar niets anders',
      examples: `
Voorbeelden:
  muster merge C:\\hashes -o samen.csv
  muster merge laptops.csv desktops.csv OA3.xml -o samen.csv --report verslag.json
  muster merge *.csv -o samen.csv --split 500
  muster merge hashes --json -o samen.csv | jq '.rows[] | select(.outcome == "refused")'

Afsluitcode: 0 alles goed, 1 sommige rijen geweigerd of sommige bestanden onleesbaar, 2 er kon niets worden gelezen.`,
    },
    reading: 'lezen',
    writing: 'schrijven',
    head: {
      files: 'Bestanden',
      rows: 'Rijen',
      accepted: 'Geaccepteerd',
      duplicates: 'Dubbel',
      refused: 'Geweigerd',
      written: 'Geschreven',
    },
    problems: 'Geweigerde rijen',
    rowsHead: ['Rijen', 'Wat', 'Wat te doen'],
    repaired: 'Hersteld',
    noted: 'Om na te kijken',
    notInFile: 'Geaccepteerd, maar niet in het bestand',
    filesNotRead: 'Bestanden zonder rijen',
    ownOutput: (names) => `Overgeslagen, want deze opdracht schrijft het zelf: ${names}`,
    givenTwice: (names) => `Overgeslagen, want tweemaal opgegeven: ${names}`,
    passedOver: (count, names) =>
      count === 1
        ? `Overgeslagen, omdat zo’n bestand geen apparaten noemt: ${names}`
        : `${count} bestanden overgeslagen, omdat zulke bestanden geen apparaten noemen: ${names}`,
    leftAlone: 'Kolommen die ongemoeid zijn gelaten',
    byContent: 'Kolommen herkend aan wat erin staat',
    sheets: 'Bladen die zijn gelezen',
    sheet: (file, sheet, others) => `${file}: ${sheet}${others === '' ? '' : ` (niet gelezen: ${others})`}`,
    tooManyForOne: (file, rows) =>
      `Intune neemt 500 rijen per bestand aan, en ${file} heeft er ${rows}: --split 500 maakt bestanden van die grootte.`,
    nothingForIntune:
      'Er is niets geschreven voor Intune: geen geaccepteerde rij heeft een hash die zo’n bestand kan bevatten.',
    wrote: (file, rows) => `${file} geschreven (${rows} rijen).`,
    wroteParts: (count, first, last) => `${count} bestanden geschreven, ${first} tot en met ${last}.`,
    wroteReport: (file) => `Wat er van elke rij is geworden, staat in ${file}.`,
    nothing: 'Geen enkel bestand had een rij.',
    stays: (file) => `Er kon geen rij worden geschreven; ${file} blijft zoals het was.`,
    spared: (names) => `Niet verwijderd, want niets anders dat is gelezen bevat wat hierin staat: ${names}`,
    wouldBeLost: (file, line) =>
      line === null
        ? `Deze opdracht zou ${file} overschrijven, en wat daarin staat, staat in geen ander opgegeven bestand.`
        : `Deze opdracht zou ${file} overschrijven, en regel ${line} daarvan staat in geen ander opgegeven bestand.`,
    reportOver: (file) => `Het verslag zou over ${file} heen worden geschreven, en dat was opgegeven om te lezen.`,
    anotherName: 'Geef wat wordt geschreven een andere naam, of verplaats dat bestand als het niet meer nodig is.',
    noFolder: (folder) => `De map ${folder} bestaat niet.`,
    folderNotWritable: (folder) =>
      `In de map ${folder} mag niet worden geschreven; noem met -o een bestand in een andere map.`,
    outputIsFolder: (path) => `${path} is een map; noem een bestand daarin.`,
    outputIsNoFile: (path) => `${path} is geen gewoon bestand; geef een andere naam op.`,
    sameTwice: 'De uitvoer en het verslag hebben verschillende namen nodig.',
    places: (shown, more) => (more > 0 ? `${shown} en nog ${more}` : shown),
    line: (file, line) => `${file} regel ${line}`,
  },
} as const satisfies Record<Language, MergeTexts>
