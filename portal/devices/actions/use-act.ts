import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { MusterProblem, useClient } from '../../client.ts'
import { keys } from '../../keys.ts'
import { useOrganization } from '../../organization.ts'
import { useFollowOperation } from '../../parts/operation-toast.tsx'
import { clearSelection } from '../selection.ts'
import { stopAsking } from './asked.ts'

/** Starts an operation on devices, which the corner then follows. `differs`: how many there are by now, where that was refused. */
export function useAct() {
  const client = useClient()
  const queries = useQueryClient()
  const organization = useOrganization()
  const follow = useFollowOperation()
  const [differs, setDiffers] = useState<number>()
  const act = useMutation({
    mutationFn: client.devices.act,
    onSuccess: (operation) => {
      stopAsking()
      clearSelection()
      follow(operation)
      void queries.invalidateQueries({ queryKey: keys.operations(organization) })
    },
    onError: (error) => {
      if (error instanceof MusterProblem && error.code === 'count-differs') setDiffers(error.problem.count)
    },
  })
  return { ...act, differs }
}
