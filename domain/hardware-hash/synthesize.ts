import { hash } from 'node:crypto'
import { canonicalHash } from './encode.ts'
import { epoch2000 } from './identity.ts'
import { canonicalBytes, footerBytes, longestBody, recordType, u16 } from './layout.ts'
import { type SyntheticModel, syntheticModels } from './synthetic-models.ts'

/** Gives whole numbers of 32 bits, 0 to 2³²-1. Seeded in tests, from a real source for example devices. */
export type Random32 = () => number

/** Everything that makes one synthetic device; any of it may be given instead of made up. */
export type SyntheticDevice = {
  hardware: SyntheticModel
  /** null leaves the record out: such a hash is refused. */
  serialNumber: string | null
  manufacturer: string | null
  model: string
  productKeyId: string | null
  /** 16 bytes as record 12 holds them. */
  uuid: Uint8Array
  /** 256 bytes; null: no TPM. */
  ek: Uint8Array | null
  /** Six bytes an adapter, all beginning `02` (locally administered). */
  macs: Uint8Array
  diskSerial: string
  /** Unix seconds. */
  capturedAt: number
  osBuild: number
  toolVersion: number
}

const builds = [19041, 22000, 22621, 22631, 26100, 26200]
const firstCapture = Date.UTC(2026, 0, 1) / 1000

/**
 * Makes up a device that follows every rule of hardware-hash.md. `number` goes into the serial, so that different
 * numbers of one model give different serials.
 */
export function synthesizeDevice(random: Random32, changes: SyntheticChanges = {}): SyntheticDevice {
  const { number = random() % 10_000_000, ...given } = changes
  const hardware = given.hardware ?? (syntheticModels[random() % syntheticModels.length] as SyntheticModel)
  const uuid = versionFour(randomBytes(random, 16))
  return {
    hardware,
    serialNumber: hardware.serial(number, Buffer.from(uuid).toString('hex')),
    manufacturer: hardware.manufacturer,
    model: hardware.model,
    productKeyId: hardware.hasProductKey ? `33050${String(random() % 100_000_000).padStart(8, '0')}` : null,
    uuid,
    ek: hardware.tpm === null ? null : endorsementKey(random),
    macs: localMacs(random, hardware.adapters.length),
    diskSerial: `${hardware.disk?.model ?? 'DISK'}_${hex4(random)}_${hex4(random)}.`,
    capturedAt: firstCapture + (random() % 15_000_000),
    osBuild: builds[random() % builds.length] as number,
    toolVersion: 3 + (random() % 7),
    ...given,
  }
}

export type SyntheticChanges = Partial<SyntheticDevice> & { number?: number }

/** The same device looked at again `seconds` later: only the time differs. */
export function captureAgain(device: SyntheticDevice, seconds: number): SyntheticDevice {
  return { ...device, capturedAt: device.capturedAt + seconds }
}

/** The same case with a new motherboard: other TPM, UUID and adapters; maker, model and serial as before. */
export function replaceBoard(device: SyntheticDevice, random: Random32): SyntheticDevice {
  return {
    ...device,
    uuid: versionFour(randomBytes(random, 16)),
    ek: device.ek === null ? null : endorsementKey(random),
    macs: localMacs(random, device.hardware.adapters.length),
    capturedAt: device.capturedAt + 86_400,
  }
}

function randomBytes(random: Random32, count: number): Uint8Array {
  const words = new Uint32Array(count / 4)
  for (let at = 0; at < words.length; at++) words[at] = random()
  return new Uint8Array(words.buffer)
}

function versionFour(uuid: Uint8Array): Uint8Array {
  uuid[7] = ((uuid[7] as number) & 0x0f) | 0x40
  uuid[8] = ((uuid[8] as number) & 0x3f) | 0x80
  return uuid
}

/** A modulus of full length is odd and has its highest bit set. */
function endorsementKey(random: Random32): Uint8Array {
  const ek = randomBytes(random, 256)
  ek[0] = (ek[0] as number) | 0x80
  ek[255] = (ek[255] as number) | 1
  return ek
}

function localMacs(random: Random32, adapters: number): Uint8Array {
  const macs = randomBytes(random, adapters * 8)
  for (let adapter = 0; adapter < adapters; adapter++) macs[adapter * 6] = 2
  return macs.subarray(0, adapters * 6)
}

const hex4 = (random: Random32) => (random() & 0xffff).toString(16).toUpperCase().padStart(4, '0')

const scratch = Buffer.alloc(canonicalBytes)

/** The body (bytes [0, total)) of a device's hash. */
export function synthesizeBody(device: SyntheticDevice): Uint8Array {
  const { hardware } = device
  let at = writeCapture(device)
  at += fixedRecords(hardware).copy(scratch, at)
  if (hardware.disk) {
    const name = `${device.diskSerial}|${hardware.disk.model}|`
    at = writeText(at, recordType.diskSerial, name, '')
    at = writeText(at, recordType.systemDisk, name)
  }
  at = writeAdapters(at, device)
  at = writeKeys(at, device)
  if (device.serialNumber !== null) at = writeText(at, recordType.serialNumber, device.serialNumber)
  if (device.manufacturer !== null) at = writeText(at, recordType.manufacturer, device.manufacturer)
  at = writeText(at, recordType.model, device.model)
  if (device.productKeyId !== null) {
    at = writeText(at, recordType.productKeyId, device.productKeyId)
    at = writeText(at, recordType.keyPartNumber, '[TH]X19-99481')
  }
  scratch.writeUInt16LE(at, 2)
  return new Uint8Array(scratch.subarray(0, at))
}

/** The canonical text of a device's hash. */
export const synthesizeHash = (device: SyntheticDevice): string => canonicalHash(synthesizeBody(device))

function header(at: number, type: number, valueBytes: number): number {
  scratch.writeUInt16LE(type, at)
  scratch.writeUInt16LE(valueBytes + 4, at + 2)
  return at + 4
}

function writeText(at: number, type: number, text: string, end = '\0'): number {
  const start = header(at, type, text.length + end.length)
  return start + scratch.write(text + end, start, 'latin1')
}

function writeCapture(device: SyntheticDevice): number {
  scratch.write('OA', 0, 'latin1')
  let at = header(4, recordType.capture, 24)
  for (const part of [0, 10, 1, device.osBuild, 0, 10, 1, device.osBuild]) at = scratch.writeUInt16LE(part, at)
  at = scratch.writeUInt32LE(device.capturedAt - epoch2000, at)
  // Tool version 3 writes a zone that is none.
  for (const byte of [device.toolVersion === 3 ? 120 : 4, 2, device.hardware.architecture, device.toolVersion]) {
    at = scratch.writeUInt8(byte, at)
  }
  return at
}

function writeAdapters(start: number, device: SyntheticDevice): number {
  let at = start
  device.hardware.adapters.forEach((medium, adapter) => {
    const value = header(at, recordType.network, 22)
    scratch.writeUInt32LE(medium, value)
    scratch.set(device.macs.subarray(adapter * 6, adapter * 6 + 6), value + 4)
    scratch.writeUInt32LE(8, value + 10)
    at = value + 14 + scratch.write(medium === 10 ? 'BTH\0' : 'PCI\0', value + 14, 'utf16le')
  })
  return at
}

function writeKeys(start: number, device: SyntheticDevice): number {
  let at = start
  if (device.ek !== null) {
    at = header(at, recordType.ek, device.ek.length)
    scratch.set(device.ek, at)
    at += device.ek.length
  }
  const value = header(at, recordType.ekDigest, 42)
  scratch.writeUInt32LE(0, value)
  scratch.writeUInt16LE(device.ek === null ? 0x0103 : 1, value + 4)
  scratch.writeUInt32LE(32, value + 6)
  scratch.write(hash('sha256', device.ek ?? device.uuid, 'binary'), value + 10, 'latin1')
  at = header(value + 42, recordType.uuid, 16)
  scratch.set(device.uuid, at)
  return at + 16
}

const fixed = new Map<SyntheticModel, Buffer>()

/** The records that do not differ between devices of a model, made once. */
function fixedRecords(hardware: SyntheticModel): Buffer {
  const made = fixed.get(hardware) ?? Buffer.concat(fixedParts(hardware))
  fixed.set(hardware, made)
  return made
}

function fixedParts(hardware: SyntheticModel): Buffer[] {
  const { disk } = hardware
  const text = (type: number, value: string) => record(type, Buffer.from(`${value}\0`, 'latin1'))
  const optional = (type: number, value: string | null) => (value === null ? [] : [text(type, value)])
  const memory = Buffer.from('000000000000000040000000000000000200010003', 'hex')
  memory.writeUInt32LE(hardware.memoryGB, 0)
  return [
    record(recordType.cpuTopology, Buffer.from([hardware.architecture, 0, 1, 0, 10, 0, 12, 0, 1, 0, 0, 0])),
    record(recordType.memory, memory),
    text(recordType.cpuVendor, hardware.cpuVendor),
    record(recordType.cpuModel, Buffer.from(hardware.cpuModel.padEnd(48, '\0'), 'latin1')),
    ...(disk ? [record(recordType.disk, diskValue(disk))] : []),
    record(recordType.display, Buffer.from('3501ae008007380400000080', 'hex')),
    record(recordType.displayCentimetres, Buffer.from('1f001100', 'hex')),
    record(recordType.enclosure, Buffer.from([hardware.chassis, 2, 0, 0, 0])),
    ...optional(recordType.tpm, hardware.tpm),
    text(recordType.biosVendor, hardware.manufacturer),
    ...optional(recordType.sku, hardware.sku),
    ...optional(recordType.family, hardware.family),
    text(recordType.systemVersion, 'SYN-1.0'),
    text(recordType.boardManufacturer, hardware.manufacturer),
    text(recordType.boardProduct, '8B41'),
    text(recordType.boardVersion, 'A00'),
    record(recordType.gpuMemory, Buffer.from('000000080000000000000000000000000001', 'hex')),
    record(recordType.gpu, Buffer.from('Synthetic|Graphics', 'utf16le')),
    record(37, Buffer.from('0800080001000200', 'hex')),
  ]
}

function diskValue(disk: NonNullable<SyntheticModel['disk']>): Buffer {
  const value = Buffer.alloc(12)
  value.writeUInt32LE(disk.capacityGB, 0)
  value.writeUInt16LE(disk.bus, 8)
  value[10] = disk.rotating ? 0xff : 0
  value[11] = disk.rotating ? 0 : 1
  return value
}

function record(type: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(type, 0)
  head.writeUInt16LE(value.length + 4, 2)
  return Buffer.concat([head, value])
}

/** A hash of the device with exactly one thing wrong: verifyHash refuses it with the reason that names the entry. */
export const faultyHashes = {
  'not-base64': (device) => replaceAt(synthesizeHash(device), 100, '*!?'),
  'not-a-hardware-hash': () => 'dGhpcyBpcyBubyBoYXJkd2FyZSBoYXNo',
  truncated: (device) => synthesizeHash(device).slice(0, 600),
  malformed: (device) => {
    const body = synthesizeBody(device)
    body[4 + u16(body, 6) + 2] = 2
    body[4 + u16(body, 6) + 3] = 0
    return canonicalHash(body)
  },
  checksum: (device) => {
    const text = synthesizeHash(device)
    return replaceAt(text, 60, text[60] === 'B' ? 'C' : 'B')
  },
  'too-long': (device) => overlongHash(synthesizeBody(device)),
  'serial-missing': (device) => synthesizeHash({ ...device, serialNumber: null }),
  'manufacturer-missing': (device) => synthesizeHash({ ...device, manufacturer: null }),
} as const satisfies Record<string, (device: SyntheticDevice) => string>

export type HashFault = keyof typeof faultyHashes

const replaceAt = (text: string, at: number, by: string) => text.slice(0, at) + by + text.slice(at + by.length)

function overlongHash(body: Uint8Array): string {
  const bytes = Buffer.concat([body, record(38, Buffer.alloc(longestBody - body.length))])
  bytes.writeUInt16LE(bytes.length, 2)
  const footer = Buffer.from([0x43, 0x53, footerBytes, 0])
  return Buffer.concat([bytes, footer, hash('sha256', bytes, 'buffer')]).toString('base64')
}
