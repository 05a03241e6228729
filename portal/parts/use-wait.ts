import { useEffect, useState } from 'react'
import { MusterProblem } from '../client.ts'

/** Seconds that are left until the server listens again, counted down; 0 where it does not ask to wait. */
export function useWait(error: unknown): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const wait = error instanceof MusterProblem ? (error.retryAfter ?? 0) : 0
    setLeft(wait)
    if (wait === 0) return
    const until = Date.now() + wait * 1000
    const timer = setInterval(() => {
      const seconds = Math.max(0, Math.ceil((until - Date.now()) / 1000))
      setLeft(seconds)
      if (seconds === 0) clearInterval(timer)
    }, 500)
    return () => clearInterval(timer)
  }, [error])
  return left
}
