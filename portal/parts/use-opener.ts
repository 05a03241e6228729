import { type RefObject, useRef, useState } from 'react'

type Opener = {
  open: boolean
  opener: RefObject<HTMLButtonElement | null>
  show: () => void
  close: () => void
}

/** A button and the dialog that it opens: the focus comes back to the button when the dialog closes. */
export function useOpener(): Opener {
  const [open, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  return {
    open,
    opener,
    show: () => setOpen(true),
    close: () => {
      setOpen(false)
      requestAnimationFrame(() => opener.current?.focus())
    },
  }
}
