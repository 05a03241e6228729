import type { CheckOptions } from './check-row.ts'
import { kindOfHeader } from './header-names.ts'
import { LabelledValues } from './labelled-values.ts'
import type { Emit } from './table-reader.ts'
import { FieldDecoder } from './text-bytes.ts'

/** `Label : value`, as PowerShell's Format-List writes it. */
const labelled = /^\s*([\p{L}\p{N}][^:"]{0,60}?)\s*:\s?(.*)$/u
const longestLine = 128 * 1024
const longestValue = 40_000

/** Whether a line names something of a device and gives its value. */
function labelOf(line: string): { name: string; value: string } | null {
  const found = labelled.exec(line)
  return found && { name: found[1] as string, value: found[2] as string }
}

/**
 * Whether a text is a list of devices, a value a line, and no table: a label for the hash with one behind it, or labels
 * for all of serial number, maker and model.
 */
export function looksLikeList(text: string): boolean {
  const kinds = new Set<string>()
  for (const line of text.split(/\r?\n|\r/)) {
    const label = labelOf(line)
    const kind = label && kindOfHeader(label.name)
    if (!kind) continue
    if (kind === 'hash' && /^\s*T0[E-H]/.test(label.value)) return true
    if (label.value.trim() !== '') kinds.add(kind)
  }
  return kinds.has('serialNumber') && kinds.has('manufacturer') && kinds.has('model')
}

/**
 * Reads a list as a screen shows it: `label : value` lines, a long value wrapped and indented over several. A device ends
 * with an empty line behind its values, or where a label comes again.
 */
export class ListReader {
  readonly values: LabelledValues
  #decoder = new FieldDecoder()
  #rest = Buffer.alloc(0)
  #line = 0
  #begun = 0
  #device: [name: string, value: string][] = []

  constructor(emit: Emit, options: CheckOptions) {
    this.values = new LabelledValues(emit, options)
  }

  append(piece: Uint8Array): void {
    const bytes = Buffer.concat([this.#rest, piece])
    let from = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      this.#take(bytes, from, end)
      from = end + 1
    }
    this.#rest = Buffer.from(bytes.subarray(bytes.length - from > longestLine ? bytes.length : from))
  }

  end(): void {
    if (this.#rest.length > 0) this.#take(this.#rest, 0, this.#rest.length)
    this.#flush()
  }

  #take(bytes: Buffer, from: number, end: number): void {
    this.#line++
    const text = this.#decoder.decode(bytes, from, end).replace(/\r$/, '')
    const label = labelOf(text)
    const last = this.#device.at(-1)
    if (text.trim() === '') {
      if (this.#isWhole()) this.#flush()
    } else if (label !== null && !this.#goesOn(text)) {
      if (this.#device.some(([name]) => name === label.name)) this.#flush()
      if (this.#device.length === 0) this.#begun = this.#line
      this.#device.push([label.name, label.value])
    } else if (last !== undefined && last[1].length < longestValue) last[1] += text.trim()
  }

  /** A wrapped value is indented, and base64 has no colon in it. */
  #goesOn(text: string): boolean {
    return this.#device.length > 0 && /^\s{8,}[A-Za-z0-9+/=]+\s*$/.test(text)
  }

  /** An empty line inside a list parts nothing while the device has neither serial nor hash. */
  #isWhole(): boolean {
    return this.#device.some(([name]) => ['serialNumber', 'hash'].includes(kindOfHeader(name) ?? ''))
  }

  #flush(): void {
    if (this.#device.length > 0) this.values.take(this.#begun, this.#device)
    this.#device = []
  }
}
