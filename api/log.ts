import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino'

export type LogOptions = { level: string; to?: DestinationStream }

const secret = [
  'authorization',
  'cookie',
  'password',
  'token',
  'hash',
  'body',
  'refusedText',
  'refusedHashText',
  'hardwareIdentifier',
]

/** The log of server and worker: JSON lines, hashes and secrets left out wherever they stand. */
export function openLog({ level, to }: LogOptions): Logger {
  const paths = secret.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`])
  const options = {
    level,
    timestamp: stdTimeFunctions.isoTime,
    base: null,
    redact: { paths, censor: '[redacted]' },
    formatters: { level: (label: string) => ({ level: label }) },
  }
  return to ? pino(options, to) : pino(options)
}
