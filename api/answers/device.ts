import type { Device } from '../../domain/device.ts'
import { canonicalHash } from '../../domain/hardware-hash/encode.ts'
import { readHash } from '../../domain/hardware-hash/read.ts'
import { explainError } from '../../domain/messages/messages.ts'
import type { Language } from '../../domain/words.ts'
import type { DeviceHardware } from '../../storage/contract/devices.ts'
import type { Operation } from '../../storage/contract/operations.ts'
import type { DeviceAnswer, HardwareRecord } from '../contract/devices.ts'
import type { OperationAnswer } from '../contract/operations.ts'

/** A device as it is answered: its error in the reader's words. */
export function deviceAnswer(device: Device, language: Language): DeviceAnswer {
  if (device.error === null) return { ...device, error: null }
  const { message, nextStep } = explainError(language, device.error)
  return { ...device, error: { ...device.error, message, nextStep } }
}

/** What a stored hash says; its text only where asked for. */
export function hardwareAnswer(
  hardware: Pick<DeviceHardware, 'body' | 'refusedText'> & { since?: string; until?: string | null },
  withHash: boolean,
): HardwareRecord {
  const { body, refusedText } = hardware
  return {
    since: hardware.since ?? null,
    until: hardware.until ?? null,
    device: body ? readHash(body) : null,
    hash: withHash && body ? canonicalHash(body) : null,
    refusedText: withHash ? refusedText : null,
  }
}

export function operationAnswer(operation: Operation): OperationAnswer {
  const { total, done } = operation.counts
  const ended = operation.finishedAt !== null || total === 0
  return { ...operation, progress: ended ? 100 : Math.floor((done / total) * 1000) / 10 }
}
