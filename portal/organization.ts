import { useParams } from '@tanstack/react-router'

const kept = 'muster.organization'

/** The organization of the address. */
export function useOrganization(): string {
  return useParams({ from: '/o/$organization' }).organization
}

/** Where `/` leads: the organization last looked at on this machine, else the first. */
export function lastOrganization<T extends { id: string }>(organizations: readonly T[]): T | undefined {
  const last = localStorage.getItem(kept)
  return organizations.find(({ id }) => id === last) ?? organizations[0]
}

export function rememberOrganization(id: string): void {
  localStorage.setItem(kept, id)
}
