import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HashedDeviceAnswer } from '../../api/contract/hash.ts'
import '../../domain/messages/messages.ts'
import { compareHardware } from './compare-hardware.ts'

const device: HashedDeviceAnswer = {
  serialNumber: 'S1',
  manufacturer: 'Contoso',
  model: 'Book 14',
  family: null,
  sku: null,
  systemVersion: null,
  uuid: '11111111-1111-1111-1111-111111111111',
  productKeyId: null,
  keyPartNumber: null,
  tpmVersion: null,
  ekPublicSha256: 'aa',
  macAddresses: ['00:11:22:33:44:55', '00:11:22:33:44:66'],
  memoryGB: 16,
  disks: [],
  architecture: 'x64',
  osBuild: 26100,
  toolVersion: 9,
  capturedAt: '2026-01-01T00:00:00Z',
  details: {},
  unknownRecords: [],
}

test('what differs between two captures stands first and is marked, what is the same follows', () => {
  const now = { ...device, ekPublicSha256: 'bb', macAddresses: ['00:11:22:33:44:55'] }
  const lines = compareHardware('en', device, now)
  const differing = lines.filter(({ differs }) => differs)
  assert.deepEqual(
    differing.map(({ before, now }) => [before, now]),
    [
      ['00:11:22:33:44:66', ''],
      ['aa', 'bb'],
    ],
  )
  assert.deepEqual(lines.slice(0, 2), differing)
  assert.ok(lines.some(({ before, now, differs }) => !differs && before === 'Book 14' && now === 'Book 14'))
})

test('the time of capture is no difference of hardware', () => {
  const later = { ...device, capturedAt: '2026-06-01T00:00:00Z' }
  assert.ok(compareHardware('nl', device, later).every(({ differs }) => !differs))
})
