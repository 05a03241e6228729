import type { Texts } from '../texts.ts'

/** Dutch texts of a file that gives no rows. */
export const file = {
  fileError: {
    empty: { title: 'Leeg bestand', sentence: 'Het bestand is leeg.', nextStep: 'Exporteer of verzamel het opnieuw.' },
    'header-only': {
      title: 'Geen rijen',
      sentence: 'Het bestand heeft een kopregel maar geen rijen.',
      nextStep: 'Controleer het filter van de export en exporteer opnieuw.',
    },
    'no-known-column': {
      title: 'Geen bekende kolom',
      sentence: 'Geen kolom van het bestand noemt een apparaat.',
      nextStep: 'Nodig is een kolom Hardware Hash, of de kolommen Manufacturer, Model en Serial Number.',
    },
    'not-text': {
      title: 'Geen tekstbestand',
      sentence: 'Het bestand bevat geen tekst, of tekst in een codering die niet kan worden gelezen.',
      nextStep:
        'Kies het CSV-bestand met de apparaten; staat de tekst in een andere codering, sla die dan op als UTF-8.',
    },
    spreadsheet: {
      title: 'Excel-werkmap',
      sentence:
        'Het bestand is een Excel-werkmap die niet kan worden gelezen: van de oude soort (.xls, .xlsb), beveiligd, beschadigd of veel te groot.',
      nextStep: 'Open het in Excel, sla het op als .xlsx of CSV en geef dat bestand op.',
    },
    archive: {
      title: 'Archief',
      sentence:
        'Het bestand is een archief dat niet kan worden gelezen: geen ZIP, beveiligd, beschadigd of veel te groot, of zonder apparatenlijst erin.',
      nextStep: 'Pak het uit en geef de bestanden daarin op.',
    },
    'screen-output': {
      title: 'Schermuitvoer',
      sentence: 'Dit is wat een verzamelscript op het scherm toont, als tabel: het scherm heeft de hashes afgekapt.',
      nextStep: 'Voer het script opnieuw uit met -OutputFile devices.csv en geef dat bestand op.',
    },
    unreadable: {
      title: 'Onleesbaar bestand',
      sentence: 'Het bestand kon niet worden gelezen.',
      nextStep: 'Ga na of het bestaat, of het mag worden gelezen en of geen ander programma het open heeft.',
    },
  },
} as const satisfies Pick<Texts, 'fileError'>
