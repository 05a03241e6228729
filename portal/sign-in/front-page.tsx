import { Card, makeStyles, Title3, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useDocumentTitle } from '../parts/use-document-title.ts'

const useStyles = makeStyles({
  page: {
    minHeight: '100dvh',
    boxSizing: 'border-box',
    display: 'grid',
    placeItems: 'center',
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  card: {
    width: '100%',
    maxWidth: '420px',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalXXL,
    gap: tokens.spacingVerticalL,
  },
  lead: { color: tokens.colorNeutralForeground2, margin: 0 },
})

/** The plain page before the shell: sign-in, set-up, approving a program. */
export function FrontPage({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const styles = useStyles()
  useDocumentTitle(title)
  return (
    <main className={styles.page}>
      <Card className={styles.card}>
        <img src="/icon.svg" width={40} height={40} alt="" />
        <Title3 as="h1">{title}</Title3>
        {lead && <p className={styles.lead}>{lead}</p>}
        {children}
      </Card>
    </main>
  )
}
