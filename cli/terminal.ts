import type { Language } from '../domain/words.ts'

/** The two streams and the person before them. Results go to standard output, everything said besides to standard error. */
export type Terminal = {
  /** True when a person looks at standard error: progress is shown there. */
  watched: boolean
  /** True when a person can also answer. */
  answers: boolean
  /** Columns of standard output, or null where it is no terminal. */
  columns: number | null
  stdin: NodeJS.ReadStream
  stdout: NodeJS.WriteStream
  stderr: NodeJS.WriteStream
  /** One line of a result. */
  print(line: string): void
  /** One line to the person. */
  note(line: string): void
  /** A whole number with its thousands parted. */
  number(value: number): string
  moment(iso: string | null): string
  /** Seconds as people say them. */
  duration(seconds: number): string
}

/** Terminal of this process, speaking the language. A reader that goes away (`| head`) ends the command quietly. */
export function openTerminal(running: NodeJS.Process, language: Language): Terminal {
  const { stdin, stdout, stderr } = running
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') running.exit()
    throw error
  })
  const moments = onlyOnce(() => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }))
  return {
    watched: stderr.isTTY === true,
    answers: stderr.isTTY === true && stdin.isTTY === true,
    columns: stdout.isTTY ? stdout.columns : null,
    stdin,
    stdout,
    stderr,
    print: (line) => void stdout.write(`${line}\n`),
    note: (line) => void stderr.write(`${line}\n`),
    number: (value) => grouped(value, language),
    moment: (iso) => (iso === null ? '' : moments().format(new Date(iso))),
    duration: (seconds) => durationIn(language, seconds),
  }
}

/** What Intl says of whole numbers; making its formatter takes a tenth of a short command's time. */
function grouped(value: number, language: Language): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, thousandsMark[language])
}

const thousandsMark = { en: ',', nl: '.' } as const satisfies Record<Language, string>

function onlyOnce<Value>(make: () => Value): () => Value {
  let value: Value | null = null
  return () => {
    value ??= make()
    return value
  }
}

/** Text of a file or a device made safe to show: control characters, which could steer the terminal, become `�`. */
export function plain(text: string | null | undefined): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return (text ?? '').replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\uFFFD')
}

/** Writes all of it before going on, so that a long result does not gather in memory. */
export function write(stream: NodeJS.WritableStream, text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()))
  })
}

function durationIn(language: Language, seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const unit = (value: number, of: 'second' | 'minute' | 'hour'): string =>
    new Intl.NumberFormat(language, { style: 'unit', unit: of, unitDisplay: 'short' }).format(value)
  if (whole < 90) return unit(whole, 'second')
  if (whole < 5400) return unit(Math.round(whole / 60), 'minute')
  return unit(Math.round(whole / 360) / 10, 'hour')
}
