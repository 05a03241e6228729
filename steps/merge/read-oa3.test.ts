import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ReadRow } from '../../domain/row.ts'
import { syntheticDevice, syntheticDevices } from '../../test/synthetic/devices.ts'
import { DeviceFileReader } from './device-file-reader.ts'

const [one, two] = [syntheticDevice(1), syntheticDevice(2)]
const key = (content: string) => `<?xml version="1.0"?>\n<k:Key xmlns:k="urn:k">\n${content}\n</k:Key>\n`

function read(content: string, piece = 65_536) {
  const rows: ReadRow[] = []
  const reader = new DeviceFileReader('OA3.xml', (row) => rows.push(row))
  const bytes = Buffer.from(content)
  for (let at = 0; at < bytes.length; at += piece) reader.push(bytes.subarray(at, at + piece))
  return { rows, file: reader.end() }
}

const found = ({ rows }: { rows: ReadRow[] }) => rows.map(({ line, serialNumber }) => [line, serialNumber])

test('an OA3.xml is read with CDATA sections, references, comments and namespaces', () => {
  const element = (content: string) => key(`<k:HardwareHash xmlns:x="y">${content}</k:HardwareHash>`)
  const half = one.hash.length / 2
  for (const content of [
    `<![CDATA[${one.hash}]]>`,
    ` <![CDATA[${one.hash.slice(0, half)}]]><![CDATA[${one.hash.slice(half)}]]>\n`,
    one.hash.replaceAll('+', '&#43;').replaceAll('/', '&#x2F;').replaceAll('T', '&#x54;'),
    `${one.hash.slice(0, half)}<!-- half -->${one.hash.slice(half)}`,
  ]) {
    assert.deepEqual(found(read(element(content), 700)), [[3, one.serialNumber]], content.slice(0, 40))
  }
  const commented = key(`<!-- <HardwareHash>${two.hash}</HardwareHash> -->\n<HardwareHash>${one.hash}</HardwareHash>`)
  assert.deepEqual(found(read(commented, 50)), [[4, one.serialNumber]])
})

test('a tag that comes in small pieces, far into a file, is not lost', () => {
  const devices = syntheticDevices(20)
  const content = key(devices.map(({ hash }) => `<HardwareHash>${hash}</HardwareHash>`).join('\n'))
  const serials = devices.map(({ serialNumber }, place) => [place + 3, serialNumber])
  for (const piece of [1, 5, 20_000]) assert.deepEqual(found(read(content, piece)), serials, `${piece} bytes a piece`)
})

test('an empty element is a refused row that names the element', () => {
  const { rows, file } = read(key('<HardwareHash/>'))
  assert.deepEqual([rows[0]?.line, rows[0]?.reason, rows[0]?.column], [3, 'nothing-to-identify', 'HardwareHash'])
  assert.equal(file.format, 'oa3')
})

test('an element that never ends, or nothing but comments, does not take long', () => {
  const began = process.cpuUsage().user
  const endless = key(`<HardwareHash>${'<!-'.repeat(1000)}${'<!--'.repeat(300_000)}`)
  assert.equal(read(endless).rows.at(-1)?.outcome, 'refused')
  assert.equal(read(`<a>${'<!-- -->'.repeat(200_000)}`).file.error?.found, 'XML')
  assert.ok(process.cpuUsage().user - began < 3e6)
})
