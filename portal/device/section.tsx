import { makeStyles, mergeClasses, Subtitle1, shorthands, tokens } from '@fluentui/react-components'
import { type ReactNode, useId } from 'react'

const useStyles = makeStyles({
  section: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    minWidth: 0,
  },
  loud: {
    ...shorthands.borderColor(tokens.colorStatusWarningBorder1),
    backgroundColor: tokens.colorStatusWarningBackground1,
  },
  bad: {
    ...shorthands.borderColor(tokens.colorStatusDangerBorder1),
    backgroundColor: tokens.colorStatusDangerBackground1,
  },
  title: { margin: 0 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(110px, 180px) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalL}`,
    margin: 0,
    '@media (max-width: 480px)': { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: 0 },
  },
  name: { color: tokens.colorNeutralForeground3 },
  value: {
    margin: 0,
    overflowWrap: 'anywhere',
    '@media (max-width: 480px)': { marginBottom: tokens.spacingVerticalS },
  },
})

/** A part of the page with its heading. */
export function Section({ title, tone, children }: { title: string; tone?: 'loud' | 'bad'; children: ReactNode }) {
  const styles = useStyles()
  const heading = useId()
  return (
    <section className={mergeClasses(styles.section, tone && styles[tone])} aria-labelledby={heading}>
      <Subtitle1 as="h2" id={heading} className={styles.title}>
        {title}
      </Subtitle1>
      {children}
    </section>
  )
}

/** Names and values in two columns. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={useStyles().facts}>{children}</dl>
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  const styles = useStyles()
  return (
    <>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>{children}</dd>
    </>
  )
}
