import type { Language } from '../domain/words.ts'

/** What the parser (commander) says of a mistake in the command, in Dutch; what is not among these stays as it is. */
const dutch: readonly (readonly [RegExp, string])[] = [
  [/missing required argument '(.*)'/, "verplicht argument '$1' ontbreekt"],
  [/option '(.*)' argument missing/, "optie '$1' mist een waarde"],
  [/required option '(.*)' not specified/, "verplichte optie '$1' ontbreekt"],
  [/unknown option '(.*)'/, "onbekende optie '$1'"],
  [/unknown command '(.*)'/, "onbekende opdracht '$1'"],
  [/too many arguments.*Expected (\d+) arguments? but got (\d+)/, 'te veel argumenten: $1 mogelijk, $2 gegeven'],
  [
    /option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\./,
    "optie '$1' kan niet '$2' zijn; mogelijk: $3.",
  ],
  [/Did you mean (?:one of )?(.*)\?/, 'Bedoel je $1?'],
  [/^error: /, 'fout: '],
]

/** A mistake in the command, in the reader's language. */
export function mistakeIn(language: Language, said: string): string {
  if (language === 'en') return said
  return dutch.reduce((text, [english, words]) => text.replace(english, words), said)
}
