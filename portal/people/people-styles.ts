import { makeStyles, tokens } from '@fluentui/react-components'

/** What the lists of people, invitations and tokens look like. */
export const usePeopleStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':last-child': { borderBottom: 'none' },
  },
  text: { flex: '1 1 240px', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  role: { flex: '0 1 150px', minWidth: '120px' },
  act: { minWidth: '136px', '@media (max-width: 640px)': { minWidth: 0 } },
  plainRole: {
    flex: '0 1 150px',
    minWidth: '120px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    boxSizing: 'border-box',
  },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  /** A refusal stands beneath the whole line. */
  refused: { flexBasis: '100%', order: 1 },
  lead: { color: tokens.colorNeutralForeground2, maxWidth: '76ch' },
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '960px' },
})
