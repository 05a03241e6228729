import type { CheckOptions } from './check-row.ts'
import { kindOfHeader } from './header-names.ts'
import { LabelledValues } from './labelled-values.ts'
import type { Emit } from './table-reader.ts'

/** A device with its hash has some 5,000 characters; an object that goes on longer is no device, but may hold some. */
const longestObject = 256 * 1024
const deepest = 64

const mark = { quote: 34, escape: 92, open: 123, close: 125, line: 10 } as const

type Open = { start: number; line: number; holdsDevice: boolean }

/**
 * Reads the devices of a JSON text as its bytes come: every object that has a serial number or a hash, wherever it stands
 * (Microsoft Graph's `{"value": […]}`, an array, objects one a line, PowerShell's `ConvertTo-Json`). Only what is left of
 * an object is held, and no more than `longestObject` of it. A text that is not JSON after all gives no rows.
 */
export class JsonReader {
  readonly values: LabelledValues
  #text = Buffer.alloc(0)
  #line = 1
  #inString = false
  #escaped = false
  #open: Open[] = []
  #emit: LabelledValues

  constructor(emit: Emit, options: CheckOptions) {
    this.values = new LabelledValues(emit, options)
    this.#emit = this.values
  }

  /** Takes bytes of UTF-8. */
  append(piece: Uint8Array): void {
    const from = this.#text.length
    this.#text = Buffer.concat([this.#text, piece])
    this.#walk(from)
    this.#drop()
  }

  end(): void {
    this.#text = Buffer.alloc(0)
  }

  #walk(from: number): void {
    const text = this.#text
    for (let at = from; at < text.length; at++) {
      const byte = text[at] as number
      if (byte === mark.line) this.#line++
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false
        else if (byte === mark.escape) this.#escaped = true
        else if (byte === mark.quote) this.#inString = false
      } else if (byte === mark.quote) this.#inString = true
      else if (byte === mark.open) this.#openAt(at)
      else if (byte === mark.close) this.#closeAt(at)
    }
  }

  #openAt(start: number): void {
    if (this.#open.length === deepest) this.#open.shift()
    this.#open.push({ start, line: this.#line, holdsDevice: false })
  }

  #closeAt(end: number): void {
    const object = this.#open.pop()
    if (object === undefined || object.start < 0 || object.holdsDevice) {
      this.#tellParent(object)
      return
    }
    const values = valuesOf(this.#text.toString('utf8', object.start, end + 1))
    if (values !== null && this.#emit.take(object.line, values) && this.#open.length > 0)
      (this.#open.at(-1) as Open).holdsDevice = true
  }

  #tellParent(object: Open | undefined): void {
    const parent = this.#open.at(-1)
    if (parent !== undefined && object?.holdsDevice) parent.holdsDevice = true
  }

  /** Lets go of what no open object needs any more: all of one that holds devices or is too long. */
  #drop(): void {
    const end = this.#text.length
    const needed = this.#open.filter(
      ({ start, holdsDevice }) => start >= 0 && !holdsDevice && end - start <= longestObject,
    )
    const from = Math.min(end, ...needed.map(({ start }) => start))
    if (from === 0) return
    for (const object of this.#open) object.start = object.start < from ? -1 : object.start - from
    this.#text = Buffer.from(this.#text.subarray(from))
  }
}

/** The values of an object that are texts or numbers, by their names; null where the text is no object. */
function valuesOf(text: string): [string, string][] | null {
  let object: unknown
  try {
    object = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof object !== 'object' || object === null) return null
  return Object.entries(object).flatMap(([name, value]): [string, string][] => {
    const said = textOf(value, name)
    return said === null ? [] : [[name, said]]
  })
}

/** What PowerShell makes of the bytes of a hash is an array of numbers: they are base64 again. */
function textOf(value: unknown, name: string): string | null {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  const bytes = Array.isArray(value) ? value : isBuffer(value) ? value.data : null
  if (bytes !== null && kindOfHeader(name) === 'hash' && bytes.every(isByte))
    return Buffer.from(bytes).toString('base64')
  return null
}

const isByte = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < 256
const isBuffer = (value: unknown): value is { data: unknown[] } =>
  typeof value === 'object' && value !== null && 'data' in value && Array.isArray(value.data)
