import { useStore } from '../store.ts'
import { connection } from './connection.ts'

/** True while the server does not answer. */
export function useGone(): boolean {
  return useStore(connection) === 'gone'
}
