import type { DeviceToRegister, Keep, Registrar, RegistrarAnswer } from './registrar.ts'

export type Asking = {
  /** Milliseconds since 1970. */
  now: number
  /** How long a device may be refused by faults before it fails (registration.md: 10 minutes). */
  giveUpAfterMs: number
  newRequestId(): string
  keep: Keep
  /** Called for every fault; the request id of a device that fails for it stands in the same log line. */
  onFault(fault: unknown, about: { requestId: string; devices: readonly number[]; givenUp: boolean }): void
}

/**
 * Asks a registrar for a batch and never throws for a fault of the registrar's. A batch that failed before is halved
 * until the one bad device stands alone; a device that keeps failing is `not-yet` until `giveUpAfterMs` after it became
 * pending, then refused with `unexpected-error` and a request id that is in the log.
 * @returns one answer for each device, in their order
 */
export async function askRegistrar(
  registrar: Registrar,
  devices: readonly DeviceToRegister[],
  asking: Asking,
): Promise<RegistrarAnswer[]> {
  if (devices.length === 0) return []
  try {
    const answers = new Map((await registrar.register(devices, asking.keep)).map((answer) => [answer.id, answer]))
    return devices.map(({ id }) => answers.get(id) ?? { id, answer: 'not-yet' })
  } catch (fault) {
    const triedBefore = devices.every(({ attempts }) => attempts > 0)
    if (devices.length > 1 && triedBefore) return askHalves(registrar, devices, asking)
    return devices.map((device) => answerFault(device, fault, asking))
  }
}

async function askHalves(
  registrar: Registrar,
  devices: readonly DeviceToRegister[],
  asking: Asking,
): Promise<RegistrarAnswer[]> {
  const middle = devices.length >> 1
  const first = await askRegistrar(registrar, devices.slice(0, middle), asking)
  return [...first, ...(await askRegistrar(registrar, devices.slice(middle), asking))]
}

function answerFault({ id, pendingSince }: DeviceToRegister, fault: unknown, asking: Asking): RegistrarAnswer {
  const requestId = asking.newRequestId()
  const givenUp = asking.now - pendingSince >= asking.giveUpAfterMs
  asking.onFault(fault, { requestId, devices: [id], givenUp })
  if (!givenUp) return { id, answer: 'not-yet' }
  return { id, answer: 'refused', error: { code: 'unexpected-error', reason: null, requestId } }
}

/** Milliseconds to wait before a registrar is asked again: 1 s doubling to 1 minute. */
export function waitBeforeAsking(attempts: number): number {
  return Math.min(60_000, 1000 * 2 ** Math.min(attempts, 6))
}
