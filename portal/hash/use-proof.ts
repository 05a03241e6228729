import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { HashAnswer } from '../../api/contract/hash.ts'
import { useClient } from '../client.ts'
import { useOrganization } from '../organization.ts'

/** Typing rests this long before the server is asked. */
const rest = 250

export type Proof = { answer: HashAnswer | undefined; busy: boolean; error: unknown }

/** What the server says of a hash and a serial while they are typed; nothing where there is no hash. */
export function useProof(hash: string, serialNumber: string): Proof {
  const client = useClient()
  const organization = useOrganization()
  const asked = useRested({ hash: hash.trim(), serialNumber: serialNumber.trim() })
  const { data, isFetching, error } = useQuery({
    queryKey: [organization, 'hash', asked.hash, asked.serialNumber],
    queryFn: ({ signal }) =>
      client.hash(
        { hash: asked.hash, ...(asked.serialNumber ? { serialNumber: asked.serialNumber } : {}) },
        { signal },
      ),
    enabled: asked.hash !== '',
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  })
  const typing = asked.hash !== hash.trim() || asked.serialNumber !== serialNumber.trim()
  return { answer: asked.hash === '' ? undefined : data, busy: typing || isFetching, error }
}

function useRested(typed: { hash: string; serialNumber: string }): typeof typed {
  const { hash, serialNumber } = typed
  const [rested, setRested] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setRested({ hash, serialNumber }), rest)
    return () => clearTimeout(timer)
  }, [hash, serialNumber])
  return rested
}
