import { captureAt, ekOf, epoch2000, setText, uuidOf } from './identity.ts'
import { indexRecords, newRecordIndex, type RecordIndex, recordType, textAt, u16, u32 } from './layout.ts'
import type { Disk, HashedDevice, UnknownRecord } from './types.ts'

type Value = { type: number; bytes: Buffer }

/**
 * Everything that a proven body (bytes [0, total)) says of its device, every record of hardware-hash.md among it.
 * Values are null where a record is absent, too short or a placeholder; records of unknown meaning are kept.
 */
export function readHash(body: Uint8Array): HashedDevice {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length)
  const index = newRecordIndex()
  indexRecords(bytes, bytes.length, index)
  const values = valuesOf(bytes)
  const capture = captureAt(bytes, index)
  const text = (type: number) => setText(bytes, index, type)
  return {
    serialNumber: text(recordType.serialNumber),
    manufacturer: text(recordType.manufacturer),
    model: text(recordType.model),
    family: text(recordType.family),
    sku: text(recordType.sku),
    systemVersion: text(recordType.systemVersion),
    uuid: uuidOf(bytes, index),
    productKeyId: text(recordType.productKeyId),
    keyPartNumber: text(recordType.keyPartNumber),
    tpmVersion: text(recordType.tpm),
    ekPublicSha256: ekOf(bytes, index),
    macAddresses: networksOf(values).map((adapter) => adapter.mac),
    memoryGB: memoryOf(values)?.installedGB ?? null,
    disks: disksOf(values),
    architecture: capture === 0 ? null : architectureName(bytes[capture + 26] as number),
    osBuild: capture === 0 ? null : u16(bytes, capture + 18),
    toolVersion: capture === 0 ? null : (bytes[capture + 27] as number),
    capturedAt: capture === 0 ? null : isoSeconds(u32(bytes, capture + 20) + epoch2000),
    details: detailsOf(bytes, index, values, capture),
    unknownRecords: unknownOf(values),
  }
}

function valuesOf(bytes: Buffer): Value[] {
  const values: Value[] = []
  for (let at = 4; at + 4 <= bytes.length; ) {
    const length = u16(bytes, at + 2)
    if (length < 4 || at + length > bytes.length) break
    values.push({ type: u16(bytes, at), bytes: bytes.subarray(at + 4, at + length) })
    at += length
  }
  return values
}

/** The values of a type that are at least `least` bytes long. */
function ofType(values: Value[], type: number, least = 1): Buffer[] {
  return values.filter((value) => value.type === type && value.bytes.length >= least).map((value) => value.bytes)
}

function isoSeconds(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`
}

const architectures: Record<number, string> = { 0: 'x86', 5: 'ARM', 6: 'IA64', 9: 'x64', 12: 'ARM64' }
const architectureName = (code: number) => architectures[code] ?? `unknown (${code})`

/** STORAGE_BUS_TYPE. */
const buses = [
  null,
  'SCSI',
  'ATAPI',
  'ATA',
  'IEEE 1394',
  'SSA',
  'Fibre Channel',
  'USB',
  'RAID',
  'iSCSI',
  'SAS',
  'SATA',
  'SD',
  'MMC',
  'Virtual',
  'File-backed virtual',
  'Storage Spaces',
  'NVMe',
  'SCM',
  'UFS',
]

/** Record 6 and record 7 stand once a disk, in the same order. */
function disksOf(values: Value[]): Disk[] {
  const capacities = ofType(values, recordType.disk, 12)
  const names = ofType(values, recordType.diskSerial).map(diskName)
  return Array.from({ length: Math.max(capacities.length, names.length) }, (_, number) => ({
    ...diskHardware(capacities[number]),
    serial: names[number]?.serial ?? null,
  }))
}

function diskHardware(value: Buffer | undefined): Omit<Disk, 'serial'> {
  if (value === undefined) return { capacityGB: null, bus: null, rotating: null }
  const bus = u16(value, 8)
  const seekPenalty = value[10]
  return {
    capacityGB: plausible(value, 0),
    bus: bus === 0 ? null : (buses[bus] ?? `unknown (${bus})`),
    rotating: seekPenalty === 0 ? false : seekPenalty === 0xff ? true : null,
  }
}

/** `serial|model|` or `serial|model|vendor`. */
function diskName(value: Buffer) {
  const [serial, model, vendor] = textAt(value, 0, value.length)
    .split('|')
    .map((part) => part.trim() || null)
  return { serial: serial ?? null, model: model ?? null, vendor: vendor ?? null }
}

/** A u64 of gigabytes; null where it is zero or beyond what any machine has. */
function plausible(value: Buffer, at: number): number | null {
  const gigabytes = u32(value, at)
  return gigabytes === 0 || u32(value, at + 4) !== 0 ? null : gigabytes
}

function memoryOf(values: Value[]) {
  const [value] = ofType(values, recordType.memory, 20)
  if (value === undefined) return null
  return {
    installedGB: plausible(value, 0),
    maximumGB: plausible(value, 8),
    slots: u16(value, 16),
    arrays: u16(value, 18),
    errorCorrection: value[20] ?? null,
  }
}

const media: Record<number, string> = { 8: 'WWAN', 9: 'Wi-Fi', 10: 'Bluetooth', 14: 'Ethernet' }

function networksOf(values: Value[]) {
  return ofType(values, recordType.network, 10).map((value) => ({
    mac: value.toString('hex', 4, 10).replace(/(..)(?!$)/g, '$1:'),
    medium: media[u32(value, 0)] ?? null,
    bus: utf16(value.subarray(14, 14 + u32(value, 10))),
  }))
}

function utf16(value: Buffer): string | null {
  const text = value.toString('utf16le', 0, value.length - (value.length % 2))
  return text.split('\0', 1)[0]?.trim() || null
}

const diskParts = (values: Value[]) =>
  ofType(values, recordType.diskSerial).map((value, number) => ({
    model: diskName(value).model,
    vendor: diskName(value).vendor,
    trim: ofType(values, recordType.disk, 12)[number]?.[11] ?? null,
  }))

/** What is known beyond the common keys, in groups; a group is absent where its records are. */
function detailsOf(bytes: Buffer, index: RecordIndex, values: Value[], capture: number): Record<string, unknown> {
  const text = (type: number) => setText(bytes, index, type)
  const groups: Record<string, unknown> = {
    capture: capture === 0 ? null : captureDetails(bytes, capture),
    cpu: cpuDetails(values, text),
    memory: memoryOf(values),
    bios: { vendor: text(recordType.biosVendor) },
    board: {
      manufacturer: text(recordType.boardManufacturer),
      product: text(recordType.boardProduct),
      version: text(recordType.boardVersion),
    },
    disks: diskParts(values),
    systemDisk: ofType(values, recordType.systemDisk).map(diskName)[0],
    network: networksOf(values),
    display: displayDetails(values),
    enclosure: enclosureDetails(values),
    tpmKeyBits: ofType(values, recordType.ek).map((value) => value.length * 8)[0],
    gpu: ofType(values, recordType.gpu).map((value) => gpuName(value)),
    setup: setupText(values),
    gpuMemoryHex: ofType(values, recordType.gpuMemory).map((value) => value.toString('hex'))[0],
  }
  return Object.fromEntries(Object.entries(groups).filter(([, group]) => !isEmpty(group)))
}

function isEmpty(group: unknown): boolean {
  if (group === null || group === undefined) return true
  if (Array.isArray(group)) return group.length === 0
  return typeof group === 'object' && Object.values(group).every((value) => value === null)
}

const osTypes: Record<number, string> = { 1: 'WinPE', 2: 'full' }

/** Versions stand as four u16: minor, major, revision, build. A zone beyond ±56 quarter-hours means nothing. */
function captureDetails(bytes: Buffer, capture: number) {
  const version = (at: number) => [2, 0, 6, 4].map((part) => u16(bytes, capture + 4 + at + part)).join('.')
  const quarterHours = bytes.readInt8(capture + 24)
  return {
    tool: version(0),
    windows: version(8),
    windowsType: osTypes[bytes[capture + 25] as number] ?? null,
    timeZoneMinutes: Math.abs(quarterHours) <= 56 ? quarterHours * 15 : null,
  }
}

function cpuDetails(values: Value[], text: (type: number) => string | null) {
  const [topology] = ofType(values, recordType.cpuTopology, 12)
  const [cores] = ofType(values, recordType.cores)
  return {
    vendor: text(recordType.cpuVendor),
    model: text(recordType.cpuModel),
    architecture: topology ? architectureName(u16(topology, 0)) : null,
    packages: topology ? u16(topology, 2) : null,
    cores: topology ? u16(topology, 4) : null,
    threads: topology ? u16(topology, 6) : null,
    hyperThreading: topology ? u32(topology, 8) !== 0 : null,
    hybridCoresHex: cores ? cores.toString('hex') : null,
  }
}

function displayDetails(values: Value[]) {
  const [panel] = ofType(values, recordType.display, 8)
  const [size] = ofType(values, recordType.displayCentimetres, 4)
  if (!panel && !size) return null
  return {
    millimetres: panel ? sizes(panel, 0) : null,
    pixels: panel ? sizes(panel, 4) : null,
    centimetres: size ? sizes(size, 0) : null,
  }
}

/** Width and height; all ones, or nothing, where the firmware does not know them (every virtual machine). */
function sizes(value: Buffer, at: number): [number, number] | null {
  const [width, height] = [u16(value, at), u16(value, at + 2)]
  return [0, 0xffff].includes(width) && [0, 0xffff].includes(height) ? null : [width, height]
}

function enclosureDetails(values: Value[]) {
  const [value] = ofType(values, recordType.enclosure, 2)
  if (!value) return null
  return {
    chassisType: value[0],
    powerRole: value[1],
    opticalDrive: value[2] ?? null,
    touchFlags: value[3] ?? null,
    touches: value[4] ?? null,
  }
}

function gpuName(value: Buffer) {
  const [vendor, name] = (utf16(value) ?? '').split('|')
  return { vendor: vendor?.trim() || null, name: name?.trim() || null }
}

/** Language, time zone and keyboard of the set-up, as the text stands; what parts them is not known, so a bar stands for it. */
function setupText(values: Value[]): string | null {
  const [value] = ofType(values, recordType.setup)
  if (value === undefined) return null
  const isWide = value.length > 3 && value[1] === 0 && value[3] === 0
  const parts = (isWide ? value.toString('utf16le') : value.toString('utf8')).split(unprintable)
  return (
    parts
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join(' | ') || null
  )
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: parting at them is the point
const unprintable = /[\u0000-\u001f\u007f-\u009f\ufffd]+/

const known: ReadonlySet<number> = new Set(Object.values(recordType))

function unknownOf(values: Value[]): UnknownRecord[] {
  return values
    .filter((value) => !known.has(value.type))
    .map(({ type, bytes }) => ({ type, length: bytes.length + 4, valueHex: bytes.toString('hex') }))
}
