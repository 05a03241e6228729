import type { HashedDevice } from '../hardware-hash/types.ts'
import type { Language } from '../words.ts'
import { fieldName } from './say.ts'
import type { HashField } from './texts.ts'

/** One group of what a hash says, in the reader's words. A value is text, ready to show. */
export type HashGroup = { group: HashField; title: string; lines: { name: string; value: string }[] }

type Value = string | number | null | undefined
type Line = readonly [HashField, Value]

/** What a hash says of its device in plain words, in groups; what is not known has no line, an empty group is left out. */
export function describeHash(language: Language, device: HashedDevice): HashGroup[] {
  const groups: readonly (readonly [HashField, readonly Line[]])[] = [
    ['identity', identityOf(device)],
    ['windowsAtCapture', windowsOf(device)],
    ['processorAndMemory', processorOf(device)],
    ['disks', device.disks.map((disk, number) => diskOf(language, device, disk, number))],
    ['network', networkOf(device)],
    ['tpm', tpmOf(language, device)],
    ['display', displayOf(device)],
    ['unknownRecords', unknownOf(language, device)],
  ]
  return groups
    .map(([group, lines]) => ({ group, title: fieldName(language, group), lines: shown(language, lines) }))
    .filter(({ lines }) => lines.length > 0)
}

function shown(language: Language, lines: readonly Line[]): HashGroup['lines'] {
  return lines
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([field, value]) => ({ name: fieldName(language, field), value: String(value) }))
}

/** A value of `details`, whose groups are open: null unless it is a text or a number. */
function detail(device: HashedDevice, ...path: (string | number)[]): Value {
  let value: unknown = device.details
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return null
    value = (value as Record<string | number, unknown>)[key]
  }
  if (Array.isArray(value)) return value.filter((part) => typeof part === 'number').join(' × ') || null
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

const joined = (...parts: Value[]) =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(' ') || null
const inGB = (amount: Value) => (typeof amount === 'number' ? `${amount} GB` : null)

function identityOf(device: HashedDevice): Line[] {
  const board = ['manufacturer', 'product', 'version'].map((part) => detail(device, 'board', part))
  return [
    ['serialNumber', device.serialNumber],
    ['manufacturer', device.manufacturer],
    ['model', device.model],
    ['family', device.family],
    ['sku', device.sku],
    ['systemVersion', device.systemVersion],
    ['uuid', device.uuid],
    ['productKeyId', device.productKeyId],
    ['keyPartNumber', device.keyPartNumber],
    ['board', joined(...board)],
    ['bios', detail(device, 'bios', 'vendor')],
  ]
}

function windowsOf(device: HashedDevice): Line[] {
  return [
    ['capturedAt', device.capturedAt],
    ['windows', detail(device, 'capture', 'windows') ?? device.osBuild],
    ['windowsType', detail(device, 'capture', 'windowsType')],
    ['timeZone', detail(device, 'capture', 'timeZoneMinutes')],
    ['setup', detail(device, 'setup')],
    ['toolVersion', device.toolVersion],
  ]
}

function processorOf(device: HashedDevice): Line[] {
  return [
    ['cpu', detail(device, 'cpu', 'model') ?? detail(device, 'cpu', 'vendor')],
    ['architecture', device.architecture],
    ['cores', detail(device, 'cpu', 'cores')],
    ['threads', detail(device, 'cpu', 'threads')],
    ['memory', inGB(device.memoryGB)],
    ['memoryMaximum', inGB(detail(device, 'memory', 'maximumGB'))],
    ['memorySlots', detail(device, 'memory', 'slots')],
  ]
}

function diskOf(language: Language, device: HashedDevice, disk: HashedDevice['disks'][number], number: number): Line {
  const kind = disk.rotating === null ? null : fieldName(language, disk.rotating ? 'rotating' : 'solidState')
  const name = joined(detail(device, 'disks', number, 'vendor'), detail(device, 'disks', number, 'model'))
  const system = isSystemDisk(device, disk) ? fieldName(language, 'systemDisk') : null
  return ['disk', [name, inGB(disk.capacityGB), disk.bus, kind, disk.serial, system].filter(Boolean).join(', ')]
}

/** Record 28 names the disk that Windows starts from; one alone is that anyway. */
function isSystemDisk(device: HashedDevice, { serial }: HashedDevice['disks'][number]): boolean {
  return device.disks.length > 1 && serial !== null && detail(device, 'systemDisk', 'serial') === serial
}

function networkOf(device: HashedDevice): Line[] {
  return device.macAddresses.map((mac, number) => [
    'adapter',
    joined(mac, detail(device, 'network', number, 'medium'), detail(device, 'network', number, 'bus')),
  ])
}

function tpmOf(language: Language, device: HashedDevice): Line[] {
  const absent = device.tpmVersion === null && device.ekPublicSha256 === null
  return [
    ['tpmVersion', absent ? fieldName(language, 'none') : device.tpmVersion],
    ['ekPublicSha256', device.ekPublicSha256],
  ]
}

function displayOf(device: HashedDevice): Line[] {
  const size = detail(device, 'display', 'centimetres')
  return [
    ['panel', joined(detail(device, 'display', 'pixels'), size === null ? null : `(${size} cm)`)],
    ['gpu', joined(detail(device, 'gpu', 0, 'vendor'), detail(device, 'gpu', 0, 'name'))],
    ['enclosure', detail(device, 'enclosure', 'chassisType')],
  ]
}

function unknownOf(language: Language, device: HashedDevice): Line[] {
  return device.unknownRecords.map(({ type, length, valueHex }) => [
    'record',
    `${type}: ${length} ${fieldName(language, 'bytes')}, ${valueHex.length > 64 ? `${valueHex.slice(0, 64)}…` : valueHex}`,
  ])
}
