import type { Texts } from '../texts.ts'

/** Dutch texts of an upload. */
export const upload = {
  uploadStatus: {
    receiving: { title: 'Ontvangen', sentence: 'Bestanden komen binnen; wat te zien is, is voorlopig.', nextStep: '' },
    checked: {
      title: 'Gecontroleerd',
      sentence: 'Alle rijen zijn gecontroleerd. Er is nog niets geregistreerd.',
      nextStep: 'Bekijk het resultaat en registreer het of gooi het weg.',
    },
    registering: { title: 'Registreren', sentence: 'De apparaten worden geregistreerd.', nextStep: '' },
    done: { title: 'Voltooid', sentence: 'Alle rijen zijn afgehandeld.', nextStep: '' },
    cancelled: {
      title: 'Geannuleerd',
      sentence: 'Er is gestopt. Wat toen geregistreerd was, blijft; de rest is overgeslagen.',
      nextStep: 'Geef de bestanden opnieuw op om de rest te registreren.',
    },
    abandoned: {
      title: 'Weggegooid',
      sentence: 'De bestanden zijn weggegooid, of niemand is er op tijd mee doorgegaan. De rijen zijn weg.',
      nextStep: 'Geef de bestanden opnieuw op om ze te registreren.',
    },
    interrupted: {
      title: 'Onderbroken',
      sentence:
        'Het verzenden stopte voordat alle bestanden er waren. Bestanden die heel zijn aangekomen, blijven bewaard.',
      nextStep: 'Geef de ontbrekende bestanden opnieuw op, of ga door zonder.',
    },
    'answers-due': {
      title: 'Wacht op antwoord',
      sentence: 'Alle rijen zijn afgehandeld, maar gewijzigde hardware wacht op een antwoord.',
      nextStep: 'Vervang voor elk de hardwaregegevens, of wijs de rij af.',
    },
  },
} as const satisfies Pick<Texts, 'uploadStatus'>
