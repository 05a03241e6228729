import type { Language } from '../../domain/words.ts'

/** Dates, numbers and lists as the language writes them. Moments are ISO 8601 texts; null gives an empty text. */
export type Format = {
  number(value: number): string
  percent(part: number): string
  date(moment: string | null): string
  dateTime(moment: string | null): string
  /** `3 days ago`, `in 9 minutes`; `now` in milliseconds. */
  ago(moment: string | null, now: number): string
  /** How long, in the two or fewer largest units: `2 minutes`, `1 hour`. */
  duration(seconds: number): string
  /** An age in the largest unit that says enough: days, months, years. */
  age(moment: string | null, now: number): string
  bytes(value: number): string
  list(items: readonly string[]): string
}

const locales = { en: 'en-GB', nl: 'nl-NL' } as const satisfies Record<Language, string>
const made = new Map<Language, Format>()

/** The format of a language; made once, since Intl's objects are slow to make. */
export function formatOf(language: Language): Format {
  const known = made.get(language) ?? makeFormat(locales[language])
  made.set(language, known)
  return known
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365.25 * 86_400],
  ['month', 30.44 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
]

function makeFormat(locale: string): Format {
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const units = new Map(steps.map(([name]) => [name, unitFormat(locale, name)]))
  const unit = (value: number, name: Intl.RelativeTimeFormatUnit): string => units.get(name)?.format(value) ?? ''
  const parse = (moment: string | null): Date | null => (moment === null ? null : new Date(moment))
  return {
    number: (value) => number.format(value),
    percent: (part) => percent.format(part),
    date: (moment) => (moment === null ? '' : date.format(parse(moment) ?? undefined)),
    dateTime: (moment) => (moment === null ? '' : dateTime.format(parse(moment) ?? undefined)),
    ago(moment, now) {
      if (moment === null) return ''
      const apart = (Date.parse(moment) - now) / 1000
      // Clocks differ a little: what was just done must not lie ahead.
      const seconds = apart > 0 && apart < 60 ? 0 : apart
      const [name, size] = stepFor(Math.abs(seconds))
      return relative.format(Math.trunc(seconds / size), name)
    },
    duration(seconds) {
      const [name, size] = stepFor(seconds)
      return unit(Math.max(1, Math.round(seconds / size)), name)
    },
    age(moment, now) {
      if (moment === null) return ''
      const seconds = Math.max(0, (now - Date.parse(moment)) / 1000)
      if (seconds < 60) return relative.format(0, 'second')
      const [name, size] = stepFor(seconds)
      return unit(Math.floor(seconds / size), name)
    },
    bytes: (value) => bytesText(locale, value),
    list: (items) => list.format(items),
  }
}

function unitFormat(locale: string, unit: string): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 })
}

function stepFor(seconds: number): [Intl.RelativeTimeFormatUnit, number] {
  return steps.find(([, size]) => seconds >= size) ?? ['second', 1]
}

function bytesText(locale: string, value: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, value)) / 3))
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(value / 1000 ** step)
}
