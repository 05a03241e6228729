import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { AcceptBody } from '../../api/contract/people.ts'
import { openClient } from '../client.ts'
import { paths } from '../paths.ts'
import { comeIn } from '../session/come-in.ts'

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
      await comeIn(queries)
      await navigate(paths.devices(organization.id))
    } catch (cause) {
      setError(cause)
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, accept }
}
