import {
  captureAgain,
  faultyHashes,
  type HashFault,
  type Random32,
  replaceBoard,
  type SyntheticDevice,
  synthesizeDevice,
  synthesizeHash,
} from '../domain/hardware-hash/synthesize.ts'
import { peopleLine } from '../steps/merge/write-people-csv.ts'

type Row = { device: SyntheticDevice; serial?: string; hash?: string; model?: string; tag?: string; user?: string }

const header = [
  'Device Serial Number',
  'Windows Product ID',
  'Hardware Hash',
  'Manufacturer name',
  'Device model',
  'Group Tag',
  'Assigned User',
]
const goodRows = 12
const tags = ['Sales', 'Workshop', 'Head office']

/**
 * A file to try Muster with: good rows, and one of each fault, repair and kind of duplicate that a file can have.
 * Other devices each time; their serials say that they are examples, so that none is ever taken for a real one.
 */
export function exampleFile(random: Random32): Buffer {
  const make = () => exampleDevice(random)
  const rows = [...goodOnes(make), ...mended(make), ...repeated(make, random), ...refused(make)]
  const lines = [peopleLine(header), ...rows.map((row) => plainLine(cellsOf(row)))]
  return Buffer.from(`\ufeff${lines.join('')}`)
}

function exampleDevice(random: Random32): SyntheticDevice {
  const serialNumber = `EXAMPLE-${random().toString(36).toUpperCase().padStart(7, '0')}`
  return synthesizeDevice(random, { serialNumber })
}

/** Unlike in a file for people nothing is guarded: a cell that begins like a formula is one of the faults. */
const plainLine = (cells: string[]): string => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`

function cellsOf({ device, serial, hash, model, tag, user }: Row): string[] {
  const { serialNumber, productKeyId, manufacturer } = device
  return [
    serial ?? serialNumber ?? '',
    productKeyId ?? '',
    hash ?? synthesizeHash(device),
    manufacturer ?? '',
    model ?? device.model,
    tag ?? '',
    user ?? '',
  ]
}

function goodOnes(make: () => SyntheticDevice): Row[] {
  return Array.from({ length: goodRows }, (_, number) => ({
    device: make(),
    tag: tags[number % tags.length] as string,
    ...(number % 2 === 0 ? { user: `user${number + 1}@contoso.example` } : {}),
  }))
}

/** What is repaired, or only remarked. */
function mended(make: () => SyntheticDevice): Row[] {
  const [spaced, nameless, spoiled, renamed] = [make(), make(), make(), make()]
  return [
    { device: spaced, serial: ` ${spaced.serialNumber} ` },
    { device: nameless, serial: '' },
    { device: spoiled, hash: oneCharacterLost(spoiled) },
    { device: renamed, model: 'Latitude 9999' },
  ]
}

/** Plus signs that a form made spaces of; a hash without any gets its padding cut off. */
function oneCharacterLost(device: SyntheticDevice): string {
  const text = synthesizeHash(device)
  return text.includes('+') ? text.replaceAll('+', ' ') : text.slice(0, -1)
}

function repeated(make: () => SyntheticDevice, random: Random32): Row[] {
  const [twice, repaired] = [make(), make()]
  return [
    { device: twice },
    { device: captureAgain(twice, 86_400) },
    { device: repaired },
    { device: replaceBoard(repaired, random) },
  ]
}

/** One row for each reason to refuse, and one that no catalogue knows. */
function refused(make: () => SyntheticDevice): Row[] {
  const faults = Object.keys(faultyHashes) as HashFault[]
  const faulty = faults.map((fault): Row => {
    const device = make()
    return { device, hash: faultyHashes[fault](device) }
  })
  return [
    ...faulty,
    { device: make(), tag: '=1+1' },
    { device: make(), serial: 'Default string', hash: '' },
    { device: make(), serial: make().serialNumber ?? '' },
    { device: make(), hash: '' },
  ]
}
