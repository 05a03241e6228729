import { useRef } from 'react'

/** What a screen reader is told of progress: at the beginning, at each quarter and at the end, and not more. */
export function useSpokenProgress(text: string, percent: number): string {
  const quarter = Math.floor(percent / 25)
  const said = useRef({ quarter: -1, text: '' })
  if (said.current.quarter !== quarter) said.current = { quarter, text }
  return said.current.text
}
