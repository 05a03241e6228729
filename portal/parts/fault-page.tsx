import { Button, makeStyles, Text, Title3, tokens } from '@fluentui/react-components'
import type { ErrorComponentProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { MusterProblem } from '../client.ts'
import { useText } from '../texts/use-text.ts'
import { ButtonLink } from './button-link.tsx'
import { bodyOf } from './problem-words.ts'
import { useDocumentTitle } from './use-document-title.ts'

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalXXL,
    maxWidth: '640px',
  },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontFamily: tokens.fontFamilyMonospace },
})

/** A page that failed: what is known, and the way on. A thing that is not there is said in calmer words. */
export function FaultPage({ error, reset }: ErrorComponentProps) {
  const { t } = useText()
  const styles = useStyles()
  if (error instanceof MusterProblem && error.status === 404) return <MissingPage />
  const problem = error instanceof MusterProblem ? error : null
  return (
    <Message title={problem?.title ?? t('fault.title')}>
      <Text>{problem ? bodyOf(problem) : t('fault.body')}</Text>
      <pre className={styles.text}>{problem ? `${t('common.requestId')}: ${problem.requestId}` : String(error)}</pre>
      <Button appearance="primary" onClick={reset}>
        {t('common.retry')}
      </Button>
    </Message>
  )
}

/** Nothing at this address. */
export function MissingPage() {
  const { t } = useText()
  return (
    <Message title={t('fault.missing')}>
      <Text>{t('fault.missing.body')}</Text>
      <ButtonLink to="/" appearance="primary">
        {t('fault.toDevices')}
      </ButtonLink>
    </Message>
  )
}

/** An organization that the person does not belong to, or no longer. */
export function NotMemberPage() {
  const { t } = useText()
  return (
    <Message title={t('fault.notMember')}>
      <Text>{t('fault.notMember.body')}</Text>
      <ButtonLink to="/" appearance="primary">
        {t('fault.toOwn')}
      </ButtonLink>
    </Message>
  )
}

function Message({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles()
  useDocumentTitle(title)
  return (
    <main id="page" tabIndex={-1} className={styles.page}>
      <Title3 as="h1">{title}</Title3>
      {children}
    </main>
  )
}
