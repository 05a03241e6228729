import { open } from 'node:fs/promises'
import { synthesizeDevice, synthesizeHash } from '../../domain/hardware-hash/synthesize.ts'
import { seededRandom } from '../../test/synthetic/devices.ts'

/** Writes `count` synthetic devices as one file of the collection script; numbers from `first`, so that none is known. */
export async function writeDeviceFile(path: string, count: number, first: number): Promise<void> {
  const random = seededRandom(first)
  await using file = await open(path, 'w')
  let lines = 'Device Serial Number,Windows Product ID,Hardware Hash\r\n'
  for (let at = 0; at < count; at++) {
    const device = synthesizeDevice(random, { number: first + at })
    lines += `${device.serialNumber},,${synthesizeHash(device)}\r\n`
    if (lines.length < 4_000_000) continue
    await file.write(lines)
    lines = ''
  }
  await file.write(lines)
}
