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
      sentence: 'Het bestand is een Excel-werkmap, hoe het ook heet.',
      nextStep: 'Open het in Excel, sla het op als CSV en geef dat bestand op.',
    },
    archive: {
      title: 'Archief',
      sentence: 'Het bestand is een archief (zoals ZIP of gzip), hoe het ook heet.',
      nextStep: 'Pak het uit en geef de bestanden daarin op.',
    },
    unreadable: {
      title: 'Onleesbaar bestand',
      sentence: 'Het bestand kon niet worden gelezen.',
      nextStep: 'Ga na of het bestaat, of het mag worden gelezen en of geen ander programma het open heeft.',
    },
  },
} as const satisfies Pick<Texts, 'fileError'>
