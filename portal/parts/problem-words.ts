import type { MusterProblem } from '../../api/client.ts'

/** What a refusal says besides its title: what was found, the fields that are meant, and the next step. */
export function bodyOf({ detail, nextStep, problem }: MusterProblem): string {
  const fields = (problem.fields ?? []).map(({ path, message }) => `${path}: ${message}.`)
  return [detail, ...fields, nextStep].filter((one) => one !== '').join(' ')
}
