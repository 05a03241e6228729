import { MusterProblem } from '../client.ts'

/** What the server said of one field of a form; null where it said nothing of it. */
export function fieldSaid(error: unknown, path: string): string | null {
  if (!(error instanceof MusterProblem)) return null
  const field = error.problem.fields?.find((one) => one.path === path)
  return field ? `${error.title} ${error.nextStep}` : null
}

/** How a Field shows that something is wrong with it; nothing where `message` is null. */
export const wrongWith = (message: string | null | undefined) =>
  message ? ({ validationState: 'error', validationMessage: message } as const) : {}
