import {
  captureAgain,
  faultyHashes,
  type HashFault,
  type Random32,
  replaceBoard,
  type SyntheticChanges,
  type SyntheticDevice,
  synthesizeDevice,
  synthesizeHash,
} from '../../domain/hardware-hash/synthesize.ts'
import { syntheticModels } from '../../domain/hardware-hash/synthetic-models.ts'

/** A made-up device with the text of its hash. */
export type TestDevice = SyntheticDevice & { hash: string }

/** Small, fast and the same for the same seed (mulberry32); good for tests, for nothing else. */
export function seededRandom(seed: number): Random32 {
  let state = (seed ^ 0x5eed_cafe) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}

/**
 * The device of a seed: always the same for the same seed, another serial, UUID and EK for another. Eight models take
 * turns, so that any eight seeds in a row hold one without a TPM, one ARM and two virtual machines.
 */
export function syntheticDevice(seed: number, changes: SyntheticChanges = {}): TestDevice {
  const hardware = syntheticModels[seed % syntheticModels.length] as (typeof syntheticModels)[number]
  return withHash(synthesizeDevice(seededRandom(seed), { number: seed, hardware, ...changes }))
}

export function syntheticDevices(count: number, firstSeed = 1): TestDevice[] {
  return Array.from({ length: count }, (_, number) => syntheticDevice(firstSeed + number))
}

const withHash = (device: SyntheticDevice): TestDevice => ({ ...device, hash: synthesizeHash(device) })

/** The same device captured again, a month later unless told. */
export const capturedLater = (device: TestDevice, seconds = 30 * 86_400) => withHash(captureAgain(device, seconds))

/** The same maker, model and serial with another board: other TPM and UUID. */
export const withReplacedBoard = (device: TestDevice, seed = 1) =>
  withHash(replaceBoard(device, seededRandom(seed ^ 0x0b0a2d)))

/** The device with a hash that is refused for exactly this reason. */
export const withFault = (device: TestDevice, fault: HashFault): TestDevice => ({
  ...device,
  hash: faultyHashes[fault](device),
})
