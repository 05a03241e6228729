import { mkdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { synthesizeDevice, synthesizeHash } from '../domain/hardware-hash/synthesize.ts'
import { syntheticModels } from '../domain/hardware-hash/synthetic-models.ts'
import { seededRandom } from '../test/synthetic/devices.ts'

export type DeviceFile = { path: string; name: string; bytes: number }

const rowsEach = 25_000

/** Writes synthetic devices as files of the collection script, 25,000 rows each (about 100 MB). */
export async function writeDeviceFiles(folder: string, count: number): Promise<DeviceFile[]> {
  mkdirSync(folder, { recursive: true })
  const random = seededRandom(count)
  const files: DeviceFile[] = []
  for (let first = 0; first < count; first += rowsEach) {
    const name = `devices-${String(files.length).padStart(3, '0')}.csv`
    const path = join(folder, name)
    await using file = await open(path, 'w')
    await file.write('Device Serial Number,Windows Product ID,Hardware Hash\r\n')
    let lines = ''
    for (let number = first; number < Math.min(count, first + rowsEach); number++) {
      const hardware = syntheticModels[number % syntheticModels.length]
      const device = synthesizeDevice(random, { number: number + 1, ...(hardware ? { hardware } : {}) })
      lines += `${device.serialNumber},,${synthesizeHash(device)}\r\n`
      if (lines.length < 4_000_000) continue
      await file.write(lines)
      lines = ''
    }
    await file.write(lines)
    files.push({ path, name, bytes: (await file.stat()).size })
  }
  return files
}
