import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { AcceptBody } from '../../api/contract/people.ts'
import { openClient } from '../client.ts'
import { keys } from '../keys.ts'
import { paths } from '../paths.ts'
import { signedIn } from '../session/session.ts'

/** Accepts an invitation, then on to the organization's devices. */
export function useAccept() {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const accept = async (body: AcceptBody): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      const { organization } = await openClient().people.accept(body)
      queries.removeQueries({ queryKey: keys.me })
      signedIn()
      await navigate(paths.devices(organization.id))
    } catch (cause) {
      setError(cause)
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, accept }
}
