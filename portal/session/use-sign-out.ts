import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { MusterProblem, openClient } from '../client.ts'
import { paths } from '../paths.ts'
import { forgetPerson } from './forget-person.ts'

/** Signs out, and goes to the sign-in page; whose session has ended already only goes there. A failure is handed on. */
export function useSignOut(onFailed: (error: unknown) => void): () => Promise<void> {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    try {
      await openClient().accounts.signOut()
    } catch (error) {
      if (!(error instanceof MusterProblem) || error.status !== 401) return onFailed(error)
    }
    await navigate(paths.signIn())
    forgetPerson(queries)
  }
}
