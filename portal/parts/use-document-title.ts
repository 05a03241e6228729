import { useEffect } from 'react'
import { useText } from '../texts/use-text.ts'

/** The page's title is the document's, too: what the tab says, and what a screen reader says first. */
export function useDocumentTitle(title: string): void {
  const { t } = useText()
  useEffect(() => {
    document.title = `${title} · ${t('shell.product')}`
  }, [title, t])
}
