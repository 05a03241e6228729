import { createContext, type ReactNode, useContext } from 'react'

/** The level of headings of what stands here: 2 on a page, 3 in a panel, whose own title is one of 2. */
export const HeadingLevel = createContext<2 | 3>(2)

/** A heading one below that of the page or panel that it stands on. */
export function Heading({ id, className, children }: { id?: string; className?: string; children: ReactNode }) {
  const Level = `h${useContext(HeadingLevel)}` as const
  return (
    <Level id={id} className={className}>
      {children}
    </Level>
  )
}
