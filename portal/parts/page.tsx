import { makeStyles, mergeClasses, Title2, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useDocumentTitle } from './use-document-title.ts'

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL}`,
    minHeight: '100%',
    outlineStyle: 'none',
    '@media (max-width: 640px)': { padding: tokens.spacingHorizontalM, gap: tokens.spacingVerticalS },
    '@media (max-width: 640px) and (max-height: 480px)': {
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
      gap: tokens.spacingVerticalXS,
    },
  },
  fixed: { height: '100%' },
  // Magnified, or on a phone held sideways, the list needs the room that its name takes; screen readers have it still.
  fixedHead: {
    '@media (max-height: 480px)': {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  title: { margin: 0, overflowWrap: 'anywhere' },
})

/**
 * A page inside the shell: its heading, what stands beside it, and the rest. `fixed` pages fill the screen and scroll
 * inside. `title` is the document's, too.
 */
export function Page({
  title,
  beside,
  fixed = false,
  children,
}: {
  title: string
  beside?: ReactNode
  fixed?: boolean
  children: ReactNode
}) {
  const styles = useStyles()
  useDocumentTitle(title)
  return (
    <main id="page" tabIndex={-1} className={mergeClasses(styles.page, fixed && styles.fixed)}>
      <div className={mergeClasses(styles.head, fixed && beside === undefined && styles.fixedHead)}>
        <Title2 as="h1" className={styles.title}>
          {title}
        </Title2>
        {beside}
      </div>
      {children}
    </main>
  )
}
