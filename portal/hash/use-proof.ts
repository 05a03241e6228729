import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { HashAnswer } from '../../api/contract/hash.ts'
import { useClient } from '../client.ts'
import { useOrganization } from '../organization.ts'

/** Typing rests this long before the server is asked. */
const rest = 250
/** The most that the server looks at (api/contract/hash.ts); of more it is enough to hear that it is too long. */
const most = { hash: 65_536, serialNumber: 256 }

export type Proof = { answer: HashAnswer | undefined; busy: boolean; error: unknown }

/** What the server says of a hash and a serial while they are typed; nothing where there is no hash. */
export function useProof(hash: string, serialNumber: string): Proof {
  const client = useClient()
  const organization = useOrganization()
  const text = hash.trim().slice(0, most.hash)
  const serial = serialNumber.trim().slice(0, most.serialNumber)
  const asked = useRested({ hash: text, serialNumber: serial })
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
  const typing = asked.hash !== text || asked.serialNumber !== serial
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
